// The machine's headphone sockets as the kernel's sound drivers tell of them: input devices that have the switch
// SW_HEADPHONE_INSERT. Looks for them when made and whenever the folder changes (a USB sound card comes or goes). A
// socket that cannot be read is no socket: private words then stay unspoken, which is the safe side.
// Spec: Linux Documentation/input/event-codes.rst, EV_SW; Documentation/sound/designs/jack-controls.rst
#pragma once

#include "accessibility/voice/headset_jack.h"

#include <map>
#include <memory>

#include <QFileSystemWatcher>
#include <QString>

namespace evergreen {

class JackSocket;

class EvdevHeadsetJack final : public HeadsetJack {
    Q_OBJECT

public:
    /// More sockets than this on one machine are passed over, with a line in the log.
    static constexpr std::size_t socketsMax = 16;

    explicit EvdevHeadsetJack(const QString& folder = QStringLiteral("/dev/input"));
    ~EvdevHeadsetJack() override;

    /// True when any of the sockets has a plug in it.
    bool isPlugged() const override { return m_isPlugged; }
    std::size_t sockets() const { return m_sockets.size(); }

private:
    void look();
    void count();

    const QString m_folder;
    QFileSystemWatcher m_watcher;
    std::map<QString, std::unique_ptr<JackSocket>> m_sockets;  ///< by device node
    bool m_isPlugged = false;
};

}  // namespace evergreen
