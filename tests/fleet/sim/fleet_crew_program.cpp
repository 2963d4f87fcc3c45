#include "backend/certificates/certificate_folder.h"
#include "tests/fleet/sim/fleet_crew.h"
#include "tests/storm/crew_lines.h"

#include <QCoreApplication>
#include <QFile>

namespace evergreen {

namespace {

/// "up 7 1234567": what, which kiosk, when.
QByteArray report(const char* what, std::size_t which, const QByteArray& more = {}) {
    const auto now =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch());
    const QByteArray line = QByteArray(what) + ' ' + QByteArray::number(static_cast<qulonglong>(which)) + ' ' +
                            QByteArray::number(static_cast<qlonglong>(now.count()));
    return more.isEmpty() ? line : line + ' ' + more;
}

std::string bytesOf(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

class CrewProgram {
public:
    explicit CrewProgram(const CrewGround& ground)
        : m_ground(ground),
          m_root(bytesOf(ground.root)),
          m_lines([this](const QByteArray& line) { obey(line.split(' ')); }),
          m_loop(paceOf(ground), [this](std::size_t which, const FleetKiosk& kiosk, FleetKiosk::Polled polled) {
              tell(which, kiosk, polled);
          }) {}

private:
    static fleet::PollPace paceOf(const CrewGround& ground) {
        fleet::PollPace pace;
        pace.every = ground.pollEvery;
        return pace;
    }

    void obey(const QList<QByteArray>& words) {
        if (words[0] != "kiosk") return m_lines.report("no such command: " + words.join(' '));
        const std::size_t which = m_count++;
        FleetKiosk::Listener listener;
        listener.onlineChanged = [this, which](bool isOnline) {
            m_lines.report(report(isOnline ? "up" : "down", which));
        };
        listener.hinted = [this, which] {
            m_lines.report(report("hint", which));
            m_loop.hint(which);
        };
        const QString name = QString::fromLatin1(words.value(1));
        m_loop.add(std::make_unique<FleetKiosk>(m_ground.placeOf(name, m_root), listener, m_contents));
    }

    void tell(std::size_t which, const FleetKiosk& kiosk, FleetKiosk::Polled polled) {
        if (!polled.isWell) m_lines.report(report("refused", which, QByteArray::fromStdString(kiosk.complaint())));
        if (polled.isRestarted) m_lines.report(report("runs", which, QByteArray::number(qlonglong{kiosk.running()})));
    }

    const CrewGround m_ground;
    const std::string m_root;
    std::size_t m_count = 0;
    SharedContents m_contents;
    CrewLines m_lines;
    PollLoop m_loop;  // last: its kiosks use all the others
};

}  // namespace

QStringList CrewGround::arguments() const {
    return {QStringLiteral("--crew"),
            QStringLiteral("--certificates"),
            certificates,
            QStringLiteral("--root"),
            root,
            QStringLiteral("--web"),
            QString::number(webPort),
            QStringLiteral("--broker"),
            QString::number(brokerPort),
            QStringLiteral("--poll"),
            QString::number(pollEvery.count())};
}

FleetKiosk::Place CrewGround::placeOf(const QString& kiosk, const std::string& rootBytes) const {
    const CertificateFolder folder(certificates);
    return {kiosk.toStdString(),
            "https://localhost:" + std::to_string(webPort),
            folder.authority().toStdString(),
            rootBytes,
            {QStringLiteral("localhost"), brokerPort, folder.authority(), folder.kioskCertificate(kiosk),
             folder.kioskKey(kiosk)}};
}

int runFleetCrew(const CrewGround& ground) {
    const CrewProgram program(ground);
    return QCoreApplication::exec();
}

}  // namespace evergreen
