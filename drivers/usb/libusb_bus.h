// The machine's own USB: what is plugged in now, what comes and goes. It opens nothing by itself; hubs are left out.
#pragma once

#include "drivers/usb/libusb_device.h"
#include "drivers/usb/usb_bus.h"
#include "kiosk/base/clock.h"

#include <QPointer>

namespace evergreen {

class LibusbBus final : public UsbBus {
    Q_OBJECT

public:
    /// How often the bus is looked over where libusb cannot tell of arrivals.
    static constexpr std::chrono::milliseconds lookInterval{1000};

    /// The clock must outlive the bus and every device it opened.
    explicit LibusbBus(Clock& clock);
    ~LibusbBus() override;

    std::vector<UsbIdentity> devices() const override;
    QCoro::Task<Result<std::unique_ptr<UsbDevice>>> open(UsbIdentity identity) override;

private:
    struct Release {
        void operator()(libusb_device* device) const;
    };
    using Reference = std::unique_ptr<libusb_device, Release>;

    struct Present {
        Reference device;
        UsbIdentity identity;
        QPointer<LibusbDevice> opened;
    };

    void listenForPlugs();
    void lookLater();
    void look();
    void drop(const QString& place);

    Clock& m_clock;
    std::shared_ptr<LibusbContext> m_context;
    std::map<QString, Present> m_present;
    std::unique_ptr<Alarm> m_nextLook;
    bool m_hearsPlugs = false;
    int m_plugCallback = 0;
    bool m_isLookDue = false;

    friend struct LibusbPlugCallback;
};

}  // namespace evergreen
