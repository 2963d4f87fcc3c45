// What kind of reader a virtual reader pretends to be: its descriptors and its level of exchange. One row per kind, so
// that a test runs over all of them.
#pragma once

#include "kiosk/base/bytes.h"

#include <cstdint>

#include <QString>

namespace evergreen {

struct ReaderProfile {
    /// Spec: CCID 1.1 §5.1, dwFeatures bits 16 to 18.
    enum class Level { TpduT0, ShortApdu };

    QString name;
    Level level = Level::ShortApdu;
    std::uint16_t vendorId = 0;
    std::uint16_t productId = 0;
    bool hasInterrupt = true;      ///< tells of slot changes by itself
    bool isAutomatic = true;       ///< chooses voltage and parameters by itself
    std::uint8_t voltages = 0x07;  ///< bVoltageSupport: 1 = 5 V, 2 = 3 V, 4 = 1.8 V
    /// The only bPowerSelect a card answers at (1 = 5 V, 2 = 3 V, 3 = 1.8 V); 0: at any.
    std::uint8_t answersAt = 0;

    /// A desk reader of today: APDUs in, answers out.
    static ReaderProfile shortApdu();
    /// A plain reader that leaves T=0, voltage and parameters to the host.
    static ReaderProfile tpduT0();
    /// The same without an interrupt endpoint: the host must ask.
    static ReaderProfile polled();

    Bytes deviceDescriptor() const;
    Bytes configurationDescriptor() const;
    std::uint32_t features() const;

    static constexpr std::uint8_t bulkOutEndpoint = 0x01;
    static constexpr std::uint8_t bulkInEndpoint = 0x82;
    static constexpr std::uint8_t interruptEndpoint = 0x83;
    static constexpr std::size_t messageBytesMax = 271;
};

}  // namespace evergreen
