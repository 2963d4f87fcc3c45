// One input device that has a headphone switch: its file, and whether a plug is in. Private to EvdevHeadsetJack.
#pragma once

#include <memory>

#include <QObject>
#include <QSocketNotifier>
#include <QString>

namespace evergreen {

class JackSocket final : public QObject {
    Q_OBJECT

public:
    /// Null when the node cannot be opened or has no headphone switch.
    static std::unique_ptr<JackSocket> open(const QString& node);

    /// Takes over an open file; open() asks first whether it is a socket at all.
    explicit JackSocket(int file);
    ~JackSocket() override;

    bool isPlugged() const { return m_isPlugged; }
    /// False once the device has gone; it is then unplugged for good.
    bool isThere() const { return m_file >= 0; }

Q_SIGNALS:
    /// Plug in, plug out or device gone.
    void changed();

private:
    void read();
    bool readState();
    void leave();

    int m_file;
    bool m_isPlugged = false;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace evergreen
