#include "tests/fleet/sim/fleet_crew.h"

#include <cstdio>

namespace evergreen {

// A thread for each kiosk's broker: without the variable the C library keeps a heap for each of the first of them.
FleetCrew::FleetCrew(QStringList arguments, QStringList kiosks)
    : m_names(std::move(kiosks)),
      m_kiosks(static_cast<std::size_t>(m_names.size())),
      m_process(std::move(arguments), [this](const QByteArray& line) { hear(line); },
                {QStringLiteral("MALLOC_ARENA_MAX=2")}) {}

bool FleetCrew::startKiosk() {
    if (m_started == m_names.size()) return false;
    m_process.command("kiosk " + m_names[m_started++].toLatin1());
    return true;
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
