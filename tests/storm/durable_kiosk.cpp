#include "tests/storm/durable_kiosk.h"

namespace evergreen {

DurableKiosk::Program::Program(const DeskEndpoint& endpoint, const QString& disk, Clock& clock)
    : outbox(disk), link(endpoint, clock), line(clock, outbox, &link) {}

DurableKiosk::DurableKiosk(DeskEndpoint endpoint, QString disk, std::function<void(bool isOnline)> onlineChanged)
    : m_endpoint(std::move(endpoint)), m_disk(std::move(disk)), m_onlineChanged(std::move(onlineChanged)) {
    start();
}

void DurableKiosk::start() {
    m_program = std::make_unique<Program>(m_endpoint, m_disk, m_clock);
    HelpLine* const line = &m_program->line;
    // Not from within the line's own signal, where it is still saying what it has heard.
    QObject::connect(
        line, &HelpLine::changed, line, [this] { goOnAlone(); }, Qt::QueuedConnection);
    line->open();
}

/// Somebody who knows that the staff know goes on alone, so that the next can call.
void DurableKiosk::goOnAlone() {
    HelpLine& line = m_program->line;
    if (line.isCalling() && line.answer().state >= HelpState::Received) line.withdraw();
}

QString DurableKiosk::press() {
    HelpLine& line = m_program->line;
    line.call({QStringLiteral("menu.question")});
    const auto onDisk = m_program->outbox.open(m_clock.now().addSecs(-60));
    return onDisk && *onDisk && (*onDisk)->id == line.callId() ? line.callId() : QString();
}

void DurableKiosk::restart() {
    m_program.reset();
    start();
}

std::size_t DurableKiosk::unanswered() {
    if (std::exchange(m_isOnline, m_program->link.hearsDesk()) != m_isOnline) m_onlineChanged(m_isOnline);
    const auto words = m_program->outbox.unanswered();
    // A call that is answered and not yet taken back will have one word more.
    const std::size_t underWay = m_program->line.isCalling() ? 1 : 0;
    return words ? words->size() + underWay : HelpOutbox::unansweredMax;
}

}  // namespace evergreen
