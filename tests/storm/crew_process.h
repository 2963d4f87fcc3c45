// The commanding side of a crew's program (see CrewLines): starts it, hands it lines, hears lines, and ends or kills
// it. It may be started anew. What it says is read while the owner's event loop runs.
#pragma once

#include "kiosk/base/result.h"

#include <functional>

#include <QProcess>
#include <QStringList>

namespace evergreen {

class CrewProcess {
public:
    static constexpr int patience_ms = 60'000;

    /// This very program with other arguments; nothing is started. Each environment variable is "NAME=value".
    CrewProcess(QStringList arguments, std::function<void(const QByteArray& line)> hear,
                const QStringList& environment = {});
    ~CrewProcess() { end(); }

    /// ConfigBad.
    Result<> start();
    void command(const QByteArray& line);
    /// SIGKILL. What it had said by then has been heard when this returns.
    void kill();
    /// In order: its input ends, and so does it. False when nothing ran.
    bool end();

    qint64 processId() const { return m_process.processId(); }

private:
    void read();
    void forget();

    const QStringList m_arguments;
    const std::function<void(const QByteArray& line)> m_hear;
    QProcess m_process;
    QByteArray m_unread;
};

}  // namespace evergreen
