#include "tests/storm/storm.h"

#include <algorithm>
#include <cstdio>

#include <QEventLoop>
#include <QRandomGenerator>
#include <QTimer>

namespace evergreen {

namespace {

using std::chrono::milliseconds;
using Clocked = std::chrono::steady_clock;

constexpr milliseconds kBeat{5};
constexpr milliseconds kBetweenPresses{20};
constexpr milliseconds kOnlineMax = std::chrono::minutes(5);   // until every kiosk is at the broker
constexpr milliseconds kSettledMax = std::chrono::minutes(5);  // until every call is answered
constexpr milliseconds kShownMax = std::chrono::seconds(30);  // from the last answer until the console shows every call
/// While the broker is away: it is back before the first kiosk looks for it, or the return would be measured twice.
constexpr int kPressesAway = 40;
constexpr int kPressesToKillLeast = 50;  // fewer when all are few, so that everything is killed several times
constexpr int kPressesToKillFewest = 10;
constexpr int kSpread = 5;  // up to so many times the least
constexpr int kKillsWanted = 30;
constexpr int kPressesDeadLeast = 5;  // until what was killed is started again
constexpr int kPressesDeadMost = 40;
constexpr int kPressesPerCrowdPress = 10;
constexpr int kPressesPerCallMax = 20;  // most are none: a call is under way, or the kiosk is killed before it is kept

Failure late(const QString& what) {
    return {FailureCode::ConfigBad, what + QStringLiteral(" within its limit")};
}

int between(int least, int most) {
    return QRandomGenerator::global()->bounded(least, most);
}

void beat(milliseconds rest) {
    QEventLoop loop;
    QTimer::singleShot(rest, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

}  // namespace

Storm::Storm(StormBranch& branch, CallBook& book)
    : m_branch(branch),
      m_book(book),
      m_crowd(branch, book),
      m_durable(branch.durableCrewArguments(), branch.durable(), book) {}

template <typename Condition>
bool Storm::await(milliseconds most, Condition isSo) {
    const auto deadline = Clocked::now() + most;
    while (!isSo() && Clocked::now() < deadline) beat(kBeat);
    return isSo();
}

Result<> Storm::connectAll() {
    auto durable = startDurable();
    if (!durable) return durable;
    const auto crowd = m_crowd.start([] { beat(kBeat); }, Clocked::now() + kOnlineMax);
    return crowd ? awaitOnline() : crowd;
}

Result<> Storm::startDurable() {
    const auto started = m_durable.start();
    while (started && m_durable.startKiosk()) {
    }
    return started;
}

Result<> Storm::pressInQuiet(int count) {
    for (int i = 0; i < count; ++i) {
        if (!pressEither(i, Weather::Steady)) return late(QStringLiteral("no kiosk to press at"));
        beat(kBetweenPresses);
    }
    return awaitShown();
}

Result<Storm::Return> Storm::pressWhileAllReconnect(int countMost) {
    m_branch.killBroker();
    beat(kBetweenPresses);  // so that the kiosks see it
    for (int i = 0; i < kPressesAway; ++i) {
        pressDurable(Weather::Away);
        beat(kBetweenPresses);
    }
    const auto began = Clocked::now();
    const auto started = m_branch.startBroker();
    if (!started) return started.failure();
    Return back;
    for (int i = 0; i < countMost && !m_crowd.isAllOnline(); ++i) {
        pressDurable(Weather::Storm);
        ++back.presses;
        beat(kBetweenPresses);
    }
    const auto online = awaitOnline();
    if (!online) return online.failure();
    back.seconds = std::chrono::duration<double>(Clocked::now() - began).count();
    const auto shown = awaitShown();
    if (!shown) return shown.failure();
    return back;
}

Result<Storm::Kills> Storm::pressThroughKills(int count, std::size_t besideMost) {
    m_crowd.shrink(besideMost);
    const auto enough = m_durable.calls().size() + count;
    const int least = std::clamp(count / kKillsWanted, kPressesToKillFewest, kPressesToKillLeast);
    int left = between(least, least * kSpread);
    for (int i = 0; m_durable.calls().size() < enough; ++i) {
        if (i == kPressesPerCallMax * count) return late(QStringLiteral("calls are not kept: ") + m_durable.state());
        pressAnywhere(i);
        beat(kBetweenPresses);
        if (--left > 0) continue;
        left = between(least, least * kSpread);
        const Kind kind = nextKind();
        auto done = kill(kind);
        if (done) done = startAgain(kind);
        if (!done) return done.failure();
    }
    if (!await(kSettledMax, [this] { return isSettled(); })) {
        std::fprintf(stderr, "unanswered: %s; %s\n", qPrintable(m_crowd.state()), qPrintable(m_durable.state()));
    }
    return m_kills;
}

/// By chance, but each as often as the others.
Storm::Kind Storm::nextKind() {
    if (m_kinds.empty()) m_kinds = {Kind::Broker, Kind::Desk, Kind::Kiosks};
    const auto chosen = m_kinds.begin() + between(0, static_cast<int>(m_kinds.size()));
    const Kind kind = *chosen;
    m_kinds.erase(chosen);
    return kind;
}

/// In the middle of a call's way; and calls go on while it is dead.
Result<> Storm::kill(Kind kind) {
    pressDurable(Weather::Kills);
    beat(milliseconds(between(0, static_cast<int>(kBetweenPresses.count()))));
    switch (kind) {
        case Kind::Broker:
            m_branch.killBroker();
            ++m_kills.broker;
            break;
        case Kind::Desk:
            m_deadDesk = between(0, m_branch.desks());
            m_branch.killDesk(m_deadDesk);
            ++m_kills.desk;
            break;
        case Kind::Kiosks:
            m_durable.kill();
            ++m_kills.kiosks;
            return {};
    }
    for (int i = between(kPressesDeadLeast, kPressesDeadMost); i > 0; --i) {
        pressAnywhere(i);
        beat(kBetweenPresses);
    }
    return {};
}

Result<> Storm::startAgain(Kind kind) {
    m_crowd.restartAny();
    if (kind == Kind::Broker) return m_branch.startBroker();
    if (kind == Kind::Desk) return m_branch.startDesk(m_deadDesk);
    return startDurable();
}

void Storm::end() {
    m_durable.end();
    m_crowd.end();
}

void Storm::pressDurable(Weather weather) {
    m_durable.press(static_cast<std::size_t>(between(0, static_cast<int>(m_durable.size()))), weather);
}

/// False when the crowd's turn is, and none of it is at the broker.
bool Storm::pressEither(int nth, Weather weather) {
    if (nth % 2 != 0) return m_crowd.pressWhereWatched(weather);
    pressDurable(weather);
    return true;
}

void Storm::pressAnywhere(int nth) {
    if (nth % kPressesPerCrowdPress == 0) return m_crowd.pressAnywhere(Weather::Kills);
    pressDurable(Weather::Kills);
}

Result<> Storm::awaitOnline() {
    const auto all = [this] { return m_crowd.isAllOnline() && m_durable.online() == m_durable.size(); };
    if (await(kOnlineMax, all)) return {};
    return late(QStringLiteral("kiosks are not online: %1; %2").arg(m_crowd.state(), m_durable.state()));
}

/// Every call is answered, and the console shows it: only then is the slowest among those measured.
Result<> Storm::awaitShown() {
    if (!await(kSettledMax, [this] { return isSettled(); })) {
        return late(QStringLiteral("calls are not answered: %1; %2").arg(m_crowd.state(), m_durable.state()));
    }
    if (await(kShownMax, [this] { return m_book.unseen() == 0; })) return {};
    return late(QStringLiteral("%1 calls are not shown, one is %2").arg(m_book.unseen()).arg(m_book.anyUnseen()));
}

}  // namespace evergreen
