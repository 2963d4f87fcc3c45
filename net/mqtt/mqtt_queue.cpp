#include "net/mqtt/mqtt_queue.h"

#include <algorithm>
#include <cassert>

namespace evergreen {

std::optional<MqttQueue::Ticket> MqttQueue::add(MqttMessage message) {
    const auto older = !message.isRetained
                           ? m_waiting.end()
                           : std::find_if(firstStill(), m_waiting.end(), [&](const Waiting& waiting) {
                                 return waiting.message.isRetained && waiting.message.topic == message.topic;
                             });
    if (older != m_waiting.end()) {
        older->message = std::move(message);
        return older->ticket;
    }
    if (m_waiting.size() >= m_countMax) return std::nullopt;
    m_waiting.push_back({++m_lastTicket, std::move(message), std::nullopt});
    return m_lastTicket;
}

const MqttMessage* MqttQueue::next(std::size_t inFlightMax) const {
    return m_inFlight == m_waiting.size() || m_inFlight >= inFlightMax ? nullptr : &m_waiting[m_inFlight].message;
}

void MqttQueue::sent(int number) {
    assert(m_inFlight < m_waiting.size());
    m_waiting[m_inFlight].number = number;
    ++m_inFlight;
}

std::optional<MqttQueue::Ticket> MqttQueue::acknowledged(int number) {
    const auto arrived =
        std::find_if(m_waiting.begin(), firstStill(), [&](const Waiting& one) { return one.number == number; });
    if (arrived == firstStill()) return std::nullopt;
    const Ticket ticket = arrived->ticket;
    m_waiting.erase(arrived);
    --m_inFlight;
    return ticket;
}

void MqttQueue::connectionLost() {
    for (Waiting& waiting : m_waiting) waiting.number.reset();
    m_inFlight = 0;
}

}  // namespace evergreen
