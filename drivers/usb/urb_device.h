// The half of a UsbDevice that every backend needs alike: each call becomes one Urb, waits for its completion, and is
// cancelled when its time is over. A backend submits, cancels and completes; it never sees a coroutine. It is not a
// device by itself: see LibusbDevice and UsbipDevice.
#pragma once

#include "drivers/usb/urb.h"
#include "drivers/usb/usb_device.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/waiter.h"

#include <map>
#include <memory>

namespace evergreen {

class UrbDevice : public UsbDevice {
    Q_OBJECT

public:
    /// How long a cancelled transfer may take to come back before its task ends without it.
    static constexpr Milliseconds cancelGrace{1000};
    /// The longest transfer either way.
    static constexpr std::size_t transferBytesMax = 1U << 20;

    /// The clock must outlive the device.
    UrbDevice(UsbIdentity identity, Clock& clock);
    ~UrbDevice() override;

    const UsbIdentity& identity() const final { return m_identity; }
    bool isGone() const final { return m_gone; }
    void cancelAll() final;

    QCoro::Task<Result<Bytes>> bulkIn(std::uint8_t endpoint, std::size_t bytesMax, Milliseconds timeout) final;
    QCoro::Task<Result<std::size_t>> bulkOut(std::uint8_t endpoint, Bytes data, Milliseconds timeout) final;
    QCoro::Task<Result<Bytes>> interruptIn(std::uint8_t endpoint, std::size_t bytesMax, Milliseconds timeout) final;
    QCoro::Task<Result<Bytes>> controlIn(UsbSetup setup, std::size_t bytesMax, Milliseconds timeout) final;
    QCoro::Task<Result<>> controlOut(UsbSetup setup, Bytes data, Milliseconds timeout) final;

    /// By CLEAR_FEATURE; a backend with a call of its own for it overrides this.
    QCoro::Task<Result<>> clearHalt(std::uint8_t endpoint) override;

    /// Every later and every pending call fails with UsbError "gone". For the backend and for the bus it hangs on.
    void becomeGone();

protected:
    /// Begins a transfer; complete() follows, at once or later.
    virtual void submit(Urb urb) = 0;
    /// Asks for an early end; complete() still follows. An unknown id is passed over.
    virtual void cancel(std::uint64_t urbId) = 0;

    /// Ends the task of a transfer. It may destroy this device. An unknown id (too late) is passed over.
    void complete(std::uint64_t urbId, UrbDone done);

    /// A destructor's last word to those that still wait.
    void abandonAll();

private:
    struct Pending {
        Waiter<UrbDone> waiter;
        std::unique_ptr<Alarm> alarm;
        bool isTimedOut = false;
    };

    QCoro::Task<Result<UrbDone>> run(Urb urb, Milliseconds timeout);
    void expire(std::uint64_t urbId);

    UsbIdentity m_identity;
    Clock& m_clock;
    std::map<std::uint64_t, std::shared_ptr<Pending>> m_pending;
    std::uint64_t m_lastId = 0;
    bool m_gone = false;
};

}  // namespace evergreen
