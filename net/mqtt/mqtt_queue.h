// The messages the broker has not acknowledged yet, oldest first. They stay over lost connections and are sent again,
// so that each arrives at least once; they do not stay over the end of the program. Owned and locked by MqttClient.
#pragma once

#include "net/mqtt/mqtt_message.h"

#include <deque>
#include <optional>

namespace evergreen {

class MqttQueue {
public:
    /// A message's name towards whoever gave it.
    using Ticket = quint64;

    explicit MqttQueue(std::size_t countMax) : m_countMax(countMax) {}

    /// None when full. A retained message takes the place of an older one of its topic that is still to be sent: only
    /// the newest is of use.
    std::optional<Ticket> add(MqttMessage message);

    /// The oldest that is not under way; none when there is none, or when `inFlightMax` are.
    const MqttMessage* next(std::size_t inFlightMax) const;

    /// That one is under way, by this number of the connection's.
    void sent(int number);

    /// The message of that number has arrived.
    std::optional<Ticket> acknowledged(int number);

    /// The connection is lost: all are to be sent again.
    void connectionLost();

    bool isEmpty() const { return m_waiting.empty(); }

private:
    struct Waiting {
        Ticket ticket = 0;
        MqttMessage message;
        std::optional<int> number;  ///< under way
    };

    /// The oldest that is not under way.
    std::deque<Waiting>::iterator firstStill() { return m_waiting.begin() + static_cast<std::ptrdiff_t>(m_inFlight); }

    std::size_t m_countMax;
    std::deque<Waiting> m_waiting;
    std::size_t m_inFlight = 0;  ///< so many, the first ones, are under way
    Ticket m_lastTicket = 0;
};

}  // namespace evergreen
