// An ESC/POS receipt printer made of software: a VirtualUsbDevice with a printer-class interface, a finite buffer that
// holds the host back, and paper that becomes pictures. Troubles of the field come by words. It does no I/O.
#pragma once

#include "drivers/virtual/printer_firmware.h"
#include "drivers/virtual/urb_queue.h"
#include "drivers/virtual/virtual_usb_device.h"
#include "kiosk/base/clock.h"

#include <deque>
#include <memory>

#include <QString>

namespace evergreen {

class VirtualPrinter final : public VirtualUsbDevice {
public:
    static constexpr std::uint8_t bulkOutEndpoint = 0x01;
    static constexpr std::uint8_t bulkInEndpoint = 0x82;
    static constexpr std::chrono::milliseconds tick{10};

    /// Called with the running number of each transfer, before the device looks at it.
    using TransferWatch = std::function<void(int number)>;

    /// The clock must outlive the printer.
    explicit VirtualPrinter(Clock& clock, PrinterProfile profile = PrinterProfile::receipt());

    /// Rows a second; 0, the default, prints in no time. A real one manages 1200 to 2000.
    void setSpeed(int rowsPerSecond) { m_rowsPerSecond = rowsPerSecond; }
    void setBufferBytes(std::size_t bytesMax) { m_firmware.setBufferBytes(bytesMax); }
    /// So many times it does not answer what it is, nor refuses to: it is still waking up.
    void loseQuestions(int count) { m_lostQuestions = count; }
    /// It takes bytes and never says that it is done.
    void setMute(bool isMute) { m_firmware.setMute(isMute); }

    void setPaper(PrinterMechanism::Paper paper);
    void endPaperAfter(int rows);
    void setCoverOpen(bool isOpen);
    void openCoverAfter(int rows);
    void setJammed(bool isJammed);
    void jamAtNextCut();
    void clearCutter();

    /// Obeys a word of a control socket ("paper-out", "paper-end-after" 200, "cover-open" …); false for an unknown one.
    bool obey(const QString& word, int argument = 0);

    void watchTransfers(TransferWatch watch);

    /// Every receipt cut so far, as printed; the watch hears of each as it falls.
    const std::vector<QImage>& receipts() const { return m_firmware.mechanism().receipts(); }
    void watchReceipts(std::function<void(const QImage&)> watch) { m_firmware.mechanism().watchCuts(std::move(watch)); }
    const PrinterFirmware& firmware() const { return m_firmware; }

    Bytes deviceDescriptor() const override;
    Bytes configurationDescriptor() const override;
    void submit(Urb urb, Completion done) override;
    void cancel(std::uint64_t urbId) override;
    void unplug() override;
    void plug() override;
    bool isPlugged() const override { return m_isPlugged; }

private:
    struct Incoming {
        std::uint64_t id;
        Bytes data;
        std::size_t taken;
        Completion done;
    };

    void submitControl(const Urb& urb, const Completion& done);
    void softReset();
    void changed();
    void pump();
    bool takeIncoming();
    bool work();
    void tell();

    Clock& m_clock;
    PrinterFirmware m_firmware;
    UrbQueue m_replies;
    std::deque<Bytes> m_outbox;  ///< what the firmware says goes out when it has finished speaking
    std::deque<Incoming> m_incoming;
    std::unique_ptr<Alarm> m_tick;
    int m_rowsPerSecond = 0;
    bool m_isPumping = false;
    bool m_isPlugged = true;
    int m_lostQuestions = 0;
    TransferWatch m_transferWatch;
    int m_transfers = 0;
};

}  // namespace evergreen
