// One opened CCID reader: commands and their replies, and whether a card is in it. Of several slots the one counts into
// which a card was put first, until that card leaves. Made by CcidCardReader when a reader arrives, over when it leaves
// or is broken; knows no APDU. Its tasks take a share in it by themselves.
#pragma once

#include "drivers/card_reader.h"
#include "drivers/ccid/card_speed.h"
#include "drivers/ccid/ccid_descriptor.h"
#include "drivers/ccid/ccid_message.h"
#include "drivers/ccid/ccid_quirks.h"
#include "drivers/usb/usb_device.h"
#include "kiosk/base/rest.h"
#include "kiosk/base/turns.h"

#include <memory>

namespace evergreen {

class CcidConnection final : public QObject, public std::enable_shared_from_this<CcidConnection> {
    Q_OBJECT

public:
    using Milliseconds = std::chrono::milliseconds;

    static constexpr Milliseconds sendMax{2000};
    /// For replies that need no card, also those to a command from whose midst the card was taken.
    static constexpr Milliseconds statusMax{2000};
    /// A command in all, time extensions included; typing, which ask() is told may take longer, as long as that.
    static constexpr Milliseconds commandMax{60'000};
    /// An Escape: it asks the reader, not the card.
    static constexpr Milliseconds escapeMax{2000};
    static constexpr int timeExtensionsMax = 100;
    /// Replies of earlier commands and empty packets before the one that counts.
    static constexpr int staleRepliesMax = 10;
    /// How often a command is said that may be repeated after a fault that was cleared away.
    static constexpr int sayingsMax = 2;
    static constexpr int busyTriesMax = 10;
    static constexpr Milliseconds busyPause{100};
    /// More slots than any reader has; further ones are not looked at.
    static constexpr std::uint8_t slotsMax = 8;
    /// How often a reader without an interrupt endpoint is asked for its card.
    static constexpr Milliseconds pollEvery{250};
    /// … and one with: a notice may be lost, and with it the customer's card.
    static constexpr Milliseconds lookEvery{5000};

    /// The clock must outlive this.
    CcidConnection(std::unique_ptr<UsbDevice> device, CcidDescriptor descriptor, Clock& clock);
    ~CcidConnection() override;

    /// Takes the interface, asks for the card, begins to watch for its coming and going.
    QCoro::Task<Result<>> begin();

    /// Says one command and gives its reply, also one that says "failed". Only within a turn. Failures: ReaderGone,
    /// ReaderFault; a fault has been cleared away when it is told, or else the connection is broken.
    QCoro::Task<Result<ccid::Reply>> ask(ccid::Command command, Milliseconds replyMax);

    /// Whoever wants to say several commands in a row holds a turn meanwhile.
    std::shared_ptr<Turns> turns() const { return m_turns; }

    bool hasCard() const { return m_hasCard; }
    /// Grows whenever a card leaves: a card powered at another count is not the one that is in the slot now.
    std::uint64_t removals() const { return m_removals; }
    /// The slot with the card; without one the slot that was asked last.
    std::uint8_t slot() const { return m_slot; }
    const CcidDescriptor& descriptor() const { return m_descriptor; }
    const ReaderSpeeds& speeds() const { return m_speeds; }
    /// For what a card does; a reader whose card needs longer says so by a time extension.
    Milliseconds cardMax() const { return m_quirks.cardMax; }
    /// Whether it says that its keypad can do that, and is on the list of those that keep a PIN to themselves.
    bool hasKeypad(PinTask task) const;
    /// All that may be said to this reader by Escape.
    std::span<const ReaderEscape> escapes() const { return m_quirks.escapes; }
    Clock& clock() const { return m_clock; }
    Failure goneFailure() const;

    /// Ends every task under way, before returning. Nothing can be asked any more.
    void close();

Q_SIGNALS:
    void cardChanged(bool hasCard);
    /// It no longer answers sensibly; only opening it anew may help.
    void broken();

private:
    using Self = std::shared_ptr<CcidConnection>;

    static QCoro::Task<> listen(Self self);
    static QCoro::Task<> poll(Self self);
    static QCoro::Task<> lookAtSlots(Self self);
    QCoro::Task<Result<>> lookForCard();
    QCoro::Task<> readSpeeds();
    QCoro::Task<Result<ccid::Reply>> askPatiently(ccid::Command command, Milliseconds replyMax);
    QCoro::Task<Result<ccid::Reply>> askOnce(ccid::Command command, Milliseconds replyMax);
    QCoro::Task<Result<>> send(Bytes message);
    QCoro::Task<Result<ccid::Reply>> awaitReply(ccid::MessageType type, std::uint8_t sequence, Milliseconds replyMax);
    QCoro::Task<Result<>> recover(Failure failure);
    QCoro::Task<> abort();
    void hear(ByteView notice);
    void hurryReply();
    bool isAllowed(const ccid::Command& command) const;
    bool isStrange(const ccid::Reply& reply, std::uint8_t sequence) const;
    std::uint8_t slotCount() const;
    void noteIcc(ccid::IccStatus icc);
    void noteCard(bool hasCard);
    bool isOver() const { return m_isOver || m_device->isGone(); }

    std::unique_ptr<UsbDevice> m_device;
    UsbIdentity m_identity;
    CcidDescriptor m_descriptor;
    ReaderSpeeds m_speeds;
    const CcidQuirks& m_quirks;
    Clock& m_clock;
    std::shared_ptr<Turns> m_turns = std::make_shared<Turns>();
    WakePtr m_watchRest;               ///< after a notice that failed
    WakePtr m_pollRest;                ///< between two looks at the slots
    WakePtr m_commandRest;             ///< while the reader settles or the slot is busy
    std::unique_ptr<Alarm> m_overdue;  ///< ends the wait for a reply whose card has left
    std::uint64_t m_removals = 0;
    std::uint8_t m_sequence = 0;  ///< of the last command said
    std::uint8_t m_slot = 0;
    ccid::IccStatus m_icc = ccid::IccStatus::Absent;
    bool m_hasCard = false;
    bool m_tellsByItself = false;  ///< its interrupt endpoint works
    bool m_awaitsReply = false;
    bool m_isOverdue = false;
    bool m_isBegun = false;
    bool m_isBroken = false;
    bool m_isOver = false;
};

}  // namespace evergreen
