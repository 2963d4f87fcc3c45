// What a CCID reader says of itself in its USB configuration: where its endpoints are and what it does by itself. Pure;
// the connection keeps one.
#pragma once

#include "kiosk/base/bytes.h"

#include <cstdint>
#include <optional>

#include <QString>

namespace evergreen {

/// Spec: CCID 1.1 §5.1, table 5.1-1 (dwFeatures).
enum class CcidFeature : std::uint32_t {
    ParametersByAtr = 0x0002,
    VoltageByItself = 0x0008,
    SpeedByItself = 0x0020,
    ParametersByItself = 0x0040,
    PpsByItself = 0x0080,
    BlockSizeByItself = 0x0400,
};

struct CcidDescriptor {
    /// What one XfrBlock carries. Spec: CCID 1.1 §5.1, dwFeatures bits 16 to 18.
    enum class Level { Character, Tpdu, ShortApdu, ExtendedApdu };

    /// A short APDU and its header are the least any reader takes; 64 KiB and the header the most that makes sense.
    static constexpr std::uint32_t messageBytesLeast = 271;
    static constexpr std::uint32_t messageBytesMost = 65'554;

    std::uint8_t interfaceNumber = 0;
    std::uint8_t bulkOut = 0;
    std::uint8_t bulkIn = 0;
    std::uint8_t interruptIn = 0;  ///< 0: the reader must be asked for slot changes
    std::uint8_t slotIndexMax = 0;
    std::uint8_t voltages = 0;    ///< bVoltageSupport: 1 = 5 V, 2 = 3 V, 4 = 1.8 V
    std::uint32_t protocols = 0;  ///< dwProtocols: bit 0 = T=0, bit 1 = T=1
    std::uint32_t features = 0;
    std::uint32_t messageBytesMax = 0;  ///< dwMaxCCIDMessageLength, brought within the limits above
    std::uint32_t clockKhz = 0;         ///< dwDefaultClock
    std::uint32_t dataRateMax = 0;      ///< dwMaxDataRate, bit/s
    std::uint8_t dataRateCount = 0;     ///< bNumDataRatesSupported: how many GET_DATA_RATES gives; 0: any
    std::uint8_t blockBytesMax = 254;   ///< dwMaxIFSD, brought within 1 to 254

    std::uint8_t pinSupport = 0;  ///< bPINSupport: 1 = verify, 2 = modify

    bool has(CcidFeature feature) const { return (features & static_cast<std::uint32_t>(feature)) != 0; }
    /// A reader that names neither T=0 nor T=1 is taken to have both: some leave the field empty.
    bool supports(std::uint8_t protocol) const {
        return (protocols & 3U) == 0 || (protocol < 32 && (protocols >> protocol & 1U) != 0);
    }
    Level level() const;

    bool operator==(const CcidDescriptor&) const = default;
};

/// The first CCID interface with its class descriptor and a bulk endpoint each way, in its first alternate setting. The
/// class descriptor may stand anywhere within the interface: some readers put it behind the endpoints.
std::optional<CcidDescriptor> findCcidInterface(ByteView configurationDescriptor);

/// Why a device of the smart card class is none that this driver serves, in words for a log; nothing for a reader it
/// serves and for what is no reader at all.
std::optional<QString> ccidRefusal(ByteView configurationDescriptor);

}  // namespace evergreen
