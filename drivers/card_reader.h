// A chip-card reader as the kiosk sees it. States and events carry XFS4IoT's names (CardReader class). The reader may
// come and go at any time (hot-plug); the object stays and says so.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <chrono>
#include <cstdint>

#include <QCoroTask>
#include <QObject>

namespace evergreen {

/// What is typed on the reader's own keypad: the PIN, or the old one and twice the new one.
enum class PinTask { Verify, Change };

/// What became of it.
struct KeypadAnswer {
    enum class End {
        Answered,
        Cancelled,
        TimeOver,
        TooShort,
        Different,  ///< the new PIN and its repetition
    };

    End end = End::Cancelled;
    std::uint16_t status = 0;  ///< SW1 SW2 of the card; only where it answered

    bool operator==(const KeypadAnswer&) const = default;
};

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

    /// Whether the reader has a keypad of its own for that which keeps a PIN to itself: neither this machine nor its
    /// cable sees it.
    virtual bool hasKeypad(PinTask /*task*/) const { return false; }

    /// The holder types there, each PIN `within` that time, and the reader puts it into VERIFY or CHANGE REFERENCE DATA
    /// (plaintext, ISO 9564-1 format 2) for the card. Such a command is never sent twice. Failures: as transmit();
    /// ReaderFault without such a keypad, and for a card whose blocks do not hold the command.
    virtual QCoro::Task<Result<KeypadAnswer>> askPin(PinTask /*task*/, std::chrono::seconds /*within*/) {
        co_return Failure{FailureCode::ReaderFault, QStringLiteral("no keypad to trust")};
    }

    virtual QCoro::Task<Result<>> powerOff() = 0;

Q_SIGNALS:
    void mediaInserted();
    void mediaRemoved();
    void deviceChanged(evergreen::CardReader::Device device);
};

}  // namespace evergreen
