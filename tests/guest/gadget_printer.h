// The kernel's own gadget printer (configfs, usb_f_printer, dummy_hcd): USB side, descriptors and class requests are
// the kernel's; the ESC/POS behind /dev/g_printer0 is our firmware. One at a time, on the same machine as the driver it
// is plugged into.
#pragma once

#include "drivers/virtual/printer_firmware.h"

#include <memory>

#include <QSocketNotifier>
#include <QString>
#include <QTimer>

namespace evergreen {

class GadgetPrinter {
public:
    /// Where the kernel plugs it in, and its interface there: "19-1:1.0".
    QString interface() const;

    /// Not plugged in yet. Ends the program where the kernel has no such gadget.
    GadgetPrinter();
    ~GadgetPrinter();
    GadgetPrinter(const GadgetPrinter&) = delete;
    GadgetPrinter& operator=(const GadgetPrinter&) = delete;

    void plug();
    void unplug();

    PrinterMechanism& mechanism() { return m_firmware.mechanism(); }
    /// After anything about the mechanism was changed.
    void changed();
    /// As a printer is that was switched off and on.
    void reset() { m_firmware.reset(); }
    /// Of SOFT_RESET the firmware never hears, the kernel keeps it to itself: with room for all, it takes on and on.
    void setBufferBytes(std::size_t bytesMax) { m_firmware.setBufferBytes(bytesMax); }

    /// Rows in each ten milliseconds; 0, the default, prints in no time.
    void setPace(int rowsPerTick);

private:
    void openDevice();
    void hear();
    void work();
    void listenForRoom();

    PrinterFirmware m_firmware;
    int m_descriptor = -1;
    int m_rowsPerTick = 0;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_tick;
};

}  // namespace evergreen
