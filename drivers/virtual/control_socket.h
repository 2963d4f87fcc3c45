// Lines in, lines out: a door (Unix-domain socket or TCP) through which other programs say words to virtual devices. It
// owns its connections and understands no word itself.
#pragma once

#include "drivers/usb/stream_link.h"

#include <functional>
#include <memory>
#include <vector>

#include <QObject>

namespace evergreen {

class ControlSocket : public QObject {
    Q_OBJECT

public:
    /// The answer to one line, with its end.
    using Obey = std::function<QByteArray(const QByteArray& line)>;

    static constexpr std::size_t connectionsMax = 8;
    /// Who says more without an end of line is hung up on.
    static constexpr std::size_t lineBytesMax = 8192;

    explicit ControlSocket(Obey obey);

    /// Fails with ConfigBad. Address as StreamDoor::listen() takes it.
    Result<> listen(const QString& address) { return m_door.listen(address); }
    const QString& address() const { return m_door.address(); }

private:
    void welcome(const std::shared_ptr<StreamLink>& link);
    void hear(const std::shared_ptr<StreamLink>& link);

    Obey m_obey;
    StreamDoor m_door;
    std::vector<std::shared_ptr<StreamLink>> m_links;
};

}  // namespace evergreen
