// A chip-card reader as the kiosk sees it. States and events carry XFS4IoT's names (CardReader class). The reader may
// come and go at any time (hot-plug); the object stays and says so.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <QCoroTask>
#include <QObject>

namespace evergreen {

class CardReader : public QObject {
    Q_OBJECT

public:
    enum class Device { NoDevice, Online, HardwareError };
    Q_ENUM(Device)
    enum class Media { Unknown, Present, NotPresent };
    Q_ENUM(Media)

    virtual Device device() const = 0;
    virtual Media media() const = 0;

    /// Powers the card and returns its ATR. Failures: CardMute, CardRemoved, ReaderGone, ReaderFault.
    virtual QCoro::Task<Result<Bytes>> powerOn() = 0;

    /// One command APDU (ISO 7816-4), extended where reader and card have that; the whole response with SW1 SW2, GET
    /// RESPONSE and 6Cxx already done. Failures: CardRemoved, CardMute, ReaderGone, ReaderFault.
    virtual QCoro::Task<Result<Bytes>> transmit(Bytes command) = 0;

    virtual QCoro::Task<Result<>> powerOff() = 0;

Q_SIGNALS:
    void mediaInserted();
    void mediaRemoved();
    void deviceChanged(evergreen::CardReader::Device device);
};

}  // namespace evergreen
