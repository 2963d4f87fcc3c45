// One bus as two: what is plugged in at one place, and all the rest. So that the reader for staff cards is never taken
// for the customers', nor the other way round.
#pragma once

#include "drivers/usb/usb_bus.h"

namespace evergreen {

class PortBus final : public UsbBus {
    Q_OBJECT

public:
    enum class Side { Only, Except };

    /// `bus` outlives it. `place` as UsbIdentity has it ("1-3"); empty: nothing only, all except.
    PortBus(UsbBus& bus, QString place, Side side);

    std::vector<UsbIdentity> devices() const override;
    QCoro::Task<Result<std::unique_ptr<UsbDevice>>> open(UsbIdentity identity) override;

private:
    bool isOurs(const QString& place) const { return (place == m_place) == (m_side == Side::Only); }

    UsbBus& m_bus;
    const QString m_place;
    const Side m_side;
};

}  // namespace evergreen
