// A CCID card reader made of software: a VirtualUsbDevice with a slot for a VirtualCard. Troubles of the field can be
// provoked one by one. It asks the clock for delays and does no I/O.
#pragma once

#include "drivers/virtual/reader_firmware.h"
#include "drivers/virtual/urb_queue.h"
#include "drivers/virtual/virtual_usb_device.h"
#include "kiosk/base/clock.h"

#include <deque>
#include <optional>

namespace evergreen {

/// What can go wrong with the next reply.
enum class ReaderTrouble {
    Stall,          ///< the bulk IN endpoint halts
    StallOut,       ///< the bulk OUT endpoint halts and the command is lost
    Garbage,        ///< bytes that are no CCID message
    StaleSequence,  ///< a reply with an old number comes first
    ZeroLength,     ///< an empty packet comes first
    MoreTime,       ///< a time extension comes first
    Silence,        ///< no reply at all
    Truncated,      ///< the message ends before its length says so
    SlotBusy,       ///< refused with CMD_SLOT_BUSY
    TornOut,        ///< the card leaves; the reply says "done" and has nothing in it
    TornOutSilent,  ///< the card leaves, and the reader forgets the reply
};

class VirtualReader final : public VirtualUsbDevice {
public:
    /// Called with the running number of each bulk transfer, before the device looks at it.
    using TransferWatch = std::function<void(int number)>;

    /// The clock must outlive the reader.
    VirtualReader(ReaderProfile profile, Clock& clock);

    void insert(std::unique_ptr<VirtualCard> card, std::size_t slot = 0);
    void remove(std::size_t slot = 0);
    bool hasCard(std::size_t slot = 0) const { return m_firmware.hasCard(slot); }
    VirtualCard* card() { return m_firmware.card(); }
    /// The line to the card in the first slot; only with one.
    CardContacts& contacts() { return m_firmware.contacts(); }

    /// The next `count` replies suffer this; several troubles queue up.
    void provoke(ReaderTrouble trouble, int count = 1);
    /// The trouble a word names ("stall", "stale-sequence"), or nothing.
    static std::optional<ReaderTrouble> troubleNamed(const QString& word);

    /// Every reply comes this much later; the card is looked at only then.
    void setDelay(std::chrono::milliseconds delay) { m_delay = delay; }

    /// What the holder does at the keypad, one PIN after the other. False: no PIN is asked for.
    bool typePin(const QString& digits);
    bool cancelPin();

    void watchTransfers(TransferWatch watch);

    const ReaderFirmware& firmware() const { return m_firmware; }

    Bytes deviceDescriptor() const override { return m_firmware.profile().deviceDescriptor(); }
    Bytes configurationDescriptor() const override { return m_firmware.profile().configurationDescriptor(); }
    void submit(Urb urb, Completion done) override;
    void cancel(std::uint64_t urbId) override;
    void unplug() override;
    void plug() override;
    bool isPlugged() const override { return m_isPlugged; }

private:
    void submitControl(const Urb& urb, const Completion& done);
    void answerRates(const Urb& urb, const Completion& done) const;
    void submitCommand(Urb urb, const Completion& done);
    void answer(const Bytes& command);
    void putTroubled(ReaderTrouble trouble, const Bytes& command);
    void tellSlotChange(std::size_t changed);
    void awaitTyping();
    bool endTyping(const Bytes& reply);

    ReaderFirmware m_firmware;
    Clock& m_clock;
    UrbQueue m_replies;
    UrbQueue m_notices;
    std::deque<ReaderTrouble> m_troubles;
    std::deque<std::unique_ptr<Alarm>> m_alarms;  // replies on their way, in order
    std::chrono::milliseconds m_delay{0};
    std::unique_ptr<Alarm> m_typing;  ///< while the keypad waits for a PIN
    TransferWatch m_transferWatch;
    int m_transfers = 0;
    bool m_isPlugged = true;
    bool m_isInHalted = false;
    bool m_isOutHalted = false;
};

}  // namespace evergreen
