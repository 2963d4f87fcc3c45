#include "backend/desk/complaint_api.h"

#include "backend/desk/complaint_pages.h"
#include "backend/desk/desk_time.h"
#include "kiosk/base/json_fields.h"

#include <QJsonArray>

namespace evergreen::desk {

namespace {

constexpr qsizetype kReasonMost = 500;
constexpr qsizetype kDecisionMost = 4000;

QString numberOf(const HttpRequest& request) {
    return request.pathParams[QStringLiteral("number")];
}

QJsonObject jsonOf(DeskContext& desk, const Complaint& complaint) {
    return complaintJson(complaint, desk.books.calendar, dayOf(desk.books.now()));
}

/// One step of a complaint of the staff's branch, with its audit entry, in one transaction.
HttpResponse change(DeskContext& desk, const StaffSession& session, const HttpRequest& request, const char* act,
                    const std::function<ComplaintStep(const QString& number)>& doing) {
    const QString number = numberOf(request);
    if (!desk.books.complaints.findFor(session.staff.branch, number)) return httpError(404, "unknown");
    ComplaintStep step = ComplaintStep::Unknown;
    const auto done = desk.books.inOneGo([&] {
        step = doing(number);
        audit(desk, session, request, act, number, wordOf(step));
    });
    if (!done) return storageError(done.failure());
    desk.dispatch.wake();
    const auto complaint = desk.books.complaints.findFor(session.staff.branch, number);
    if (step != ComplaintStep::Done || !complaint) return httpError(409, wordOf(step).toLatin1());
    return jsonAnswer(jsonOf(desk, *complaint));
}

HttpResponse list(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const QString state = request.query.value(QStringLiteral("state"), QStringLiteral("open"));
    if (state != QStringLiteral("open") && state != QStringLiteral("closed")) return httpError(400, "bad-request");
    QJsonArray all;
    for (const Complaint& complaint :
         desk.books.complaints.list(session.staff.branch, state == QStringLiteral("open"))) {
        all.append(jsonOf(desk, complaint));
    }
    return jsonAnswer({{QStringLiteral("complaints"), all}});
}

HttpResponse open(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto told = readComplaint(request.body);
    // A slip to follow it by comes from a kiosk alone.
    if (!told || !told->follow.isEmpty()) return httpError(400, "bad-request");
    const auto kiosk = desk.books.branches.kiosk(told->kiosk);
    if (!told->kiosk.isEmpty() && (!kiosk || kiosk->branch != session.staff.branch)) return httpError(404, "unknown");
    std::optional<Complaint> complaint;
    const auto done = desk.books.inOneGo([&] {
        complaint = desk.books.complaints.open(session.staff.branch, *told, session.staff.id, desk.books.now());
        audit(desk, session, request, "complain", complaint ? complaint->number : QString());
    });
    if (!done) return storageError(done.failure());
    desk.dispatch.wake();
    return complaint ? jsonAnswer(jsonOf(desk, *complaint), 201) : httpError(409, "key-reused");
}

HttpResponse one(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto complaint = desk.books.complaints.findFor(session.staff.branch, numberOf(request));
    if (!complaint) return httpError(404, "unknown");
    QJsonArray history;
    for (const ComplaintPast& past : desk.books.complaints.history(complaint->number)) {
        history.append(QJsonObject{{QStringLiteral("at"), static_cast<qint64>(past.at)},
                                   {QStringLiteral("what"), past.what},
                                   {QStringLiteral("who"), past.who},
                                   {QStringLiteral("detail"), past.detail}});
    }
    QJsonObject json = jsonOf(desk, *complaint);
    json[QStringLiteral("words")] = complaint->told.words;
    json[QStringLiteral("history")] = history;
    return jsonAnswer(json);
}

HttpResponse own(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto name =
        readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) { return fields.text("owner", 64); });
    if (!name) return httpError(400, "bad-request");
    const auto owner = desk.books.staff.find(*name);
    if (!owner || owner->branch != session.staff.branch) return httpError(404, "unknown");
    if (owner->id != session.staff.id && !session.staff.isManager()) return httpError(403, "role");
    return change(desk, session, request, "own", [&](const QString& number) {
        return desk.books.complaints.own(number, *owner, session.staff, desk.books.now());
    });
}

struct ExtensionWord {
    QString act;
    QString reason;
};

HttpResponse extend(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto word = readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) {
        const QString act = fields.text("act", 16);
        return ExtensionWord{act, fields.has("reason") ? fields.text("reason", kReasonMost) : QString()};
    });
    const bool isAsked = word && word->act == QStringLiteral("ask") && !word->reason.isEmpty();
    const bool isApproved = word && word->act == QStringLiteral("approve");
    if (!isAsked && !isApproved && (!word || word->act != QStringLiteral("refuse"))) {
        return httpError(400, "bad-request");
    }
    if (!isAsked && !session.staff.isManager()) return httpError(403, "role");
    return change(desk, session, request, "extend", [&](const QString& number) {
        auto& complaints = desk.books.complaints;
        if (isAsked) return complaints.askExtension(number, session.staff, word->reason, desk.books.now());
        return complaints.answerExtension(number, session.staff, isApproved, desk.books.now());
    });
}

struct Decision {
    QString words;
    QString cause;
};

HttpResponse decide(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto decision = readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) {
        const QString words = fields.text("words", kDecisionMost);
        return Decision{words, fields.text("cause", 16)};
    });
    if (!decision || decision->words.isEmpty() || !complaintCauses().contains(decision->cause)) {
        return httpError(400, "bad-request");
    }
    return change(desk, session, request, "decide", [&](const QString& number) {
        return desk.books.complaints.decide(number, session.staff, decision->words, decision->cause, desk.books.now());
    });
}

/// For paper, in the language the complaint was told in.
HttpResponse print(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto complaint = desk.books.complaints.findFor(session.staff.branch, numberOf(request));
    const auto branch = desk.books.branches.branch(session.staff.branch);
    if (!complaint || !branch) return httpError(404, "unknown");
    if (complaint->state != QStringLiteral("decided")) return httpError(409, "not-decided");
    const auto noted = desk.books.inOneGo([&] { audit(desk, session, request, "print", complaint->number); });
    if (!noted) return storageError(noted.failure());
    const CustomerWords words(complaint->told.language.startsWith(QStringLiteral("zh")));
    return decisionPage(words, *complaint, words.isChinese() ? branch->nameZh : branch->nameEn);
}

}  // namespace

void addComplaintRoutes(HttpRoutes& routes, DeskContext& desk) {
    addRoute(routes, desk, "GET", "/v1/complaints", list);
    addRoute(routes, desk, "POST", "/v1/complaints", open);
    addRoute(routes, desk, "GET", "/v1/complaints/{number}", one);
    addRoute(routes, desk, "POST", "/v1/complaints/{number}/own", own);
    addRoute(routes, desk, "POST", "/v1/complaints/{number}/extension", extend);
    addRoute(routes, desk, "POST", "/v1/complaints/{number}/decision", decide);
    addRoute(routes, desk, "GET", "/v1/complaints/{number}/print", print);
}

}  // namespace evergreen::desk
