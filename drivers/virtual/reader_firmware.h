// The inside of the virtual reader: one slot, CCID commands in, CCID replies out. It holds the card and knows no USB;
// the virtual reader owns it and loses, delays or spoils its replies.
#pragma once

#include "drivers/virtual/reader_profile.h"
#include "drivers/virtual/virtual_card.h"

#include <memory>
#include <optional>

namespace evergreen {

class ReaderFirmware {
public:
    explicit ReaderFirmware(ReaderProfile profile) : m_profile(std::move(profile)) {}

    const ReaderProfile& profile() const { return m_profile; }
    bool isPowered() const { return m_isPowered; }

    void insert(std::unique_ptr<VirtualCard> card);
    void remove();
    bool hasCard() const { return m_card != nullptr; }
    VirtualCard* card() { return m_card.get(); }

    /// The reply to one command message (Spec: CCID 1.1 §6.1); empty for what is too short to be one.
    Bytes handle(ByteView command);

    /// Spec: CCID 1.1 §5.3.1 (ABORT on the control pipe): all commands fail until the Abort command of this number.
    void abort(std::uint8_t sequence) { m_abortSequence = sequence; }

    /// "The card needs more time": a reply to `command` that is none yet (Spec: CCID 1.1 §6.2.6).
    Bytes timeExtension(ByteView command, std::uint8_t multiplier) const;

    /// A reply that says the slot is busy (Spec: CCID 1.1 table 6.2-2, CMD_SLOT_BUSY).
    Bytes busy(ByteView command) const;

    /// Power off, as when the cable is pulled.
    void loseCurrent();

    /// The protocol data of the last SetParameters; empty before.
    const Bytes& parameters() const { return m_parameters; }

private:
    struct Ending {
        std::uint8_t commandStatus;  ///< 0 done, 1 failed, 2 more time
        std::uint8_t error;
    };

    std::uint8_t iccStatus() const;
    Bytes reply(ByteView command, std::uint8_t type, Ending ending, ByteView content = {}) const;
    Bytes failed(ByteView command, std::uint8_t error) const;
    Bytes powerOn(ByteView command);
    Bytes exchange(ByteView command);
    Bytes setParameters(ByteView command);

    ReaderProfile m_profile;
    std::unique_ptr<VirtualCard> m_card;
    bool m_isPowered = false;
    Bytes m_parameters;
    std::optional<std::uint8_t> m_abortSequence;
};

}  // namespace evergreen
