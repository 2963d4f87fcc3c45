// The inside of the virtual reader: slots, CCID commands in, CCID replies out. It holds the cards and knows no USB; the
// virtual reader owns it and loses, delays or spoils its replies.
#pragma once

#include "drivers/virtual/card_contacts.h"
#include "drivers/virtual/reader_profile.h"
#include "drivers/virtual/virtual_card.h"

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include <QStringList>

namespace evergreen {

class ReaderFirmware {
public:
    explicit ReaderFirmware(ReaderProfile profile) : m_profile(std::move(profile)), m_slots(m_profile.slots) {}

    const ReaderProfile& profile() const { return m_profile; }
    bool isPowered() const { return m_slots[0].isPowered; }

    void insert(std::unique_ptr<VirtualCard> card, std::size_t slot = 0);
    void remove(std::size_t slot = 0);
    bool hasCard(std::size_t slot = 0) const { return m_slots[slot].contacts != nullptr; }
    VirtualCard* card() { return hasCard() ? &m_slots[0].contacts->card() : nullptr; }
    /// The line to the first slot's card; only with one.
    CardContacts& contacts() { return *m_slots[0].contacts; }

    /// The reply to one command message (Spec: CCID 1.1 §6.1); empty for what is too short to be one.
    Bytes handle(ByteView command);

    /// Spec: CCID 1.1 §5.3.1 (ABORT on the control pipe): all commands fail until the Abort command of this number.
    void abort(std::uint8_t sequence) { m_abortSequence = sequence; }

    /// "The card needs more time": a reply to `command` that is none yet (Spec: CCID 1.1 §6.2.6).
    Bytes timeExtension(ByteView command, std::uint8_t multiplier) const;

    /// A reply that says the slot is busy (Spec: CCID 1.1 table 6.2-2, CMD_SLOT_BUSY).
    Bytes busy(ByteView command) const;

    /// A reply that claims success and has nothing in it, as QEMU's reader says when the card leaves in mid-command.
    Bytes emptyDone(ByteView command) const;
    /// How long the keypad waits for a PIN; nothing while none is asked for.
    std::optional<std::chrono::seconds> asksPin() const;
    /// The keys of a PIN and then OK, or how the typing ended else: the reply to whoever asked; empty when nobody did,
    /// and while another PIN is to be typed.
    Bytes typePin(const QString& digits);
    enum class NoPin : std::uint8_t { Cancelled = 0xEF, TimeOver = 0xF0, CardLeft = 0xFE };
    Bytes endPin(NoPin why);

    /// Power off, as when the cable is pulled.
    void loseCurrent();

    /// How many Escapes came in, understood or not.
    int escapes() const { return m_escapes; }
    /// The protocol data of the last SetParameters; empty before.
    const Bytes& parameters() const { return m_slots[0].parameters; }
    /// Clock and speed as the host last set them (Spec: CCID 1.1 §6.1.14); empty before.
    const Bytes& rate() const { return m_rate; }

private:
    struct Slot {
        std::unique_ptr<CardContacts> contacts;
        bool isPowered = false;
        std::uint8_t protocol = 0;  ///< of the last SetParameters
        Bytes parameters;
        Bytes gathered;  ///< of a command in several messages
        Bytes toGive;    ///< of an answer in several messages
    };
    struct Ending {
        std::uint8_t commandStatus = 0;  ///< 0 done, 1 failed, 2 more time
        std::uint8_t error = 0;
        std::uint8_t specific = 0;  ///< the last byte of the header
    };

    const Slot& slotOf(ByteView command) const;
    Slot& slotOf(ByteView command);
    Bytes reply(ByteView command, std::uint8_t type, Ending ending, ByteView content = {}) const;
    Bytes failed(ByteView command, std::uint8_t error) const;
    Bytes obey(ByteView command);
    Bytes escape(ByteView command);
    Bytes powerOn(ByteView command);
    Bytes powerOff(ByteView command);
    Bytes exchange(ByteView command);
    Bytes exchangeTpdu(ByteView command);
    Bytes exchangeApdu(ByteView command);
    Bytes giveNext(ByteView command, bool isFirst);
    bool isToldRight(const Slot& slot) const;
    Bytes setParameters(ByteView command);
    static bool makePps(const Slot& slot, std::uint8_t protocol, std::uint8_t speed);
    Bytes setRate(ByteView command);
    Bytes beginPin(ByteView command);
    Bytes finishPin();
    Bytes saySecretly(ByteView command, Bytes apdu, std::size_t prologueAt);

    ReaderProfile m_profile;
    std::vector<Slot> m_slots;
    Bytes m_rate;
    int m_escapes = 0;
    Bytes m_pinAsked;     ///< the command that waits for a PIN; empty without
    QStringList m_typed;  ///< for it, so far
    std::optional<std::uint8_t> m_abortSequence;
};

}  // namespace evergreen
