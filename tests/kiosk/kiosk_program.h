// evergreen-kiosk in a process of its own, with what it prints and what is typed to it.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace evergreen {

class KioskProgram {
public:
    static constexpr int patienceMs = 30'000;

    explicit KioskProgram(const QStringList& arguments) {
        m_process.start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-kiosk"), arguments);
    }

    ~KioskProgram() {
        m_process.kill();
        m_process.waitForFinished(patienceMs);
    }

    /// The next line it prints; empty when none comes.
    QJsonObject line() {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(patienceMs)) {
        }
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }

    QJsonObject type(const QByteArray& words) {
        m_process.write(words + '\n');
        return line();
    }

    int exitCode() { return m_process.waitForFinished(patienceMs) ? m_process.exitCode() : -1; }

    int terminate() {
        m_process.terminate();
        return exitCode();
    }

    QByteArray said() { return m_process.readAllStandardOutput(); }
    QByteArray complaint() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
};

}  // namespace evergreen
