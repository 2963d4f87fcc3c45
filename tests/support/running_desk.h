// The branch desk, running in this process with the sandbox's branches and staff, and a browser and a kiosk to speak to
// it.
#pragma once

#include "backend/desk/desk.h"
#include "tests/support/help_json.h"
#include "tests/support/shifted_clock.h"
#include "tests/support/test_certificates.h"
#include "tests/support/tls_client.h"

#include <QJsonDocument>
#include <QTemporaryDir>

namespace evergreen {

class RunningDesk {
public:
    static constexpr int passwordCostLog2 = 4;  ///< a test's staff is not worth guarding

    /// `adjust` changes the options before the start; by default SQLite in a folder of its own, and no broker.
    explicit RunningDesk(const std::function<void(desk::DeskOptions&)>& adjust = {});
    ~RunningDesk();

    /// As after a restart of the program: the same folder, database and ports.
    void restart();

    quint16 port() const { return m_ports.browsers; }
    quint16 kioskPort() const { return m_ports.kiosks; }
    ShiftedClock& clock() { return m_clock; }
    std::int64_t now() const { return m_clock.now().toMSecsSinceEpoch(); }
    desk::Desk& desk() { return *m_desk; }
    const QString& folder() const { return m_options.folder; }

    static desk::DeskOptions options(const QString& folder);

private:
    void start();

    ShiftedClock m_clock;
    QTemporaryDir m_folder;
    desk::DeskOptions m_options;
    std::unique_ptr<desk::Desk> m_desk;
    desk::DeskPorts m_ports;
};

struct DeskAnswer {
    int status = 0;
    QByteArray head;
    QByteArray body;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString error() const { return json()[QStringLiteral("error")].toString(); }
    /// Of a header, all its lines.
    QByteArray header(const QByteArray& name) const;
};

/// Somebody at a browser. Keeps cookie and token as a page does.
class Browser {
public:
    explicit Browser(RunningDesk& desk) : m_desk(desk) {}

    /// With the right password and code, a moment later each time, for a code is good once.
    DeskAnswer signIn(const QString& staff);
    DeskAnswer signIn(const QString& staff, const QByteArray& password, const QString& code);

    DeskAnswer get(const QString& path) { return ask("GET", path); }
    DeskAnswer post(const QString& path, const QJsonObject& body = {}) {
        return ask("POST", path, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
    }
    DeskAnswer ask(const QByteArray& method, const QString& path, const QByteArray& body = {});

    /// Opens the event stream; `lastEvent` as a browser sends it that comes back.
    void openEvents(const QByteArray& lastEvent = {});
    /// What the stream brings, until `ending` was in it; or all of it, when the desk ends it first.
    QByteArray untilEvent(const QByteArray& ending);
    void closeEvents() { m_events.reset(); }
    bool isStreamOver();

    QByteArray cookie;
    QByteArray csrf;
    QByteArray more;  ///< header lines, each with its line end

private:
    RunningDesk& m_desk;
    std::unique_ptr<TlsClient> m_events;
};

/// Somebody at the kiosks' port, by whatever certificate.
DeskAnswer askWith(RunningDesk& desk, const QString& certificateFile, const QString& keyFile, const QByteArray& method,
                   const QString& path, const QByteArray& body = {});

/// A kiosk at the desk's HTTPS fallback, by its certificate.
DeskAnswer askAsKiosk(RunningDesk& desk, const QString& kiosk, const QByteArray& method, const QString& path,
                      const QByteArray& body = {});

}  // namespace evergreen
