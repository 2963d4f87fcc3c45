// Where USB devices come and go. LibusbBus sees the machine's own; UsbipBus sees what one USB/IP server exports.
#pragma once

#include "drivers/usb/usb_device.h"

#include <memory>
#include <vector>

#include <QCoroTask>
#include <QObject>

namespace evergreen {

class UsbBus : public QObject {
    Q_OBJECT

public:
    /// Those present now. A bus that cannot be read has none and says why in its log category.
    virtual std::vector<UsbIdentity> devices() const = 0;

    /// Opens one of devices(). Fails with UsbPermission, or UsbError when it has gone meanwhile.
    virtual QCoro::Task<Result<std::unique_ptr<UsbDevice>>> open(UsbIdentity identity) = 0;

Q_SIGNALS:
    void arrived(const evergreen::UsbIdentity& identity);
    void left(const QString& place);
};

}  // namespace evergreen
