#include "backend/desk/review_api.h"

#include "backend/desk/fleet_folder.h"
#include "backend/desk/page_pictures.h"
#include "fleet/publisher/review_record.h"
#include "kiosk/base/json_fields.h"

#include <algorithm>
#include <map>

#include <QJsonArray>

namespace evergreen::desk {

namespace {

constexpr qsizetype kPlaceMost = 200;
constexpr qsizetype kWordsMost = 1000;
constexpr qsizetype kReasonsMost = 4000;
/// More is for evergreen-fleet's diff, on paper.
constexpr std::size_t kChangesMost = 1000;

using Doing = std::function<HttpResponse(const Submission& submission)>;

/// For who reads reviews, of a bundle that the desk knows.
HttpResponse about(DeskContext& desk, const StaffSession& session, const HttpRequest& request, const Doing& doing) {
    if (!session.staff.isReviewer() && !session.staff.isAuthor()) return httpError(403, "role");
    const auto submission = desk.books.submissions.find(request.pathParams[QStringLiteral("manifest")]);
    return submission ? doing(*submission) : httpError(404, "unknown");
}

/// What most kiosks run, by their own word; where none is heard, what all return to at a halt.
std::int64_t mostRun(DeskContext& desk) {
    std::map<std::int64_t, int> counts;
    for (const Kiosk& kiosk : desk.books.branches.kiosks()) {
        const KioskStatus status = desk.dispatch.wall().status(kiosk.id);
        if (status.hasHealth) ++counts[status.health.configuration];
    }
    if (counts.empty()) return desk.books.rollouts.seen().rollout.fallback;
    const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
    return std::max_element(counts.begin(), counts.end(), fewer)->first;
}

QJsonArray textsJson(const std::vector<std::string>& texts) {
    QJsonArray array;
    for (const std::string& one : texts) array.append(QString::fromStdString(one));
    return array;
}

/// What customers will meet differently than with what most of them meet now.
void addChanges(DeskContext& desk, const fleet::ToldBundle& told, QJsonObject& json) {
    std::int64_t against = mostRun(desk);
    auto before = desk.books.submissions.toldOfVersion(against);
    if (!before) before = desk.books.submissions.toldOfVersion(against = fleet::kBuiltIn);
    const auto changes = fleet::changesBetween(before ? before->says : fleet::BundlePlaces(), told.says);
    QJsonArray array;
    for (const fleet::BundleChange& change : changes) {
        if (static_cast<std::size_t>(array.size()) == kChangesMost) break;
        array.append(QJsonObject{{QStringLiteral("kind"), QString::fromLatin1(fleet::nameOf(change.kind))},
                                 {QStringLiteral("place"), QString::fromStdString(change.place)},
                                 {QStringLiteral("before"), QString::fromStdString(change.before)},
                                 {QStringLiteral("after"), QString::fromStdString(change.after)}});
    }
    json[QStringLiteral("against")] = static_cast<qint64>(against);
    json[QStringLiteral("leftOut")] = static_cast<qint64>(changes.size()) - array.size();
    json[QStringLiteral("changes")] = array;
    json[QStringLiteral("findings")] = textsJson(told.findings);
}

HttpResponse list(DeskContext& desk, const StaffSession& session, const HttpRequest&) {
    if (!session.staff.isReviewer() && !session.staff.isAuthor()) return httpError(403, "role");
    QJsonArray reviews;
    for (const Submission& one : desk.books.submissions.list()) reviews.append(Submissions::json(one));
    return jsonAnswer({{QStringLiteral("reviews"), reviews}});
}

HttpResponse one(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    return about(desk, session, request, [&](const Submission& submission) {
        QJsonArray notes;
        for (const ReviewNote& note : desk.books.reviews.notes(submission.manifest)) notes.append(reviewNoteJson(note));
        QJsonObject json = Submissions::json(submission);
        const auto told = desk.books.submissions.told(submission.manifest);
        json[QStringLiteral("told")] = told.has_value();
        if (told) addChanges(desk, *told, json);
        json[QStringLiteral("notes")] = notes;
        const PagesPainted painted = PagePictures(desk.watched.repository).of(submission.version);
        json[QStringLiteral("pictures")] = pagePicturesJson(painted.pages);
        json[QStringLiteral("picturesLeftOut")] = painted.leftOut;
        json[QStringLiteral("own")] = submission.isBy(session.staff);
        return jsonAnswer(json);
    });
}

/// One step, with its audit entry, in one transaction.
HttpResponse change(DeskContext& desk, const StaffSession& session, const HttpRequest& request, const char* act,
                    const Submission& submission, const std::function<ReviewStep()>& doing) {
    ReviewStep step = ReviewStep::Unknown;
    const auto done = desk.books.inOneGo([&] {
        step = doing();
        audit(desk, session, request, act, QString::number(submission.version), wordOf(step));
    });
    if (!done) return storageError(done.failure());
    desk.dispatch.wake();
    if (step == ReviewStep::OwnWork) return httpError(403, "own-work");
    const auto now = desk.books.submissions.find(submission.manifest);
    if (step == ReviewStep::Unknown || !now) return httpError(404, "unknown");
    if (step != ReviewStep::Done) return httpError(409, wordOf(step).toLatin1());
    return jsonAnswer(Submissions::json(*now));
}

HttpResponse byReviewer(DeskContext& desk, const StaffSession& session, const HttpRequest& request,
                        const Doing& doing) {
    return session.staff.isReviewer() ? about(desk, session, request, doing) : httpError(403, "role");
}

bool isPlaceIn(const fleet::ToldBundle& told, const NewNote& said) {
    // A sentence can be suggested where there is one.
    if (said.place.isEmpty()) return said.suggestion.isEmpty();
    return std::any_of(told.says.begin(), told.says.end(), [&said](const auto& kind) {
        const bool mayBe = said.suggestion.isEmpty() || kind.first == fleet::BundleChange::Kind::Text;
        return mayBe && kind.second.contains(said.place.toStdString());
    });
}

HttpResponse note(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto said = readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) {
        const QString place = fields.text("place", kPlaceMost);
        const QString words = fields.text("words", kWordsMost);
        return NewNote{place, words, fields.text("suggestion", kWordsMost)};
    });
    if (!said || (said->words.trimmed().isEmpty() && said->suggestion.trimmed().isEmpty())) {
        return httpError(400, "bad-request");
    }
    return byReviewer(desk, session, request, [&](const Submission& submission) {
        const auto told = desk.books.submissions.told(submission.manifest);
        if (!told || !isPlaceIn(*told, *said)) return httpError(400, "bad-request");
        return change(desk, session, request, "review-note", submission, [&] {
            return desk.books.reviews.note(submission.manifest, session.staff, *said, desk.books.now());
        });
    });
}

struct SaidAnswer {
    QString answer;
    QString why;
};

HttpResponse answer(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const int n = request.pathParams[QStringLiteral("note")].toInt();
    const auto said = readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) {
        const QString word = fields.text("answer", 16);
        return SaidAnswer{word, fields.text("why", kWordsMost)};
    });
    const bool isAdopted = said && said->answer == QStringLiteral("adopted");
    const bool isDeclined = said && said->answer == QStringLiteral("declined") && !said->why.trimmed().isEmpty();
    if (!isAdopted && !isDeclined) return httpError(400, "bad-request");
    return about(desk, session, request, [&](const Submission& submission) {
        return change(desk, session, request, "review-answer", submission, [&] {
            return desk.books.reviews.answer(submission.manifest, n, session.staff, isAdopted, said->why,
                                             desk.books.now());
        });
    });
}

HttpResponse giveBack(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto reasons = readJson(request.body, FailureCode::ConfigBad,
                                  [](JsonFields& fields) { return fields.text("reasons", kReasonsMost); });
    if (!reasons || reasons->trimmed().isEmpty()) return httpError(400, "bad-request");
    return byReviewer(desk, session, request, [&](const Submission& submission) {
        return change(desk, session, request, "review-return", submission, [&] {
            return desk.books.reviews.giveBack(submission.manifest, session.staff, *reasons, desk.books.now());
        });
    });
}

fleet::RightAnswer readRight(JsonFields& fields) {
    const QString word = fields.text("answer", 16);
    return {word.toStdString(), fields.text("note", kWordsMost).toStdString()};
}

/// What the reviewer fills in; who, what and when is the desk's to say.
fleet::ReviewRecord readRecord(JsonFields& fields) {
    fleet::ReviewRecord record;
    record.rights = fields.object("rights", [](JsonFields& rights) {
        std::map<std::string, fleet::RightAnswer> answers;
        for (const fleet::Right& right : fleet::kRights) answers[right.name] = rights.object(right.name, readRight);
        return answers;
    });
    record.accepted = fields.list("accepted", fleet::ReviewRecord::acceptedMax, [](JsonFields& one) {
        const QString finding = one.text("finding", kWordsMost);
        return fleet::AcceptedFinding{finding.toStdString(), one.text("why", kWordsMost).toStdString()};
    });
    record.comments = fields.text("comments", kWordsMost).toStdString();
    return record;
}

/// Read and held against the bundle by the code that will hold it against the reviewer's signature.
fleet::Checked<> checkAsSigned(const fleet::ReviewRecord& record, const Submission& submission,
                               const fleet::ToldBundle& told) {
    const auto read = fleet::readReviewRecord(fleet::bytesOf(record));
    if (!read) return read.refusal();
    return fleet::checkRecord(
        *read, {submission.version, submission.manifest.toStdString(), submission.author.toStdString(), told.findings});
}

HttpResponse makeRecord(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    auto filled = readJson(request.body, FailureCode::ConfigBad, readRecord);
    if (!filled) return httpError(400, "bad-request");
    return byReviewer(desk, session, request, [&](const Submission& submission) {
        const auto told = desk.books.submissions.told(submission.manifest);
        if (!told) return httpError(409, "untold");
        if (submission.isBy(session.staff)) return httpError(403, "own-work");
        fleet::ReviewRecord record = *filled;
        record.bundle = submission.version;
        record.manifest = submission.manifest.toStdString();
        record.author = submission.author.toStdString();
        record.reviewer = session.staff.id.toStdString();
        record.reviewed = fleet::wordsOf(tuf::Moment(std::chrono::seconds(desk.books.now() / 1000)));
        if (const auto good = checkAsSigned(record, submission, *told); !good) {
            return jsonAnswer({{QStringLiteral("error"), QStringLiteral("incomplete")},
                               {QStringLiteral("detail"), QString::fromStdString(good.refusal().detail)}},
                              409);
        }
        return change(desk, session, request, "review-record", submission, [&] {
            return desk.books.reviews.ready(submission.manifest, session.staff,
                                            QByteArray::fromStdString(fleet::bytesOf(record)), desk.books.now());
        });
    });
}

HttpResponse record(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    return about(desk, session, request, [&](const Submission& submission) {
        HttpResponse file{.body = desk.books.submissions.record(submission.manifest)};
        if (file.body.isEmpty()) return httpError(404, "unknown");
        file.headers.emplace_back(
            "Content-Disposition",
            "attachment; filename=\"review" + QByteArray::number(qlonglong{submission.version}) + ".json\"");
        return file;
    });
}

HttpResponse picture(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    return about(desk, session, request, [&](const Submission& submission) {
        const QString name =
            request.pathParams[QStringLiteral("setting")] + u'/' + request.pathParams[QStringLiteral("picture")];
        const auto png = PagePictures(desk.watched.repository).png(submission.version, name);
        return png ? HttpResponse{.body = *png, .contentType = "image/png"} : httpError(404, "unknown");
    });
}

}  // namespace

void addReviewRoutes(HttpRoutes& routes, DeskContext& desk) {
    addRoute(routes, desk, "GET", "/v1/reviews", list);
    addRoute(routes, desk, "GET", "/v1/reviews/{manifest}", one);
    addRoute(routes, desk, "POST", "/v1/reviews/{manifest}/notes", note);
    addRoute(routes, desk, "POST", "/v1/reviews/{manifest}/notes/{note}/answer", answer);
    addRoute(routes, desk, "POST", "/v1/reviews/{manifest}/return", giveBack);
    addRoute(routes, desk, "POST", "/v1/reviews/{manifest}/record", makeRecord);
    addRoute(routes, desk, "GET", "/v1/reviews/{manifest}/record", record);
    addRoute(routes, desk, "GET", "/v1/reviews/{manifest}/pictures/{setting}/{picture}", picture);
}

}  // namespace evergreen::desk
