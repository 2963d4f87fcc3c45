#include "tests/fleet/sim/fleet_crew.h"

#include "tests/storm/crew_lines.h"

#include <cstdio>

#include <QCoreApplication>

namespace evergreen {

namespace {

constexpr int kWriteMax_ms = 1'000;

}  // namespace

FleetCrew::FleetCrew(QStringList arguments, QStringList kiosks)
    : m_arguments(std::move(arguments)),
      m_names(std::move(kiosks)),
      m_kiosks(static_cast<std::size_t>(m_names.size())) {
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { read(); });
    // A thread for each kiosk's broker: without this the C library keeps a heap for each of the first of them.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("MALLOC_ARENA_MAX"), QStringLiteral("2"));
    m_process.setProcessEnvironment(environment);
}

FleetCrew::~FleetCrew() {
    end();
}

Result<> FleetCrew::start() {
    m_process.start(QCoreApplication::applicationFilePath(), m_arguments);
    if (m_process.waitForStarted(patience_ms)) return {};
    return Failure{FailureCode::ConfigBad, QStringLiteral("a crew does not start: ") + m_process.errorString()};
}

bool FleetCrew::startKiosk() {
    if (m_started == m_names.size()) return false;
    m_process.write("kiosk " + m_names[m_started++].toLatin1() + '\n');
    while (m_process.bytesToWrite() > 0 && m_process.waitForBytesWritten(kWriteMax_ms)) {
    }
    return true;
}

void FleetCrew::end() {
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patience_ms)) m_process.kill();
    m_process.waitForFinished(patience_ms);
    read();
}

void FleetCrew::read() {
    m_unread += m_process.readAllStandardOutput();
    takeLines(m_unread, [this](const QByteArray& line) { hear(line); });
}

void FleetCrew::hear(const QByteArray& line) {
    const auto words = line.split(' ');
    const auto number = words.value(1).toULongLong();
    const Moment when{std::chrono::microseconds(words.value(2).toLongLong())};
    if (words.size() < 3 || number >= m_kiosks.size()) {
        std::fprintf(stderr, "a crew says: %s\n", line.constData());
        return;
    }
    Kiosk& kiosk = m_kiosks[number];
    if (words[0] == "up") {
        kiosk.isOnline = true;
        kiosk.connected = when;
    } else if (words[0] == "down") {
        kiosk.isOnline = false;
    } else if (words[0] == "hint") {
        kiosk.hinted = when;
    } else if (words[0] == "runs") {
        kiosk.running = words.value(3).toLongLong();
        kiosk.applied = when;
    } else {
        kiosk.refusal = QString::fromUtf8(words.mid(3).join(' '));
    }
}

}  // namespace evergreen
