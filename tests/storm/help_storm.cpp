// evergreen-help-storm [--kiosks N] [--requests N] [--database URL] [--json FILE]: how long a call for help takes from
// the press to the console, in quiet and while every kiosk reconnects; and whether any is lost or doubled while broker
// and desk are killed at random. Ends with 0 when none is, with 2 when something did not come about within its limit.
// docs/desk.md says what that proves.
#include "backend/desk/sandbox_staff.h"
#include "tests/storm/console_ear.h"
#include "tests/storm/simulated_kiosk.h"
#include "tests/storm/storm_branch.h"

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>
#include <thread>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

using namespace evergreen;

namespace {

using Clocked = std::chrono::steady_clock;
constexpr auto kBeat = std::chrono::milliseconds(5);
constexpr auto kBetweenPresses = std::chrono::milliseconds(20);
constexpr auto kOnlineMax = std::chrono::minutes(5);     // until every kiosk is at the broker
constexpr auto kListeningMax = std::chrono::minutes(1);  // until the console hears its stream
constexpr auto kSettledMax = std::chrono::minutes(5);    // until every call is answered
constexpr auto kShownMax = std::chrono::seconds(30);     // from the last answer until the console shows every call

Failure late(const QString& what) {
    return {FailureCode::ConfigBad, what + QStringLiteral(" within its limit")};
}

struct Outcome {
    std::size_t requests = 0;
    double steadyP99 = 0;
    double stormP99 = 0;
    double stormSeconds = 0;
    std::size_t stormRequests = 0;
    int kills = 0;
    int lost = 0;
    int doubled = 0;
};

class Storm {
public:
    Storm(StormBranch& branch, CallBook& book) : m_branch(branch), m_book(book) {
        for (const QString& name : branch.kiosks()) {
            m_kiosks.push_back(std::make_unique<SimulatedKiosk>(branch.brokerFor(name), name));
        }
    }

    Result<> connectAll() {
        constexpr std::size_t atOnce = 50;  // a morning, not a storm
        const auto deadline = Clocked::now() + kOnlineMax;
        std::size_t started = 0;
        for (auto& kiosk : m_kiosks) {
            kiosk->start();
            ++started;
            while (started > online() + atOnce && Clocked::now() < deadline) beat(kBeat);
        }
        return awaitOnline();
    }

    Result<> pressInQuiet(int count) {
        for (int i = 0; i < count; ++i) {
            if (!press()) return late(QStringLiteral("no kiosk to press at"));
            beat(kBetweenPresses);
        }
        return awaitShown();
    }

    /// The broker is killed and comes back; help is pressed at kiosks that are back while the others are coming.
    /// Returns the seconds until all are back.
    Result<double> pressWhileAllReconnect(int countMost) {
        m_branch.killBroker();
        const auto began = Clocked::now();
        const auto started = m_branch.startBroker();
        if (!started) return started.failure();
        for (int i = 0; i < countMost && online() < m_kiosks.size(); ++i) {
            press();
            beat(kBetweenPresses);
        }
        const auto back = awaitOnline();
        if (!back) return back.failure();
        const double seconds = std::chrono::duration<double>(Clocked::now() - began).count();
        const auto shown = awaitShown();
        if (!shown) return shown.failure();
        return seconds;
    }

    /// Returns how often something was killed.
    Result<int> pressThroughKills(int count) {
        int kills = 0;
        int left = pressesToNextKill();
        for (int i = 0; i < count; ++i) {
            press(true);
            beat(kBeat);
            if (--left > 0) continue;
            left = pressesToNextKill();
            const auto back = kill(kills++ % 3);
            if (!back) return back.failure();
        }
        // What is not answered now is counted as lost.
        await(kSettledMax, [this] { return isSettled(); });
        return kills;
    }

    const QStringList& calls() const { return m_calls; }

private:
    static int pressesToNextKill() { return QRandomGenerator::global()->bounded(50, 250); }

    /// At a kiosk of the watched branch that is at the broker, or at any of them. False when none is.
    bool press(bool anywhere = false) {
        const auto watched = std::min<std::size_t>(m_kiosks.size(), StormBranch::kiosksPerBranch);
        for (int tries = 0; tries < 10'000; ++tries) {
            auto& kiosk = m_kiosks[static_cast<std::size_t>(
                QRandomGenerator::global()->bounded(static_cast<quint32>(anywhere ? m_kiosks.size() : watched)))];
            if (!anywhere && !kiosk->isOnline()) {
                if (tries % 100 == 99) beat(kBeat);
                continue;
            }
            m_calls.push_back(kiosk->press(m_book));
            return true;
        }
        return false;
    }

    Result<> kill(int what) {
        constexpr auto away = std::chrono::milliseconds(300);
        if (what == 0) {
            m_branch.killBroker();
            beat(away);
            return m_branch.startBroker();
        }
        if (what == 1) {
            m_branch.killDesk();
            beat(away);
            return m_branch.startDesk();
        }
        const auto which = QRandomGenerator::global()->bounded(static_cast<quint32>(m_kiosks.size()));
        m_kiosks[which]->restart();
        return {};
    }

    void beat(std::chrono::milliseconds rest) {
        std::this_thread::sleep_for(rest);
        if (Clocked::now() - m_repeated < std::chrono::milliseconds(250)) return;
        m_repeated = Clocked::now();
        for (auto& kiosk : m_kiosks) kiosk->repeat();
    }

    std::size_t online() const {
        return static_cast<std::size_t>(
            std::count_if(m_kiosks.begin(), m_kiosks.end(), [](const auto& kiosk) { return kiosk->isOnline(); }));
    }

    bool isSettled() const {
        return std::all_of(m_kiosks.begin(), m_kiosks.end(),
                           [](const auto& kiosk) { return kiosk->unanswered() == 0; });
    }

    /// Tells again meanwhile. Whether it has become so.
    bool await(std::chrono::milliseconds most, const std::function<bool()>& isSo) {
        const auto deadline = Clocked::now() + most;
        while (!isSo() && Clocked::now() < deadline) beat(kBeat);
        return isSo();
    }

    Result<> awaitOnline() {
        if (await(kOnlineMax, [this] { return online() == m_kiosks.size(); })) return {};
        return late(QStringLiteral("%1 of %2 kiosks online").arg(online()).arg(m_kiosks.size()));
    }

    /// Every call is answered, and the console shows it: only then is the slowest among those measured.
    Result<> awaitShown() {
        if (!await(kSettledMax, [this] { return isSettled(); })) return late(QStringLiteral("calls are not answered"));
        if (await(kShownMax, [this] { return m_book.unseen() == 0; })) return {};
        return late(QStringLiteral("%1 calls are not shown, one is %2").arg(m_book.unseen()).arg(m_book.anyUnseen()));
    }

    StormBranch& m_branch;
    CallBook& m_book;
    std::vector<std::unique_ptr<SimulatedKiosk>> m_kiosks;
    QStringList m_calls;
    Clocked::time_point m_repeated;
};

bool awaitListening(const ConsoleEar& console) {
    const auto deadline = Clocked::now() + kListeningMax;
    while (!console.isListening() && Clocked::now() < deadline) std::this_thread::sleep_for(kBeat);
    return console.isListening();
}

void allowManyFiles() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);  // the broker, a child, has it as well
}

Result<> measure(Storm& storm, const ConsoleEar& console, int requests, CallBook& book, Outcome& outcome) {
    const int measured = std::clamp(requests / 10, 20, 1'000);
    auto done = storm.connectAll();
    if (done && !awaitListening(console)) done = late(QStringLiteral("the console does not listen"));
    if (done) done = storm.pressInQuiet(measured);
    if (!done) return done;
    outcome.steadyP99 = percentile(book.delays(), 99);
    book.forgetTimes();
    const auto seconds = storm.pressWhileAllReconnect(measured);
    if (!seconds) return seconds.failure();
    outcome.stormSeconds = *seconds;
    outcome.stormRequests = book.delays().size();
    // Of none, every figure would be a good one.
    if (outcome.stormRequests == 0) return late(QStringLiteral("nothing is pressed in the storm"));
    outcome.stormP99 = percentile(book.delays(), 99);
    book.forgetTimes();
    const auto kills = storm.pressThroughKills(std::max(0, requests - static_cast<int>(storm.calls().size())));
    if (!kills) return kills.failure();
    outcome.kills = *kills;
    return {};
}

Result<Outcome> run(int kiosks, int requests, const QString& database) {
    StormBranch branch(kiosks, database);
    const auto started = branch.start();
    if (!started) return started.failure();
    CallBook book;
    Outcome outcome;
    Storm storm(branch, book);
    {
        const QString staff = QStringLiteral("xiaoli");
        const SystemClock clock;
        ConsoleEar console(
            branch.certificates(), branch.deskPort(), staff, desk::sandboxPassword(staff),
            [&] { return desk::sandboxCode(staff, clock.now().toMSecsSinceEpoch()); }, book);
        const auto done = measure(storm, console, requests, book, outcome);
        if (!done) return done.failure();
    }
    const auto kept = branch.kept(storm.calls());
    if (!kept) return kept.failure();
    outcome.requests = static_cast<std::size_t>(storm.calls().size());
    outcome.lost = static_cast<int>(storm.calls().size()) - std::min(kept->calls, kept->withdrawn);
    outcome.doubled = kept->doubled + book.eventsDoubled();
    return outcome;
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QString number = QStringLiteral("number");
    parser.addOptions({{QStringLiteral("kiosks"), QStringLiteral("How many."), number, QStringLiteral("5000")},
                       {QStringLiteral("requests"), QStringLiteral("How many."), number, QStringLiteral("10000")},
                       {QStringLiteral("database"), QStringLiteral("SQLite, or this one."), QStringLiteral("url")},
                       {QStringLiteral("json"), QStringLiteral("Where the figures go."), QStringLiteral("file")}});
    parser.process(application);
    allowManyFiles();
    const int kiosks = parser.value(QStringLiteral("kiosks")).toInt();
    const auto outcome =
        run(kiosks, parser.value(QStringLiteral("requests")).toInt(), parser.value(QStringLiteral("database")));
    if (!outcome) {
        std::fprintf(stderr, "evergreen-help-storm: %s\n", qPrintable(outcome.failure().detail));
        return 2;
    }
    const QJsonObject figures{{QStringLiteral("kiosks"), kiosks},
                              {QStringLiteral("steady_p99_ms"), outcome->steadyP99},
                              {QStringLiteral("storm_p99_ms"), outcome->stormP99},
                              {QStringLiteral("storm_requests"), static_cast<int>(outcome->stormRequests)},
                              {QStringLiteral("storm_s"), outcome->stormSeconds},
                              {QStringLiteral("requests"), static_cast<int>(outcome->requests)},
                              {QStringLiteral("kills"), outcome->kills},
                              {QStringLiteral("lost"), outcome->lost},
                              {QStringLiteral("doubled"), outcome->doubled}};
    const QByteArray text = QJsonDocument(figures).toJson();
    std::fputs(text.constData(), stdout);
    QFile file(parser.value(QStringLiteral("json")));
    if (!file.fileName().isEmpty() && (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())) return 2;
    return outcome->lost == 0 && outcome->doubled == 0 ? 0 : 1;
}
