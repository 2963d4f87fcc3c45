#include "drivers/virtual/reader_profile.h"

namespace evergreen {

namespace {

void put(Bytes& to, std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) to.push_back(static_cast<std::byte>((value >> (8 * i)) & 0xFF));
}

// Spec: CCID 1.1 §5.1, table 5.1-1.
Bytes classDescriptor(const ReaderProfile& profile) {
    Bytes result;
    put(result, 54, 1);
    put(result, 0x21, 1);
    put(result, 0x0110, 2);            // bcdCCID
    put(result, 0, 1);                 // bMaxSlotIndex
    put(result, profile.voltages, 1);  // bVoltageSupport
    put(result, 0x01, 4);              // dwProtocols: T=0
    put(result, 4000, 4);              // dwDefaultClock, kHz
    put(result, 4000, 4);              // dwMaximumClock
    put(result, 0, 1);                 // bNumClockSupported
    put(result, 10752, 4);             // dwDataRate, bit/s
    put(result, 344086, 4);            // dwMaxDataRate
    put(result, 0, 1);                 // bNumDataRatesSupported
    put(result, 254, 4);               // dwMaxIFSD
    put(result, 0, 4);                 // dwSynchProtocols
    put(result, 0, 4);                 // dwMechanical
    put(result, profile.features(), 4);
    put(result, ReaderProfile::messageBytesMax, 4);
    put(result, 0xFF, 1);  // bClassGetResponse: as the command
    put(result, 0xFF, 1);  // bClassEnvelope
    put(result, 0, 2);     // wLcdLayout
    put(result, 0, 1);     // bPINSupport
    put(result, 1, 1);     // bMaxCCIDBusySlots
    return result;
}

// USB 2.0 table 9-13.
Bytes endpoint(std::uint8_t address, std::uint8_t attributes, std::uint8_t packetBytes, std::uint8_t interval) {
    return bytes({7, 5, address, attributes, packetBytes, 0, interval});
}

}  // namespace

ReaderProfile ReaderProfile::shortApdu() {
    return {.name = QStringLiteral("short-apdu"), .vendorId = 0x1209, .productId = 0xE001};
}

ReaderProfile ReaderProfile::tpduT0() {
    return {.name = QStringLiteral("tpdu-t0"),
            .level = Level::TpduT0,
            .vendorId = 0x1209,
            .productId = 0xE002,
            .isAutomatic = false,
            .answersAt = 1};
}

ReaderProfile ReaderProfile::polled() {
    ReaderProfile profile = shortApdu();
    profile.name = QStringLiteral("polled");
    profile.productId = 0xE003;
    profile.hasInterrupt = false;
    return profile;
}

std::uint32_t ReaderProfile::features() const {
    // Spec: CCID 1.1 §5.1, dwFeatures. Automatic: parameters from ATR (02), voltage (08), clock (10), baud rate (20),
    // PPS (80), IFSD (400).
    const std::uint32_t exchange = level == Level::TpduT0 ? 0x00010000 : 0x00020000;
    return exchange | (isAutomatic ? 0x04BA : 0x0030);
}

Bytes ReaderProfile::deviceDescriptor() const {
    Bytes result = bytes({18, 1, 0x00, 0x02, 0, 0, 0, 64});
    put(result, vendorId, 2);
    put(result, productId, 2);
    append(result, bytes({0x00, 0x01, 0, 0, 0, 1}));
    return result;
}

Bytes ReaderProfile::configurationDescriptor() const {
    Bytes inside = bytes({9, 4, 0, 0, static_cast<std::uint8_t>(hasInterrupt ? 3 : 2), 0x0B, 0, 0, 0});
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
