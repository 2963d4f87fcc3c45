// A UsbDevice behind a USB/IP server: URBs become messages on one stream. For machines without kernel USB and for
// demos. UsbipBus opens it; its owner is the driver that asked.
#pragma once

#include "drivers/usb/stream_link.h"
#include "drivers/usb/urb_device.h"
#include "drivers/usb/usbip_protocol.h"

namespace evergreen {

class UsbipDevice final : public UrbDevice {
    Q_OBJECT

public:
    /// `link` has just imported the device that `entry` lists.
    UsbipDevice(std::unique_ptr<StreamLink> link, const UsbipEntry& entry, UsbIdentity identity, Clock& clock);
    ~UsbipDevice() override;

    /// The server has taken the whole device for us: there is nothing left to claim.
    QCoro::Task<Result<>> claim(std::uint8_t interfaceNumber) override;

protected:
    void submit(Urb urb) override;
    void cancel(std::uint64_t urbId) override;

private:
    struct Flight {
        std::uint64_t urbId;
        bool isIn;
        std::size_t bytesMax;
    };

    void take();
    bool takeOne();
    bool loseThread();
    void finish(std::uint32_t sequence, UrbDone done);

    std::unique_ptr<StreamLink> m_link;
    std::uint32_t m_deviceId;
    std::uint32_t m_lastSequence = 0;
    std::map<std::uint32_t, Flight> m_flights;           // by sequence
    std::map<std::uint32_t, std::uint32_t> m_unlinking;  // an unlink's own sequence → the flight it ends
};

}  // namespace evergreen
