// Whether a headset is plugged in: what decides if private words may be spoken at all. One real implementation
// (EvdevHeadsetJack) and one whose plug is in a test's or the demo's hand.
#pragma once

#include <utility>

#include <QObject>

namespace evergreen {

class HeadsetJack : public QObject {
    Q_OBJECT

public:
    virtual bool isPlugged() const = 0;

Q_SIGNALS:
    /// Only when it truly changed.
    void pluggedChanged(bool isPlugged);
};

/// Unplugged until somebody plugs it in.
class VirtualHeadsetJack final : public HeadsetJack {
    Q_OBJECT

public:
    bool isPlugged() const override { return m_isPlugged; }
    void setPlugged(bool isPlugged) {
        if (std::exchange(m_isPlugged, isPlugged) != isPlugged) Q_EMIT pluggedChanged(isPlugged);
    }

private:
    bool m_isPlugged = false;
};

}  // namespace evergreen
