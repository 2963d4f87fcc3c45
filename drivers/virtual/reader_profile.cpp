#include "drivers/virtual/reader_profile.h"

namespace evergreen {

namespace {

constexpr std::uint16_t kVendor = 0x1209;  // pid.codes: for software of its own

void put(Bytes& to, std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) to.push_back(static_cast<std::byte>((value >> (8 * i)) & 0xFF));
}

// Spec: CCID 1.1 §5.1, table 5.1-1.
Bytes classDescriptor(const ReaderProfile& profile) {
    Bytes result;
    put(result, 54, 1);
    put(result, 0x21, 1);
    put(result, 0x0110, 2);                                            // bcdCCID
    put(result, profile.slots - 1U, 1);                                // bMaxSlotIndex
    put(result, profile.voltages, 1);                                  // bVoltageSupport
    put(result, profile.protocols, 4);                                 // dwProtocols
    put(result, 4000, 4);                                              // dwDefaultClock, kHz
    put(result, 4000, 4);                                              // dwMaximumClock
    put(result, 0, 1);                                                 // bNumClockSupported
    put(result, 10752, 4);                                             // dwDataRate, bit/s
    put(result, profile.rateMax, 4);                                   // dwMaxDataRate
    put(result, static_cast<std::uint32_t>(profile.rates.size()), 1);  // bNumDataRatesSupported
    put(result, 254, 4);                                               // dwMaxIFSD
    put(result, 0, 4);                                                 // dwSynchProtocols
    put(result, 0, 4);                                                 // dwMechanical
    put(result, profile.features(), 4);
    put(result, profile.messageBytesMax, 4);
    put(result, 0xFF, 1);                // bClassGetResponse: as the command
    put(result, 0xFF, 1);                // bClassEnvelope
    put(result, 0, 2);                   // wLcdLayout
    put(result, profile.pinSupport, 1);  // bPINSupport
    put(result, 1, 1);                   // bMaxCCIDBusySlots
    return result;
}

// USB 2.0 table 9-13.
Bytes endpoint(std::uint8_t address, std::uint8_t attributes, std::uint8_t packetBytes, std::uint8_t interval) {
    return bytes({7, 5, address, attributes, packetBytes, 0, interval});
}

}  // namespace

ReaderProfile ReaderProfile::shortApdu() {
    return {.name = QStringLiteral("short-apdu"), .vendorId = kVendor, .productId = 0xE001, .rates = {}};
}

ReaderProfile ReaderProfile::tpdu() {
    return {.name = QStringLiteral("tpdu"),
            .level = Level::Tpdu,
            .vendorId = kVendor,
            .productId = 0xE002,
            .automatic = settlesNothing,
            .answersAt = 1,
            .rates = {}};
}

ReaderProfile ReaderProfile::tpduAutomatic() {
    return {.name = QStringLiteral("tpdu-automatic"),
            .level = Level::Tpdu,
            .vendorId = kVendor,
            .productId = 0xE004,
            .rates = {}};
}

ReaderProfile ReaderProfile::tpduPps() {
    ReaderProfile profile = tpdu();
    profile.name = QStringLiteral("tpdu-pps");
    profile.productId = 0xE00B;
    profile.automatic = settlesNothing | 0x80U;
    return profile;
}

ReaderProfile ReaderProfile::tpduRates() {
    ReaderProfile profile = tpdu();
    profile.name = QStringLiteral("tpdu-rates");
    profile.productId = 0xE005;
    profile.automatic = 0;
    profile.rates = {10752, 31250, 62500};
    return profile;
}

ReaderProfile ReaderProfile::extendedApdu() {
    return {.name = QStringLiteral("extended-apdu"),
            .level = Level::ExtendedApdu,
            .vendorId = kVendor,
            .productId = 0xE006,
            .rates = {}};
}

ReaderProfile ReaderProfile::chaining() {
    return {.name = QStringLiteral("chaining"),
            .vendorId = kVendor,
            .productId = 0xE007,
            .rates = {},
            .chainsAnyway = true};
}

ReaderProfile ReaderProfile::polled() {
    ReaderProfile profile = shortApdu();
    profile.name = QStringLiteral("polled");
    profile.productId = 0xE003;
    profile.hasInterrupt = false;
    return profile;
}

ReaderProfile ReaderProfile::twoSlots() {
    ReaderProfile profile = shortApdu();
    profile.name = QStringLiteral("two-slots");
    profile.productId = 0xE008;
    profile.slots = 2;
    return profile;
}

ReaderProfile ReaderProfile::keypad() {
    ReaderProfile profile = shortApdu();
    profile.name = QStringLiteral("keypad");
    profile.productId = 0xE00C;
    profile.pinSupport = verifiesAndChangesPin;
    profile.escapeByte = 0x02;
    profile.escapeAnswer = fromQByteArray("Evergreen keypad 1.0");
    return profile;
}

ReaderProfile ReaderProfile::keypadTpdu() {
    ReaderProfile profile = tpdu();
    profile.name = QStringLiteral("keypad-tpdu");
    profile.productId = 0xE00D;
    profile.pinSupport = verifiesAndChangesPin;
    return profile;
}

ReaderProfile ReaderProfile::character() {
    ReaderProfile profile = tpdu();
    profile.name = QStringLiteral("character");
    profile.productId = 0xE009;
    profile.level = Level::Character;
    return profile;
}

ReaderProfile ReaderProfile::iccd() {
    ReaderProfile profile = shortApdu();
    profile.name = QStringLiteral("iccd");
    profile.productId = 0xE00A;
    profile.interfaceProtocol = 1;
    return profile;
}

std::vector<ReaderProfile> ReaderProfile::all() {
    return {shortApdu(), tpdu(),     tpduAutomatic(), tpduPps(),    tpduRates(), extendedApdu(), chaining(),
            polled(),    twoSlots(), keypad(),        keypadTpdu(), character(), iccd()};
}

std::uint32_t ReaderProfile::features() const {
    constexpr std::uint32_t levels[] = {0x00000000, 0x00010000, 0x00020000, 0x00040000};
    return levels[static_cast<int>(level)] | automatic;
}

Bytes ReaderProfile::deviceDescriptor() const {
    Bytes result = bytes({18, 1, 0x00, 0x02, 0, 0, 0, 64});
    put(result, vendorId, 2);
    put(result, productId, 2);
    append(result, bytes({0x00, 0x01, 0, 0, 0, 1}));
    return result;
}

Bytes ReaderProfile::configurationDescriptor() const {
    Bytes inside = bytes({9, 4, 0, 0, static_cast<std::uint8_t>(hasInterrupt ? 3 : 2), 0x0B, 0, interfaceProtocol, 0});
    append(inside, classDescriptor(*this));
    append(inside, endpoint(bulkOutEndpoint, 2, 64, 0));
    append(inside, endpoint(bulkInEndpoint, 2, 64, 0));
    if (hasInterrupt) append(inside, endpoint(interruptEndpoint, 3, 8, 16));
    Bytes result = bytes({9, 2});
    put(result, static_cast<std::uint32_t>(inside.size() + 9), 2);
    append(result, bytes({1, 1, 0, 0x80, 50}));
    append(result, inside);
    return result;
}

}  // namespace evergreen
