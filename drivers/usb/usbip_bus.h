// What one USB/IP server exports, as a bus. The protocol tells of no arrivals, so the server is asked again and again;
// while it is away, nothing is plugged in. For demos and machines without kernel USB.
#pragma once

#include "drivers/usb/usb_bus.h"
#include "drivers/usb/usbip_device.h"

#include <QPointer>

namespace evergreen {

class UsbipBus final : public UsbBus {
    Q_OBJECT

public:
    /// Between two looks at the server, where nothing else is wished.
    static constexpr std::chrono::milliseconds usualLookInterval{500};
    /// For connecting, and for each answer of the server.
    static constexpr std::chrono::milliseconds answerTimeout{2000};

    /// Address as StreamLink::open() takes it. The clock must outlive the bus and every device it opened.
    UsbipBus(QString address, Clock& clock, std::chrono::milliseconds lookInterval = usualLookInterval);
    ~UsbipBus() override;

    std::vector<UsbIdentity> devices() const override;
    QCoro::Task<Result<std::unique_ptr<UsbDevice>>> open(UsbIdentity identity) override;

private:
    struct Present {
        UsbipEntry entry;
        UsbIdentity identity;
        QPointer<UsbipDevice> opened;
    };
    using Link = std::unique_ptr<StreamLink>;

    QCoro::Task<> look();
    QCoro::Task<> compare(std::vector<UsbipEntry> listed);
    QCoro::Task<Result<UsbIdentity>> identify(UsbipEntry entry);
    void drop(const QString& place);

    QString m_address;
    Clock& m_clock;
    std::chrono::milliseconds m_lookInterval;
    std::map<QString, Present> m_present;
    std::unique_ptr<Alarm> m_nextLook;
};

}  // namespace evergreen
