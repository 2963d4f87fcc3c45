#include "drivers/ccid/ccid_descriptor.h"

#include "drivers/usb/usb_descriptors.h"

#include <algorithm>

namespace evergreen {

namespace {

// USB 2.0 tables 9-12 and 9-13.
constexpr std::size_t kInterfaceBytes = 9;
constexpr std::size_t kEndpointBytes = 7;
constexpr unsigned kBulk = 2;
constexpr unsigned kInterrupt = 3;
constexpr unsigned kTransferMask = 3;
constexpr unsigned kDirectionIn = 0x80;

// Spec: CCID 1.1 §4.3 (interface) and §5.1 (class descriptor).
constexpr unsigned kSmartCardClass = 0x0B;
constexpr unsigned kBulkProtocol = 0;  // 1 and 2 are cards with a USB plug (ICCD), without a slot
constexpr unsigned kClassType = 0x21;
constexpr std::size_t kClassBytes = 54;
constexpr std::uint32_t kBlockBytesMost = 254;  // ISO 7816-3 §11.4.2

unsigned at(ByteView descriptor, std::size_t index) {
    return std::to_integer<unsigned>(descriptor[index]);
}

std::uint32_t word(ByteView descriptor, std::size_t index) {
    return at(descriptor, index) | at(descriptor, index + 1) << 8 | at(descriptor, index + 2) << 16 |
           at(descriptor, index + 3) << 24;
}

// One interface while its descriptors go by.
struct Candidate {
    CcidDescriptor found;
    bool isDescribed = false;

    bool isWhole() const { return isDescribed && found.bulkIn != 0 && found.bulkOut != 0; }

    void noteEndpoint(ByteView descriptor) {
        const unsigned address = at(descriptor, 2);
        const unsigned transfer = at(descriptor, 3) & kTransferMask;
        const bool isIn = (address & kDirectionIn) != 0;
        std::uint8_t* place = nullptr;
        if (transfer == kBulk) place = isIn ? &found.bulkIn : &found.bulkOut;
        if (transfer == kInterrupt && isIn) place = &found.interruptIn;
        if (place && *place == 0) *place = static_cast<std::uint8_t>(address);
    }

    // Spec: CCID 1.1 §5.1, table 5.1-1.
    void noteClass(ByteView descriptor) {
        isDescribed = true;
        found.slotIndexMax = static_cast<std::uint8_t>(at(descriptor, 4));
        found.voltages = static_cast<std::uint8_t>(at(descriptor, 5));
        found.protocols = word(descriptor, 6);
        found.features = word(descriptor, 40);
        found.clockKhz = word(descriptor, 10);
        found.dataRateMax = word(descriptor, 23);
        found.dataRateCount = static_cast<std::uint8_t>(at(descriptor, 27));
        found.blockBytesMax =
            static_cast<std::uint8_t>(std::clamp(word(descriptor, 28), std::uint32_t{1}, kBlockBytesMost));
        found.pinSupport = static_cast<std::uint8_t>(at(descriptor, 52));
        found.messageBytesMax =
            std::clamp(word(descriptor, 44), CcidDescriptor::messageBytesLeast, CcidDescriptor::messageBytesMost);
    }

    void note(ByteView descriptor) {
        const unsigned type = at(descriptor, 1);
        if (type == kEndpointDescriptor && descriptor.size() >= kEndpointBytes) noteEndpoint(descriptor);
        if (type == kClassType && descriptor.size() >= kClassBytes && !isDescribed) noteClass(descriptor);
    }
};

bool isCcid(ByteView descriptor) {
    return at(descriptor, 3) == 0 && at(descriptor, 5) == kSmartCardClass && at(descriptor, 7) == kBulkProtocol;
}

bool isIccd(ByteView descriptor) {
    return descriptorType(descriptor) == kInterfaceDescriptor && descriptor.size() >= kInterfaceBytes &&
           at(descriptor, 5) == kSmartCardClass && (at(descriptor, 7) == 1 || at(descriptor, 7) == 2);
}

}  // namespace

CcidDescriptor::Level CcidDescriptor::level() const {
    switch ((features >> 16) & 0x07) {
        case 1:
            return Level::Tpdu;
        case 2:
            return Level::ShortApdu;
        case 4:
            return Level::ExtendedApdu;
        default:
            return Level::Character;
    }
}

std::optional<CcidDescriptor> findCcidInterface(ByteView configurationDescriptor) {
    std::optional<Candidate> candidate;
    for (const ByteView descriptor : splitDescriptors(configurationDescriptor)) {
        if (descriptorType(descriptor) == kInterfaceDescriptor && descriptor.size() >= kInterfaceBytes) {
            if (candidate && candidate->isWhole()) break;
            candidate.reset();
            if (!isCcid(descriptor)) continue;
            candidate.emplace();
            candidate->found.interfaceNumber = static_cast<std::uint8_t>(at(descriptor, 2));
        } else if (candidate) {
            candidate->note(descriptor);
        }
    }
    if (!candidate || !candidate->isWhole()) return std::nullopt;
    return candidate->found;
}

std::optional<QString> ccidRefusal(ByteView configurationDescriptor) {
    const auto found = findCcidInterface(configurationDescriptor);
    if (found && found->level() == CcidDescriptor::Level::Character) {
        return QStringLiteral("the reader exchanges single characters; it must do TPDUs or APDUs");
    }
    const auto pieces = splitDescriptors(configurationDescriptor);
    if (!found && std::ranges::any_of(pieces, isIccd)) {
        return QStringLiteral("a card with a plug of its own (ICCD); a reader with a slot is needed");
    }
    return std::nullopt;
}

}  // namespace evergreen
