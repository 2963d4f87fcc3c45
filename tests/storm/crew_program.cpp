#include "tests/storm/crew_program.h"

#include "backend/certificates/certificate_folder.h"
#include "tests/storm/crew_lines.h"
#include "tests/storm/durable_kiosk.h"
#include "tests/storm/simulated_kiosk.h"

#include <sched.h>

#include <QCoreApplication>
#include <QTimer>

namespace evergreen {

namespace {

constexpr auto kTellEvery = std::chrono::milliseconds(250);

class CrewProgram {
public:
    explicit CrewProgram(const CrewPlace& place)
        : m_place(place), m_lines([this](const QByteArray& line) { obey(line.split(' ')); }) {
        QObject::connect(&m_telling, &QTimer::timeout, &m_telling, [this] { tellWaiting(); });
        m_telling.start(kTellEvery);
    }

private:
    void obey(const QList<QByteArray>& words) {
        const QByteArray& what = words[0];
        if (what == "kiosk") return add(QString::fromLatin1(words.value(1)));
        const auto which = words.value(1).toULongLong();
        if (which >= m_kiosks.size()) return m_lines.report("no such kiosk: " + words.join(' '));
        if (what == "restart") return m_kiosks[which]->restart();
        if (what != "press") return m_lines.report("no such command: " + words.join(' '));
        if (m_kiosks[which]->isCalling()) return m_lines.report("busy " + words[1]);
        const QByteArray call = m_kiosks[which]->press().toLatin1();
        m_lines.report(call.isEmpty() ? "refused " + words[1] : "kept " + words[1] + ' ' + call);
    }

    void add(const QString& name) {
        const QByteArray which = QByteArray::number(static_cast<qulonglong>(m_kiosks.size()));
        auto onlineChanged = [this, which](bool isOnline) { m_lines.report((isOnline ? "up " : "down ") + which); };
        const MqttEndpoint broker = m_place.brokerFor(name);
        if (m_place.disks.isEmpty()) {
            m_kiosks.push_back(std::make_unique<SimulatedKiosk>(broker, name, onlineChanged));
            return;
        }
        const QUrl base(QStringLiteral("https://localhost:%1").arg(m_place.deskPort));
        const QString disk = m_place.disks + u'/' + name + QStringLiteral("/help.db");
        m_kiosks.push_back(std::make_unique<DurableKiosk>(DeskEndpoint{broker, base}, disk, onlineChanged));
    }

    /// With the count of commands, so that the reader knows what it is true of.
    void tellWaiting() {
        std::size_t waiting = 0;
        for (const auto& kiosk : m_kiosks) waiting += kiosk->unanswered();
        m_lines.report("waiting " + QByteArray::number(static_cast<qulonglong>(waiting)) + ' ' +
                       QByteArray::number(m_lines.seen()));
    }

    const CrewPlace m_place;
    CrewLines m_lines;
    QTimer m_telling;
    std::vector<std::unique_ptr<CrewKiosk>> m_kiosks;
};

}  // namespace

MqttEndpoint CrewPlace::brokerFor(const QString& kiosk) const {
    const CertificateFolder folder(certificates);
    return {QStringLiteral("localhost"), brokerPort, folder.authority(), folder.kioskCertificate(kiosk),
            folder.kioskKey(kiosk)};
}

int runCrew(const CrewPlace& place) {
    // Simulated kiosks stand for as many machines of their own: they run on what broker, desk and the measured kiosks
    // leave of the processors. (A thousand threads of the lowest priority still outweigh one of the usual.)
    const sched_param none{};
    if (place.disks.isEmpty() && sched_setscheduler(0, SCHED_IDLE, &none) != 0) qWarning("the crew does not yield");
    const CrewProgram program(place);
    return QCoreApplication::exec();
}

}  // namespace evergreen
