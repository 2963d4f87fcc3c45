// A UsbDevice on the machine's own USB, through libusb. The bus opens it; its owner is the driver that asked.
#pragma once

#include "drivers/usb/libusb_context.h"
#include "drivers/usb/urb_device.h"

namespace evergreen {

class LibusbDevice final : public UrbDevice {
    Q_OBJECT

public:
    LibusbDevice(std::shared_ptr<LibusbHandle> handle, UsbIdentity identity, Clock& clock);
    ~LibusbDevice() override;

    /// Takes the interface from a kernel driver too, and gives it back to that driver at the end.
    QCoro::Task<Result<>> claim(std::uint8_t interfaceNumber) override;

    /// Blocks for the moment the kernel takes: only its own call also resets the host's data toggle.
    QCoro::Task<Result<>> clearHalt(std::uint8_t endpoint) override;

protected:
    void submit(Urb urb) override;
    void cancel(std::uint64_t urbId) override;

private:
    std::shared_ptr<LibusbHandle> m_handle;
    std::map<std::uint64_t, libusb_transfer*> m_transfers;
};

}  // namespace evergreen
