#include "tests/storm/storm_run.h"

#include "backend/desk/sandbox_staff.h"
#include "tests/storm/console_ear.h"

#include <algorithm>
#include <cstdio>
#include <thread>

#include <QSet>

namespace evergreen {

namespace {

using Clocked = std::chrono::steady_clock;
constexpr auto kListeningMax = std::chrono::minutes(1);  // until the console hears its stream
constexpr auto kLook = std::chrono::milliseconds(20);
constexpr int kMeasuredLeast = 20;  // presses in quiet, and in the storm
constexpr int kMeasuredMost = 1'000;

/// So that whoever waits for the kills to end knows what there is already.
void tell(const char* what, const Delays& delays) {
    std::fprintf(stderr, "%s: %zu calls, p50 %.1f ms, p99 %.1f ms\n", what, delays.count, delays.p50_ms, delays.p99_ms);
}

bool awaitListening(const ConsoleEar& console) {
    const auto deadline = Clocked::now() + kListeningMax;
    while (!console.isListening() && Clocked::now() < deadline) std::this_thread::sleep_for(kLook);
    return console.isListening();
}

Result<> measure(Storm& storm, const ConsoleEar& console, const CallBook& book, const StormOptions& options,
                 StormFigures& figures) {
    const int measured = std::clamp(options.requests / 10, kMeasuredLeast, kMeasuredMost);
    auto done = storm.connectAll();
    if (done && !awaitListening(console)) {
        return Failure{FailureCode::ConfigBad, QStringLiteral("the console does not listen")};
    }
    if (done) done = storm.pressInQuiet(measured);
    if (!done) return done;
    figures.steady = Delays::in(book, Weather::Steady);
    tell("in quiet", figures.steady);
    const auto back = storm.pressWhileAllReconnect(measured);
    if (!back) return back.failure();
    // Of none, every figure would be a good one.
    if (back->presses == 0) return Failure{FailureCode::ConfigBad, QStringLiteral("nothing is pressed in the storm")};
    figures.storm_s = back->seconds;
    figures.away = Delays::in(book, Weather::Away);
    figures.storm = Delays::in(book, Weather::Storm);
    tell("broker away", figures.away);
    tell("all reconnecting", figures.storm);
    const auto keptBefore = storm.durableCalls().size();
    const auto began = Clocked::now();
    const auto kills = storm.pressThroughKills(options.requests, static_cast<std::size_t>(options.besideKills));
    if (!kills) return kills.failure();
    figures.kills = *kills;
    figures.kills_s = std::chrono::duration<double>(Clocked::now() - began).count();
    figures.killRequests = static_cast<int>(storm.durableCalls().size() - keptBefore);
    return {};
}

/// A call counts from when a kiosk has kept it, also when the kiosk was killed before it could report so.
Result<> reckon(StormBranch& branch, const Storm& storm, const CallBook& book, StormFigures& figures) {
    const auto onDisks = branch.callsOnDisks();
    if (!onDisks) return onDisks.failure();
    const QSet<QString> durable(onDisks->begin(), onDisks->end());
    QSet<QString> all = durable;
    int gone = 0;  // reported as on the disk, and not there
    for (const QString& call : storm.durableCalls()) {
        if (!durable.contains(call)) ++gone;
        all.insert(call);
    }
    for (const QString& call : storm.crowdCalls()) all.insert(call);
    const auto kept = branch.kept(all.values());
    if (!kept) return kept.failure();
    figures.requests = static_cast<int>(all.size());
    figures.killRequests += static_cast<int>(durable.size() - storm.durableCalls().size()) + gone;
    figures.lost = figures.requests - std::min(kept->calls, kept->withdrawn) + gone + storm.refused();
    figures.doubled = kept->doubled + kept->others + book.eventsDoubled();
    return {};
}

}  // namespace

Result<StormFigures> runStorm(const StormOptions& options) {
    StormBranch branch(options.kiosks, options.durableKiosks, options.desks, options.database);
    const auto started = branch.start();
    if (!started) return started.failure();
    CallBook book;
    StormFigures figures{.kiosks = options.kiosks, .durableKiosks = options.durableKiosks, .desks = options.desks};
    figures.database = options.database.isEmpty() ? QStringLiteral("sqlite") : QStringLiteral("postgresql");
    Storm storm(branch, book);
    {
        const QString staff = QStringLiteral("xiaoli");
        const SystemClock clock;
        ConsoleEar console(
            branch.certificates(), branch.deskPort(), staff, desk::sandboxPassword(staff),
            [&] { return desk::sandboxCode(staff, clock.now().toMSecsSinceEpoch()); }, book);
        const auto done = measure(storm, console, book, options, figures);
        if (!done) return done.failure();
    }
    storm.end();
    const auto reckoned = reckon(branch, storm, book, figures);
    if (!reckoned) return reckoned.failure();
    return figures;
}

}  // namespace evergreen
