#include "backend/desk/follow_api.h"

#include "backend/desk/books_port.h"
#include "backend/desk/complaint_pages.h"
#include "backend/desk/desk_time.h"

#include <QRegularExpression>
#include <QUrl>

namespace evergreen::desk {

namespace {

using Handler = HttpResponse (*)(DeskContext&, const CustomerWords&, const HttpRequest&, const FollowView&);

bool isToken(const QString& text) {
    static const QRegularExpression form(QStringLiteral("\\A[0-9a-f]{32}\\z"));
    return form.match(text).hasMatch();
}

/// As the address says, else as the complaint was told.
CustomerWords wordsFor(const HttpRequest& request, const QString& told) {
    const QString asked = request.query.value(QStringLiteral("lang"));
    if (asked == QStringLiteral("en") || asked == QStringLiteral("zh")) {
        return CustomerWords(asked == QStringLiteral("zh"));
    }
    return CustomerWords(told.isEmpty() || told.startsWith(QStringLiteral("zh")));
}

HttpResponse nothingFollowed(DeskContext& desk, const HttpRequest& request) {
    const auto wait = desk.books.limits.count(QStringLiteral("follow:") + request.peerAddress, strangeTokensAllowed,
                                              desk.books.now());
    const CustomerWords words = wordsFor(request, {});
    if (wait.count() == 0) return nothingFollowedPage(words);
    HttpResponse answer = nothingFollowedPage(words, 429);
    answer.headers.emplace_back(
        "Retry-After",
        QByteArray::number(static_cast<qlonglong>(std::chrono::ceil<std::chrono::seconds>(wait).count())));
    return answer;
}

/// A form of another site is refused. No-referrer makes a browser send Origin "null" also with our own form: then, as
/// where an old browser says nothing, it is the token that nobody else has.
bool isOurForm(const HttpRequest& request) {
    const QByteArray site = request.header("sec-fetch-site");
    if (!site.isEmpty()) return site == "same-origin";
    const QByteArray origin = request.header("origin");
    return origin.isEmpty() || origin == "null" || origin == "https://" + request.header("host");
}

/// What was typed, without what no page should show (NUL, turned writing). Lines stay.
QString typedIn(const HttpRequest& request) {
    static const QRegularExpression unseen(
        QStringLiteral("[\\x{0}-\\x{9}\\x{B}-\\x{1F}\\x{7F}-\\x{9F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]"));
    for (const QByteArray& pair : request.body.split('&')) {
        if (!pair.startsWith("words=")) continue;
        QString words = QUrl::fromPercentEncoding(pair.mid(6).replace('+', ' '));
        words.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
        return words.remove(unseen).trimmed();
    }
    return {};
}

HttpResponse seeOther(const CustomerWords& words, const FollowView& view, const char* done) {
    HttpResponse answer{.status = 303, .contentType = "text/plain"};
    answer.headers.emplace_back(
        "Location", "/c/" + view.token.toLatin1() + (words.isChinese() ? "?lang=zh&done=" : "?lang=en&done=") + done);
    answer.headers.emplace_back("Cache-Control", "no-store");
    return answer;
}

/// One step by who made it, with its audit entry. Their address is not kept: what counts is who holds the slip.
Result<ComplaintStep> change(DeskContext& desk, const FollowView& view, const char* act,
                             const std::function<ComplaintStep(const QString&)>& doing) {
    ComplaintStep step = ComplaintStep::Unknown;
    const Complaint& complaint = view.complaint;
    const auto done = desk.books.inOneGo([&] {
        step = doing(complaint.number);
        desk.books.notes.audit({.branch = complaint.branch,
                                .staff = QStringLiteral("customer"),
                                .act = QString::fromLatin1(act),
                                .subject = complaint.number,
                                .outcome = wordOf(step)});
    });
    if (!done) return done.failure();
    desk.dispatch.wake();
    return step;
}

bool isTooOften(DeskContext& desk, const FollowView& view) {
    const QString who = QStringLiteral("complaint:") + view.complaint.number;
    return desk.books.limits.count(who, followStepsAllowed, desk.books.now()).count() > 0;
}

HttpResponse notDone(const CustomerWords& words, FollowView view, int status, const QString& why) {
    view.note = why;
    return followPage(words, view, status);
}

HttpResponse follow(DeskContext&, const CustomerWords& words, const HttpRequest& request, const FollowView& seen) {
    FollowView view = seen;
    const QString done = request.query.value(QStringLiteral("done"));
    if (done == QStringLiteral("added"))
        view.note = words(u"您的话已经交给他们了。", u"Your words have been passed on.");
    return followPage(words, view);
}

HttpResponse askWithdraw(DeskContext&, const CustomerWords& words, const HttpRequest&, const FollowView& view) {
    return view.complaint.isOpen() ? withdrawPage(words, view) : followPage(words, view);
}

HttpResponse refusedStep(DeskContext& desk, const CustomerWords& words, FollowView view,
                         const Result<ComplaintStep>& step) {
    if (!step) {
        qWarning("desk: %s", qPrintable(step.failure().detail));
        return notDone(words, std::move(view), 500,
                       words(u"没有存上，请再试一次。", u"It was not kept. Please try again."));
    }
    if (*step == ComplaintStep::Enough) {
        return notDone(words, std::move(view), 409,
                       words(u"已经补充了很多次。还有话要说，请到网点。",
                             u"You have added a lot already. For more, please come to the branch."));
    }
    const auto now = desk.books.complaints.findFor(view.complaint.branch, view.complaint.number);
    if (now) view.complaint = *now;
    return notDone(words, std::move(view), 409, words(u"这件事已经办完了。", u"It is closed already."));
}

HttpResponse add(DeskContext& desk, const CustomerWords& words, const HttpRequest& request, const FollowView& seen) {
    FollowView view = seen;
    view.typed = typedIn(request);
    if (view.typed.isEmpty()) {
        return notDone(words, std::move(view), 400, words(u"还没有写字。", u"Nothing was written."));
    }
    if (view.typed.size() > additionLengthMax) {
        return notDone(words, std::move(view), 400,
                       words(u"太长了，请写短一点。", u"Too long. Please make it shorter."));
    }
    if (isTooOften(desk, view)) {
        return notDone(words, std::move(view), 429,
                       words(u"太快了，请过一会儿再交。", u"Too often. Please try again later."));
    }
    const auto step = change(desk, view, "customer-words", [&](const QString& number) {
        return desk.books.complaints.add(number, view.typed, desk.books.now());
    });
    if (step && *step == ComplaintStep::Done) return seeOther(words, view, "added");
    return refusedStep(desk, words, std::move(view), step);
}

HttpResponse withdraw(DeskContext& desk, const CustomerWords& words, const HttpRequest&, const FollowView& view) {
    if (view.complaint.state == QStringLiteral("withdrawn")) return seeOther(words, view, "withdrawn");
    if (isTooOften(desk, view)) {
        return notDone(words, view, 429, words(u"太快了，请过一会儿再试。", u"Too often. Please try again later."));
    }
    const auto step = change(desk, view, "customer-withdraw", [&](const QString& number) {
        return desk.books.complaints.withdraw(number, desk.books.now());
    });
    if (step && *step == ComplaintStep::Done) return seeOther(words, view, "withdrawn");
    return refusedStep(desk, words, view, step);
}

void addRoute(HttpRoutes& routes, DeskContext& desk, const char* method, const char* path, Handler handler) {
    routes.add(method, QString::fromLatin1(path), [&desk, handler](const HttpRequest& request) {
        return unlessFault(desk.books, [&] {
            const QString token = request.pathParams[QStringLiteral("token")];
            const auto complaint =
                isToken(token) ? desk.books.complaints.followed(token.toLatin1()) : std::optional<Complaint>();
            if (!complaint) return nothingFollowed(desk, request);
            if (request.method != "GET" && !isOurForm(request)) return httpError(403, "foreign-form");
            const CustomerWords words = wordsFor(request, complaint->told.language);
            const auto branch = desk.books.branches.branch(complaint->branch);
            const QString name = !branch ? complaint->branch : words.isChinese() ? branch->nameZh : branch->nameEn;
            return handler(desk, words, request,
                           {.complaint = *complaint,
                            .additions = desk.books.complaints.additions(complaint->number),
                            .branch = name,
                            .token = token,
                            .today = dayOf(desk.books.now())});
        });
    });
}

}  // namespace

void addFollowRoutes(HttpRoutes& routes, DeskContext& desk) {
    addRoute(routes, desk, "GET", "/c/{token}", follow);
    addRoute(routes, desk, "POST", "/c/{token}/words", add);
    addRoute(routes, desk, "GET", "/c/{token}/withdraw", askWithdraw);
    addRoute(routes, desk, "POST", "/c/{token}/withdraw", withdraw);
}

}  // namespace evergreen::desk
