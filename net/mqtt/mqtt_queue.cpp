#include "net/mqtt/mqtt_queue.h"

#include <algorithm>
#include <cassert>

namespace evergreen {

std::optional<MqttQueue::Ticket> MqttQueue::add(MqttMessage message) {
    const auto older = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Waiting& waiting) {
        return !waiting.number && waiting.message.isRetained && waiting.message.topic == message.topic;
    });
    if (message.isRetained && older != m_waiting.end()) {
        older->message = std::move(message);
        return older->ticket;
    }
    if (m_waiting.size() >= m_countMax) return std::nullopt;
    m_waiting.push_back({++m_lastTicket, std::move(message), std::nullopt});
    return m_lastTicket;
}

const MqttMessage* MqttQueue::next(std::size_t inFlightMax) const {
    // Those under way come first: they were the oldest.
    const auto still = std::find_if(m_waiting.begin(), m_waiting.end(), [](const Waiting& one) { return !one.number; });
    const auto inFlight = static_cast<std::size_t>(
        std::count_if(m_waiting.begin(), m_waiting.end(), [](const Waiting& one) { return one.number.has_value(); }));
    return still == m_waiting.end() || inFlight >= inFlightMax ? nullptr : &still->message;
}

void MqttQueue::sent(int number) {
    const auto still = std::find_if(m_waiting.begin(), m_waiting.end(), [](const Waiting& one) { return !one.number; });
    assert(still != m_waiting.end());
    still->number = number;
}

std::optional<MqttQueue::Ticket> MqttQueue::acknowledged(int number) {
    const auto arrived =
        std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Waiting& one) { return one.number == number; });
    if (arrived == m_waiting.end()) return std::nullopt;
    const Ticket ticket = arrived->ticket;
    m_waiting.erase(arrived);
    return ticket;
}

void MqttQueue::connectionLost() {
    for (Waiting& waiting : m_waiting) waiting.number.reset();
}

}  // namespace evergreen
