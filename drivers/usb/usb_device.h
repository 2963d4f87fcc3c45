// One opened USB device as our drivers use it: claim, bulk, interrupt, control. Two implementations: LibusbDevice (real
// hardware, umockdev, a guest's kernel) and UsbipDevice (a USB/IP client in user space). It knows nothing of readers or
// printers. All calls are made, and all tasks end, on the thread that owns it; every task ends: by completion, by
// its time-out, by cancelAll(), or because the device is gone.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <chrono>
#include <cstdint>

#include <QCoroTask>
#include <QObject>

namespace evergreen {

/// What is known of a device before it is opened.
struct UsbIdentity {
    std::uint16_t vendorId = 0;
    std::uint16_t productId = 0;
    QString place;                  ///< where it is plugged in, unique among present devices: "1-2.4"
    Bytes deviceDescriptor;         ///< 18 bytes (USB 2.0 §9.6.1)
    Bytes configurationDescriptor;  ///< the active configuration, whole (USB 2.0 §9.6.3 ff.)

    bool operator==(const UsbIdentity&) const = default;
};

/// USB 2.0 §9.3. The length is that of the data, so it has no field.
struct UsbSetup {
    std::uint8_t requestType = 0;
    std::uint8_t request = 0;
    std::uint16_t value = 0;
    std::uint16_t index = 0;
};

class UsbDevice : public QObject {
    Q_OBJECT

public:
    /// Failures of every task: UsbTimeout, UsbStall, UsbError, and ReaderGone's cause: UsbError with detail "gone".
    using Milliseconds = std::chrono::milliseconds;

    virtual const UsbIdentity& identity() const = 0;

    /// Takes an interface from the kernel for us; given back on destruction.
    virtual QCoro::Task<Result<>> claim(std::uint8_t interfaceNumber) = 0;

    /// One bulk transfer in; ends at a short packet or at `bytesMax`. Several may be under way on one endpoint.
    virtual QCoro::Task<Result<Bytes>> bulkIn(std::uint8_t endpoint, std::size_t bytesMax, Milliseconds timeout) = 0;
    virtual QCoro::Task<Result<std::size_t>> bulkOut(std::uint8_t endpoint, Bytes data, Milliseconds timeout) = 0;
    /// One interrupt transfer in; a timeout of 0 waits until it comes, is cancelled, or the device goes.
    virtual QCoro::Task<Result<Bytes>> interruptIn(std::uint8_t endpoint, std::size_t bytesMax,
                                                   Milliseconds timeout) = 0;
    virtual QCoro::Task<Result<Bytes>> controlIn(UsbSetup setup, std::size_t bytesMax, Milliseconds timeout) = 0;
    virtual QCoro::Task<Result<>> controlOut(UsbSetup setup, Bytes data, Milliseconds timeout) = 0;
    virtual QCoro::Task<Result<>> clearHalt(std::uint8_t endpoint) = 0;

    /// Ends every transfer under way; their tasks fail with UsbError "cancelled".
    virtual void cancelAll() = 0;

    virtual bool isGone() const = 0;

Q_SIGNALS:
    /// Once, when the device was unplugged or its server left.
    void gone();
};

}  // namespace evergreen
