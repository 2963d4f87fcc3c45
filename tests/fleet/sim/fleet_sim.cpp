#include "tests/fleet/sim/fleet_sim.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

namespace evergreen {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using Kiosk = FleetCrew::Kiosk;

constexpr milliseconds kBeat{20};
constexpr std::size_t kStartingMost = 50;                        // kiosks that are not at the broker yet
constexpr milliseconds kOnlineMax = std::chrono::minutes(5);     // until every kiosk is at the broker
constexpr milliseconds kAppliedMax = std::chrono::minutes(5);    // until every kiosk runs what is rolled out
constexpr milliseconds kReportedMax = std::chrono::seconds(60);  // until the desk has heard of the last
constexpr milliseconds kReportedLook{100};
constexpr milliseconds kHintMax = std::chrono::seconds(30);             // until the last kiosk has a hint
constexpr milliseconds kDeskMax = std::chrono::seconds(30);             // until the hint's sender is at the broker
constexpr milliseconds kServedLate = std::chrono::milliseconds(2'500);  // until the web server's log is complete
constexpr double kQuietPolls = 1.2;                                     // longer than any kiosk's next poll
constexpr double kMost = 0.99;
constexpr double kMillisecondsASecond = 1'000;
constexpr std::size_t kRefusalsShown = 5;
constexpr int kFirst = 41;
constexpr int kSecond = 42;
constexpr int kThird = 43;

void beat(milliseconds rest) {
    QEventLoop loop;
    QTimer::singleShot(rest, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

double seconds(steady_clock::duration time) {
    return std::chrono::duration<double>(time).count();
}

QStringList namesOf(int kiosks) {
    QStringList names;
    for (int i = 1; i <= kiosks; ++i) names << QStringLiteral("kiosk-%1").arg(i, 5, 10, QLatin1Char('0'));
    return names;
}

/// A process's part of the memory, and its children's: what several share counts once.
qint64 kibibytesOf(qint64 process) {
    const QString proc = QStringLiteral("/proc/%1/").arg(process);
    QFile rollup(proc + QStringLiteral("smaps_rollup"));
    qint64 sum = 0;
    if (rollup.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : rollup.readAll().split('\n')) {
            if (line.startsWith("Pss:")) sum = line.mid(4).trimmed().split(' ').value(0).toLongLong();
        }
    }
    QFile children(proc + QStringLiteral("task/%1/children").arg(process));
    if (!children.open(QIODevice::ReadOnly)) return sum;
    for (const QByteArray& child : children.readAll().split(' ')) {
        if (!child.isEmpty()) sum += kibibytesOf(child.toLongLong());
    }
    return sum;
}

}  // namespace

FleetSim::FleetSim(SimOptions options)
    : m_options(options),
      m_certificates(m_folder.filePath(QStringLiteral("certificates"))),
      m_publisher(m_folder.filePath(QStringLiteral("bank"))),
      m_broker({m_folder.filePath(QStringLiteral("broker")), QStringLiteral("127.0.0.1"), 0}, m_certificates) {
    for (const char* part : {"bank", "web", "broker"}) QDir(m_folder.path()).mkdir(QLatin1String(part));
    m_figures.kiosks = options.kiosks;
    m_figures.poll_s = seconds(options.pollEvery);
}

Result<SimFigures> FleetSim::run() {
    auto done = startServers();
    if (done) done = startKiosks();
    if (done) done = pollInQuiet();
    if (done) done = rollOut(kSecond, false, m_figures.polled);
    if (done) done = rollOut(kThird, true, m_figures.hinted);
    if (done) done = restartBroker();
    if (done) done = hint();
    if (!done) return done.failure();
    m_figures.lost = m_options.kiosks - static_cast<int>(count([](const Kiosk& one) { return one.running == kThird; }));
    m_figures.unreported = m_options.kiosks - static_cast<int>(m_desk->reportsOf(kThird).size());
    beat(kServedLate);
    m_figures.whole = m_web->served();
    for (auto& crew : m_crews) crew->end();
    return m_figures;
}

Result<> FleetSim::startServers() {
    auto done = m_certificates.make(namesOf(m_options.kiosks));
    if (done) done = m_publisher.found();
    for (const int version : {kFirst, kSecond, kThird}) {
        if (done) done = m_publisher.approve(version);
    }
    // Before anybody asks: a repository without a rollout is a failed poll, and the next comes later and later.
    if (done) done = m_publisher.rollOut(kFirst, 0);
    if (done) done = m_broker.start();
    if (!done) return done;
    m_web = std::make_unique<RunningNginx>(m_folder.filePath(QStringLiteral("web")), m_publisher.repository(),
                                           m_certificates);
    MqttOptions desk;
    desk.endpoint = {QStringLiteral("localhost"), m_broker.port(), m_certificates.authority(),
                     m_certificates.helpdeskCertificate(), m_certificates.helpdeskKey()};
    desk.clientId = QString::fromUtf16(CertificateFolder::helpdeskName);
    m_desk = std::make_unique<FleetEar>(std::move(desk));
    return m_web->start();
}

Result<> FleetSim::startKiosks() {
    const CrewGround ground{m_folder.filePath(QStringLiteral("certificates")), m_publisher.root(), m_web->port(),
                            m_broker.port(), m_options.pollEvery};
    const QStringList names = namesOf(m_options.kiosks);
    const auto deadline = steady_clock::now() + kOnlineMax;
    std::size_t started = 0;
    for (int first = 0; first < names.size(); first += crewSize) {
        m_crews.push_back(std::make_unique<FleetCrew>(ground.arguments(), names.mid(first, crewSize)));
        const auto program = m_crews.back()->start();
        if (!program) return program;
        while (m_crews.back()->startKiosk()) {
            ++started;
            const auto areTooMany = [&] {
                return started > kStartingMost + count([](const Kiosk& one) { return one.isOnline; });
            };
            while (areTooMany() && steady_clock::now() < deadline) beat(milliseconds(1));
        }
    }
    return {};
}

/// Once everybody runs the first bundle and has polled in his new start: nothing is to be found.
Result<> FleetSim::pollInQuiet() {
    awaitApplied(kFirst);
    auto online = awaitOnline({}, QStringLiteral("at the start"));
    if (!online) return online;
    beat(m_options.pollEvery + kServedLate);
    const auto before = m_web->served();
    const auto began = steady_clock::now();
    beat(std::chrono::duration_cast<milliseconds>(kQuietPolls * m_options.pollEvery));
    m_figures.quiet_s = seconds(steady_clock::now() - began);
    m_figures.quiet = m_web->served().since(before);
    return {};
}

/// Who does not apply is told of here, and lost in the end.
void FleetSim::awaitApplied(int version) const {
    if (await(kAppliedMax, [version](const Kiosk& one) { return one.running == version; })) return;
    std::size_t shown = 0;
    for (const auto& crew : m_crews) {
        for (const Kiosk& one : crew->kiosks()) {
            if (one.running == version || shown++ >= kRefusalsShown) continue;
            std::fprintf(stderr, "a kiosk runs %lld: %s\n", static_cast<long long>(one.running),
                         qPrintable(one.refusal));
        }
    }
}

Result<> FleetSim::rollOut(int version, bool isHinted, SimFigures::Applied& applied) {
    const auto before = m_web->served();
    auto done = m_publisher.rollOut(version, version - 1);
    const auto began = steady_clock::now();
    if (done && isHinted) done = hint();
    if (!done) return done;
    awaitApplied(version);
    awaitReported(version);
    reckonApplied(version, began, applied);
    beat(kServedLate);
    applied.served = m_web->served().since(before);
    noteMemory();
    return awaitOnline({}, QStringLiteral("after bundle %1").arg(version));
}

void FleetSim::reckonApplied(int version, Moment began, SimFigures::Applied& applied) const {
    std::vector<double> times;
    for (const auto& crew : m_crews) {
        for (const Kiosk& one : crew->kiosks()) {
            if (one.running == version) times.push_back(std::max(0.0, seconds(one.applied - began)));
        }
    }
    std::vector<double> heard;
    for (const Moment moment : m_desk->reportsOf(version)) heard.push_back(std::max(0.0, seconds(moment - began)));
    std::sort(times.begin(), times.end());
    std::sort(heard.begin(), heard.end());
    const auto all = static_cast<std::size_t>(m_options.kiosks);
    const auto most = static_cast<std::size_t>(std::ceil(kMost * static_cast<double>(all)));
    applied.most_s = times.size() >= most ? times[most - 1] : 0;
    applied.all_s = times.size() == all ? times.back() : 0;
    applied.reported_s = heard.size() >= most ? heard[most - 1] : 0;
}

/// Who runs it has told the desk so, too.
void FleetSim::awaitReported(int version) const {
    const auto all = static_cast<std::size_t>(m_options.kiosks);
    const auto deadline = steady_clock::now() + kReportedMax;
    while (m_desk->reportsOf(version).size() < all && steady_clock::now() < deadline) beat(kReportedLook);
}

Result<> FleetSim::hint() {
    const auto deadline = steady_clock::now() + kDeskMax;
    while (!m_desk->isConnected() && steady_clock::now() < deadline) beat(kBeat);
    const auto sent = steady_clock::now();
    if (!m_desk->hint()) return late(QStringLiteral("a hint is not sent"));
    // Who starts anew in this very moment has no connection that it could come by; his first poll finds what is new.
    const auto isPast = [sent](const Kiosk& one) { return one.hinted > sent || one.connected > sent; };
    if (!await(kHintMax, isPast)) return late(QStringLiteral("a hint has not come to all"));
    std::vector<double> times;
    for (const auto& crew : m_crews) {
        for (const Kiosk& one : crew->kiosks()) {
            if (one.hinted > sent) times.push_back(seconds(one.hinted - sent) * kMillisecondsASecond);
        }
    }
    if (times.empty()) return late(QStringLiteral("a hint has come to nobody"));
    m_figures.hintMissed += m_options.kiosks - static_cast<int>(times.size());
    std::sort(times.begin(), times.end());
    m_figures.hintMax_ms = std::max(m_figures.hintMax_ms, times.back());
    m_figures.hintHalf_ms = std::max(m_figures.hintHalf_ms, times[times.size() / 2]);
    return {};
}

Result<> FleetSim::restartBroker() {
    m_broker.kill();
    const auto began = steady_clock::now();
    auto started = m_broker.start();
    if (!started) return started;
    const auto back = awaitOnline(began, QStringLiteral("after its kill"));
    m_figures.reconnect_s = seconds(steady_clock::now() - began);
    noteMemory();
    return back;
}

Result<> FleetSim::awaitOnline(Moment since, const QString& when) {
    const auto isOnline = [since](const Kiosk& one) { return one.isOnline && one.connected > since; };
    return await(kOnlineMax, isOnline) ? Result<>() : late(QStringLiteral("kiosks are not at the broker ") + when);
}

void FleetSim::noteMemory() {
    SimFigures::Memory now{0, kibibytesOf(m_web->processId()), kibibytesOf(m_broker.processId())};
    for (const auto& crew : m_crews) now.kiosks_kb += kibibytesOf(crew->processId());
    if (now.all_kb() > m_figures.memory.all_kb()) m_figures.memory = now;
}

std::size_t FleetSim::count(const Is& is) const {
    std::size_t sum = 0;
    for (const auto& crew : m_crews) {
        sum += static_cast<std::size_t>(std::count_if(crew->kiosks().begin(), crew->kiosks().end(), is));
    }
    return sum;
}

bool FleetSim::await(milliseconds most, const Is& is) const {
    const auto deadline = steady_clock::now() + most;
    while (!areAll(is) && steady_clock::now() < deadline) beat(kBeat);
    return areAll(is);
}

Failure FleetSim::late(const QString& what) const {
    const auto online = count([](const Kiosk& one) { return one.isOnline; });
    return {
        FailureCode::ConfigBad,
        QStringLiteral("%1 within its limit; %2 of %3 are at the broker").arg(what).arg(online).arg(m_options.kiosks)};
}

}  // namespace evergreen
