// What must be settled between one reader and one card before the first APDU, decided from what both say of themselves.
// Pure; the slot carries it out.
#pragma once

#include "drivers/ccid/atr.h"
#include "drivers/ccid/card_speed.h"
#include "drivers/ccid/ccid_descriptor.h"
#include "kiosk/base/result.h"

namespace evergreen {

struct CardPlan {
    std::uint8_t protocol = 0;
    std::uint8_t speed = 0x11;     ///< FI and DI once all is settled
    bool needsPps = false;         ///< the host must agree with the card by PPS
    bool needsRate = false;        ///< the reader must be told clock and speed after a PPS
    bool needsParameters = false;  ///< the reader must be told what holds
    bool needsBlockSize = false;   ///< T=1: the host must tell the card the size of its blocks
    bool speaksBlocks = false;     ///< T=1 by the host itself

    bool operator==(const CardPlan&) const = default;
};

/// Whether the host decides how fast the card speaks, by its own PPS or, where the reader makes the PPS, by the
/// parameters the reader makes it from. Spec: CCID 1.1 §5.1 (dwFeatures 02h, 40h, 80h).
bool choosesSpeed(const CcidDescriptor& reader);

/// Fails with ReaderFault where card and reader have no protocol in common, or the reader's level is none we serve.
/// Spec: CCID 1.1 §3.1 (what is automatic) and §5.1 (dwFeatures).
Result<CardPlan> planFor(const CcidDescriptor& reader, const ReaderSpeeds& speeds, const Atr& atr);

/// The same card after a PPS it did not agree to, and a reset: everything as after reset.
CardPlan withoutPps(CardPlan plan, const Atr& atr);

}  // namespace evergreen
