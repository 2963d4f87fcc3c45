#include "tests/bench/start_bench.h"

#include "accessibility/panel_metrics.h"
#include "tests/bench/virtual_display.h"

#include <thread>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace evergreen {

namespace {

using namespace std::chrono_literals;

constexpr int kComesUpMaxMs = 30'000;
constexpr int kEndMaxMs = 10'000;
constexpr auto kLookEvery = 1ms;

/// Memory is read when the page has stood for so long.
constexpr auto kSettles = 2500ms;

/// The paper of the warm theme, in both programs; a page with words and pictures still shows a third of it.
constexpr QRgb kPaper = qRgb(0xff, 0xf9, 0xef);
constexpr double kPaperShare = 0.33;

double pssMibOf(qint64 process) {
    const QString folder = QStringLiteral("/proc/%1").arg(process);
    double sum = 0;
    QFile rollup(folder + QStringLiteral("/smaps_rollup"));
    if (rollup.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : rollup.readAll().split('\n')) {
            if (line.startsWith("Pss:")) sum += line.mid(4).trimmed().split(' ').first().toDouble() / 1024;
        }
    }
    for (const QString& task : QDir(folder + QStringLiteral("/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile children(folder + QStringLiteral("/task/") + task + QStringLiteral("/children"));
        if (!children.open(QIODevice::ReadOnly)) continue;
        for (const QByteArray& child : children.readAll().simplified().split(' ')) {
            if (!child.isEmpty()) sum += pssMibOf(child.toLongLong());
        }
    }
    return sum;
}

Failure failed(const QString& what) {
    return {FailureCode::ConfigBad, what};
}

class Contest {
public:
    ~Contest() {
        m_devices.terminate();
        m_devices.waitForFinished(kEndMaxMs);
    }

    Result<> prepare();
    Result<> startKiosk(StartFigures& figures);
    Result<> startPeer(StartFigures& figures);

private:
    Result<> start(const QString& program, const QStringList& arguments, StartFigures& figures);
    bool turns(bool shown, QElapsedTimer& since) const;

    QTemporaryDir m_folder;
    VirtualDisplay m_display;
    QProcess m_devices;
};

Result<> Contest::prepare() {
    const PanelMetrics panel;
    auto shown = m_display.open(panel.widthPx, panel.heightPx);
    if (!shown) return shown;
    const QString usb = QStringLiteral("unix:") + m_folder.filePath(QStringLiteral("usb"));
    m_devices.start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-devices"), {QStringLiteral("--usbip"), usb});
    if (!m_devices.waitForReadyRead(kComesUpMaxMs)) return failed(m_devices.errorString());
    // Nobody is at the other end of this bank's address: it is not asked before a card is in.
    const QJsonObject config{
        {QStringLiteral("panel"), QJsonObject{{QStringLiteral("widthPx"), panel.widthPx},
                                              {QStringLiteral("heightPx"), panel.heightPx},
                                              {QStringLiteral("widthMm"), panel.widthMm},
                                              {QStringLiteral("heightMm"), panel.heightMm}}},
        {QStringLiteral("usb"), usb},
        {QStringLiteral("bank"), QJsonObject{{QStringLiteral("base"), QStringLiteral("https://localhost:1")},
                                             {QStringLiteral("authority"), QStringLiteral("ca.pem")},
                                             {QStringLiteral("certificate"), QStringLiteral("kiosk.pem")},
                                             {QStringLiteral("key"), QStringLiteral("kiosk.key")},
                                             {QStringLiteral("orderKey"), QStringLiteral("kiosk.orders.key")}}},
        {QStringLiteral("state"), QStringLiteral("state")}};
    QFile file(m_folder.filePath(QStringLiteral("kiosk.json")));
    const QByteArray json = QJsonDocument(config).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size()) return failed(file.errorString());
    return {};
}

bool Contest::turns(bool shown, QElapsedTimer& since) const {
    while ((m_display.shareOf(kPaper) >= kPaperShare) != shown) {
        if (since.elapsed() > kComesUpMaxMs) return false;
        std::this_thread::sleep_for(kLookEvery);
    }
    return true;
}

Result<> Contest::start(const QString& program, const QStringList& arguments, StartFigures& figures) {
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), m_display.name());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
    process.setProcessEnvironment(environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    QElapsedTimer since;
    since.start();
    process.start(program, arguments);
    if (!process.waitForStarted(kComesUpMaxMs)) return failed(program + u' ' + process.errorString());
    if (!turns(true, since)) return failed(program + QStringLiteral(": no page came"));
    figures.firstFrameMs.push_back(static_cast<double>(since.nsecsElapsed()) / 1e6);
    std::this_thread::sleep_for(kSettles);
    figures.pssMib.push_back(pssMibOf(process.processId()));
    process.terminate();
    if (!process.waitForFinished(kEndMaxMs)) return failed(program + QStringLiteral(": does not end"));
    since.restart();
    if (!turns(false, since)) return failed(program + QStringLiteral(": its window stays"));
    return {};
}

Result<> Contest::startKiosk(StartFigures& figures) {
    return start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-kiosk"),
                 {QStringLiteral("--config"), m_folder.filePath(QStringLiteral("kiosk.json"))}, figures);
}

/// With a profile that stays from start to start, as on a kiosk; root may not use the browser's sandbox.
Result<> Contest::startPeer(StartFigures& figures) {
    const PanelMetrics panel;
    return start(QStringLiteral("chromium"),
                 {QStringLiteral("--kiosk"), QStringLiteral("--no-sandbox"), QStringLiteral("--no-first-run"),
                  QStringLiteral("--disable-gpu"),
                  QStringLiteral("--user-data-dir=") + m_folder.filePath(QStringLiteral("peer")),
                  QStringLiteral("--window-size=%1,%2").arg(panel.widthPx).arg(panel.heightPx),
                  QStringLiteral("file://" EVERGREEN_SOURCE_DIR "/tests/bench/peer/welcome.html")},
                 figures);
}

}  // namespace

Result<StartComparison> measureStarts(int rounds, bool withPeer) {
    Contest contest;
    if (const auto ready = contest.prepare(); !ready) return ready.failure();
    StartComparison comparison;
    for (int round = 0; round <= rounds; ++round) {
        if (const auto went = contest.startKiosk(comparison.kiosk); !went) return went.failure();
        if (!withPeer) continue;
        if (const auto went = contest.startPeer(comparison.peer); !went) return went.failure();
    }
    for (StartFigures* figures : {&comparison.kiosk, &comparison.peer}) {
        if (figures->firstFrameMs.empty()) continue;
        figures->firstFrameMs.erase(figures->firstFrameMs.begin());
        figures->pssMib.erase(figures->pssMib.begin());
    }
    return comparison;
}

}  // namespace evergreen
