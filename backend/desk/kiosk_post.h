// The way to the kiosks. Implemented by BrokerLink; a test listens instead.
#pragma once

#include <QByteArray>
#include <QString>

namespace evergreen::desk {

class KioskPost {
public:
    virtual ~KioskPost() = default;

    /// Sends it to k/<kiosk>/cmd/<topic>, from any thread. False when it cannot even be queued.
    virtual bool tell(const QString& kiosk, const char* topic, const QByteArray& message) = 0;
    /// To all kiosks: there may be news of the rollout. From any thread; false when it cannot even be queued.
    virtual bool hint() = 0;
    virtual bool isConnected() const = 0;
};

}  // namespace evergreen::desk
