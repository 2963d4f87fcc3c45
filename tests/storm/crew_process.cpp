#include "tests/storm/crew_process.h"

#include "tests/storm/crew_lines.h"

#include <QCoreApplication>

namespace evergreen {

namespace {

constexpr int kWriteMax_ms = 1'000;  // a crew that takes nothing for so long is waited for elsewhere

}  // namespace

CrewProcess::CrewProcess(QStringList arguments, std::function<void(const QByteArray& line)> hear,
                         const QStringList& environment)
    : m_arguments(std::move(arguments)), m_hear(std::move(hear)) {
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setEnvironment(QProcess::systemEnvironment() + environment);
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { read(); });
}

Result<> CrewProcess::start() {
    m_process.start(QCoreApplication::applicationFilePath(), m_arguments);
    if (m_process.waitForStarted(patience_ms)) return {};
    return Failure{FailureCode::ConfigBad, QStringLiteral("a crew does not start: ") + m_process.errorString()};
}

void CrewProcess::command(const QByteArray& line) {
    m_process.write(line + '\n');
    while (m_process.bytesToWrite() > 0 && m_process.waitForBytesWritten(kWriteMax_ms)) {
    }
}

void CrewProcess::kill() {
    m_process.kill();
    m_process.waitForFinished(patience_ms);
    forget();
}

bool CrewProcess::end() {
    if (m_process.state() == QProcess::NotRunning) return false;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patience_ms)) m_process.kill();
    m_process.waitForFinished(patience_ms);
    forget();
    return true;
}

/// Half a line was the last of that program.
void CrewProcess::forget() {
    read();
    m_unread.clear();
}

void CrewProcess::read() {
    m_unread += m_process.readAllStandardOutput();
    takeLines(m_unread, m_hear);
}

}  // namespace evergreen
