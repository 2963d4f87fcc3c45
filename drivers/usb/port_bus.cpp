#include "drivers/usb/port_bus.h"

#include <utility>

namespace evergreen {

PortBus::PortBus(UsbBus& bus, QString place, Side side) : m_bus(bus), m_place(std::move(place)), m_side(side) {
    connect(&bus, &UsbBus::arrived, this, [this](const UsbIdentity& identity) {
        if (isOurs(identity.place)) Q_EMIT arrived(identity);
    });
    connect(&bus, &UsbBus::left, this, [this](const QString& at) {
        if (isOurs(at)) Q_EMIT left(at);
    });
}

std::vector<UsbIdentity> PortBus::devices() const {
    std::vector<UsbIdentity> ours = m_bus.devices();
    std::erase_if(ours, [this](const UsbIdentity& identity) { return !isOurs(identity.place); });
    return ours;
}

QCoro::Task<Result<std::unique_ptr<UsbDevice>>> PortBus::open(UsbIdentity identity) {
    return m_bus.open(std::move(identity));
}

}  // namespace evergreen
