// What kind of reader a virtual reader pretends to be: its descriptors and its level of exchange. One row per kind, so
// that a test runs over all of them.
#pragma once

#include "kiosk/base/bytes.h"

#include <cstdint>
#include <vector>

#include <QString>

namespace evergreen {

struct ReaderProfile {
    /// Spec: CCID 1.1 §5.1, dwFeatures bits 16 to 18.
    enum class Level { Character, Tpdu, ShortApdu, ExtendedApdu };

    /// dwFeatures bits 0 to 15 of a reader that settles everything with the card: parameters from the ATR (02), voltage
    /// (08), clock (10), speed (20), PPS (80), block size (400). Spec: CCID 1.1 §5.1.
    static constexpr std::uint32_t settlesAll = 0x04BA;
    /// … and of one that leaves all of it to the host but clock and speed.
    static constexpr std::uint32_t settlesNothing = 0x0030;

    static constexpr std::uint8_t verifiesAndChangesPin = 3;

    QString name;
    Level level = Level::ShortApdu;
    std::uint16_t vendorId = 0;
    std::uint16_t productId = 0;
    bool hasInterrupt = true;              ///< tells of slot changes by itself
    std::uint32_t automatic = settlesAll;  ///< dwFeatures without the level
    std::uint8_t voltages = 0x07;          ///< bVoltageSupport: 1 = 5 V, 2 = 3 V, 4 = 1.8 V
    /// The only bPowerSelect a card answers at (1 = 5 V, 2 = 3 V, 3 = 1.8 V); 0: at any.
    std::uint8_t answersAt = 0;
    std::uint8_t protocols = 0x03;  ///< dwProtocols: 1 = T=0, 2 = T=1
    std::uint8_t slots = 1;
    std::uint8_t interfaceProtocol = 0;  ///< 1 or 2: a card with a plug (ICCD)
    std::vector<std::uint32_t> rates;    ///< what GET_DATA_RATES gives, bit/s; empty: no such table
    std::uint32_t rateMax = 344086;      ///< dwMaxDataRate
    std::uint32_t messageBytesMax = 271;
    bool chainsAnyway = false;       ///< answers in several messages though it declares short APDUs
    std::uint8_t pinSupport = 0;     ///< bPINSupport: 1 = takes a PIN by itself, 2 = and a new one
    bool tellsPin = false;           ///< … and tells the host what was typed, as some in the field do
    std::uint8_t escapeByte = 0;     ///< the one Escape it understands; 0: none
    Bytes escapeAnswer{};            ///< … and what it answers
    bool refusesParameters = false;  ///< knows no SetParameters

    /// A desk reader of today: APDUs in, answers out.
    static ReaderProfile shortApdu();
    /// A plain reader that leaves protocol, voltage and parameters to the host.
    static ReaderProfile tpdu();
    /// The same, but it reads the ATR itself and makes the PPS.
    static ReaderProfile tpduAutomatic();
    /// Makes the PPS itself, from the parameters the host gives it (80h without 02h).
    static ReaderProfile tpduPps();
    /// Like tpdu(), with a table of speeds, and told clock and speed by the host.
    static ReaderProfile tpduRates();
    /// APDUs of any length, in messages of 271 bytes.
    static ReaderProfile extendedApdu();
    /// Like shortApdu(), but long answers come in several messages.
    static ReaderProfile chaining();
    /// Without an interrupt endpoint: the host must ask.
    static ReaderProfile polled();
    static ReaderProfile twoSlots();
    /// Like shortApdu(), with a keypad that keeps the PIN to itself.
    static ReaderProfile keypad();
    /// Like tpdu(), with such a keypad.
    static ReaderProfile keypadTpdu();
    /// Two kinds that no host of ours serves.
    static ReaderProfile character();
    static ReaderProfile iccd();

    /// All of the above.
    static std::vector<ReaderProfile> all();

    bool choosesVoltage() const { return (automatic & 0x08U) != 0; }
    /// Leaves protocol and speed to the host, and hears nothing where the host told it wrong.
    bool isPlain() const { return (automatic & 0x42U) == 0; }
    /// Agrees with the card on what the host told it.
    bool makesPps() const { return isPlain() && (automatic & 0x80U) != 0; }

    Bytes deviceDescriptor() const;
    Bytes configurationDescriptor() const;
    std::uint32_t features() const;

    static constexpr std::uint8_t bulkOutEndpoint = 0x01;
    static constexpr std::uint8_t bulkInEndpoint = 0x82;
    static constexpr std::uint8_t interruptEndpoint = 0x83;
};

}  // namespace evergreen
