#include "backend/desk/rollout_api.h"

#include "backend/desk/books_port.h"
#include "backend/desk/rollout_watch.h"
#include "kiosk/base/json_fields.h"

#include <QJsonArray>

namespace evergreen::desk {

namespace {

/// Keys, lock and disk together stay below HttpLimits::aside.
constexpr std::chrono::seconds kLockWaitMax{4};

using State = fleet::Rollout::State;
constexpr JsonWord<State> kStates[] = {{"go", State::Go}, {"hold", State::Hold}, {"halt", State::Halt}};

QJsonArray countsJson(DeskContext& desk, const SeenRollout& seen) {
    const auto kiosks = desk.books.branches.kiosks();
    QJsonArray counts;
    for (const RingCount& count :
         countsOf(seen.rollout, seen.since, {kiosks, desk.dispatch.wall(), desk.books.now(), desk.rollout.clockSet()},
                  desk.watched.rule.silentAfter)) {
        counts.append(ringCountJson(count));
    }
    return counts;
}

HttpResponse rollout(DeskContext& desk, const StaffSession& session, const HttpRequest&) {
    if (!desk.fleet.isWatched()) return httpError(404, "unknown");
    if (!session.staff.isManager() && !session.staff.isRemote()) return httpError(403, "role");
    QJsonArray bundles;
    for (const Submission& one : desk.books.submissions.list()) bundles.append(Submissions::json(one));
    return jsonAnswer({{QStringLiteral("rollout"), desk.books.rollouts.json()},
                       {QStringLiteral("counts"), countsJson(desk, desk.books.rollouts.seen())},
                       {QStringLiteral("bundles"), bundles}});
}

/// For the audit and, where it is a refusal, for the browser.
struct Outcome {
    int status = 200;
    const char* word = "done";
};

Outcome outcomeOf(const fleet::Refusal& refusal) {
    using fleet::Reason;
    switch (refusal.reason) {
        case Reason::WrongVersion:
            return {409, "overtaken"};
        case Reason::NotListed:
        case Reason::Mismatch:
        case Reason::NotThere:
        case Reason::Expired:
            return {409, "not-approved"};
        case Reason::TooSlow:
            return {503, "repository-busy"};
        default:
            return {500, "signing"};
    }
}

HttpResponse told(DeskContext& desk, const Outcome& outcome) {
    const QJsonValue now = desk.books.rollouts.json();
    if (outcome.status == 200) return jsonAnswer(now.toObject());
    return jsonAnswer({{QStringLiteral("error"), QString::fromLatin1(outcome.word)}, {QStringLiteral("rollout"), now}},
                      outcome.status);
}

/// What has become of it is noted where it was asked for, once; kiosks are told to look.
HttpResponse finish(DeskContext& desk, const StaffSession& session, const HttpRequest& request, const char* act,
                    const Outcome& outcome) {
    const auto newest = desk.fleet.newest();
    bool isNews = false;
    const auto done = desk.books.inOneGo([&] {
        if (newest) isNews = desk.books.rollouts.see(newest->version, newest->rollout, desk.books.now());
        audit(desk, session, request, act, newest ? QString::fromStdString(newest->rollout.id) : QString(),
              QString::fromLatin1(outcome.word));
    });
    if (!done) return storageError(done.failure());
    desk.dispatch.wake();
    if (isNews && !desk.post.hint()) qWarning("desk: kiosks get no hint of the rollout, and find it by their poll");
    return told(desk, outcome);
}

struct Wish {
    State state = State::Halt;
    QString mark;
};

HttpResponse turn(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    if (!desk.fleet.isWatched()) return httpError(404, "unknown");
    if (!session.staff.isRemote()) return httpError(403, "role");
    const auto wish = readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) {
        const State state = fields.word("state", kStates);
        return Wish{state, fields.text("mark", 64)};
    });
    if (!wish) return httpError(400, "bad-request");
    const fleet::Rollout seen = desk.books.rollouts.seen().rollout;
    if (wish->mark != RolloutBook::markOf(seen) || wish->state == seen.state) return told(desk, {409, "overtaken"});
    const char* const act = wish->state == State::Go     ? "rollout-go"
                            : wish->state == State::Hold ? "rollout-hold"
                                                         : "rollout-halt";
    // Before anything is signed: a desk that is killed in between leaves who wanted it.
    const auto noted = desk.books.inOneGo(
        [&] { audit(desk, session, request, act, QString::fromStdString(seen.id), QStringLiteral("asked")); });
    if (!noted) return storageError(noted.failure());
    const auto sign = [&desk, seen, state = wish->state, now = desk.books.now()]() -> Outcome {
        const auto after = desk.fleet.sign(now, kLockWaitMax,
                                           [&](fleet::RolloutSigner& signer) { return signer.decide(seen, state); });
        if (after) return {};
        qCritical("desk: rollout %s: %s", seen.id.c_str(), qPrintable(failureOf(after.refusal()).detail));
        return outcomeOf(after.refusal());
    };
    return {.aside = [&desk, session, request, act, sign]() -> std::function<HttpResponse()> {
        const Outcome outcome = sign();
        return [&desk, session, request, act, outcome] {
            return unlessFault(desk.books, [&] { return finish(desk, session, request, act, outcome); });
        };
    }};
}

}  // namespace

void addRolloutRoutes(HttpRoutes& routes, DeskContext& desk) {
    addRoute(routes, desk, "GET", "/v1/rollout", rollout);
    addRoute(routes, desk, "POST", "/v1/rollout/state", turn);
}

}  // namespace evergreen::desk
