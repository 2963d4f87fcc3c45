#include "drivers/virtual/control_socket.h"

#include <algorithm>

namespace evergreen {

ControlSocket::ControlSocket(Obey obey) : m_obey(std::move(obey)) {
    connect(&m_door, &StreamDoor::knocked, this, &ControlSocket::welcome);
}

void ControlSocket::welcome(const std::shared_ptr<StreamLink>& link) {
    if (m_links.size() == connectionsMax) return;
    m_links.push_back(link);
    const std::weak_ptr<StreamLink> weak = link;
    connect(link.get(), &StreamLink::arrived, this, [this, weak] {
        if (const auto alive = weak.lock()) hear(alive);
    });
    // Not at once: the link is in the middle of saying so.
    const auto forget = [this, weak] { std::erase(m_links, weak.lock()); };
    connect(link.get(), &StreamLink::closed, this, forget, Qt::QueuedConnection);
}

void ControlSocket::hear(const std::shared_ptr<StreamLink>& link) {
    while (link->isOpen()) {
        const Bytes& received = link->received();
        const auto end = std::ranges::find(received, std::byte{'\n'});
        if (end == received.end()) {
            if (received.size() > lineBytesMax) link->close();
            return;
        }
        const auto length = static_cast<std::size_t>(end - received.begin()) + 1;
        link->send(fromQByteArray(m_obey(toQByteArray(link->take(length)))));
    }
}

}  // namespace evergreen
