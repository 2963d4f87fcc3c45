#include "drivers/ccid/card_plan.h"

namespace evergreen {

namespace {

using Level = CcidDescriptor::Level;

constexpr std::uint8_t kBlocks = 1;  // T=1

Failure fault(const QString& why) {
    return {FailureCode::ReaderFault, why};
}

/// The card's own protocol, or another of those it offers in negotiable mode that the reader has too.
std::optional<std::uint8_t> commonProtocol(const CcidDescriptor& reader, const Atr& atr) {
    const auto serves = [&](std::uint8_t protocol) { return protocol <= kBlocks && reader.supports(protocol); };
    if (serves(atr.protocol)) return atr.protocol;
    if (atr.specificMode) return std::nullopt;
    for (const std::uint8_t protocol : atr.offered) {
        if (serves(protocol)) return protocol;
    }
    return std::nullopt;
}

bool isSettledByReader(const CcidDescriptor& reader) {
    return reader.has(CcidFeature::ParametersByItself);
}

/// A reader that makes the PPS makes it from the parameters in force: from the ATR (02h), or from the host.
bool knowsParameters(const CcidDescriptor& reader) {
    return reader.has(CcidFeature::ParametersByAtr);
}

void planSpeed(CardPlan& plan, const CcidDescriptor& reader, const ReaderSpeeds& speeds, const Atr& atr) {
    if (atr.specificMode || !choosesSpeed(reader)) return;
    plan.speed = chooseSpeed(atr, speeds);
    const bool isNew = plan.speed != atr.speedAfterReset() || plan.protocol != atr.protocol;
    plan.needsPps = isNew && !reader.has(CcidFeature::PpsByItself);
    plan.needsRate = isNew && !reader.has(CcidFeature::SpeedByItself);
}

}  // namespace

bool choosesSpeed(const CcidDescriptor& reader) {
    if (isSettledByReader(reader)) return false;
    // At APDU level XfrBlock carries APDUs: there the host can make no PPS.
    if (reader.has(CcidFeature::PpsByItself)) return !knowsParameters(reader);
    return reader.level() == Level::Tpdu;
}

Result<CardPlan> planFor(const CcidDescriptor& reader, const ReaderSpeeds& speeds, const Atr& atr) {
    const Level level = reader.level();
    if (level == Level::Character) return fault(QStringLiteral("a reader that exchanges single characters"));
    // A reader of APDUs that settles everything by itself has chosen by itself, too.
    CardPlan plan{.protocol = atr.protocol, .speed = atr.speedAfterReset()};
    const auto common = commonProtocol(reader, atr);
    if (!common) return fault(QStringLiteral("a card of protocol T=%1 in a reader without it").arg(atr.protocol));
    plan.protocol = *common;
    const bool isTpdu = level == Level::Tpdu;
    plan.speaksBlocks = isTpdu && plan.protocol == kBlocks;
    plan.needsBlockSize = plan.speaksBlocks && !reader.has(CcidFeature::BlockSizeByItself);
    if (isSettledByReader(reader)) return plan;
    planSpeed(plan, reader, speeds, atr);
    plan.needsParameters = plan.needsPps || !knowsParameters(reader);
    return plan;
}

CardPlan withoutPps(CardPlan plan, const Atr& atr) {
    plan.speed = atr.speedAfterReset();
    plan.needsPps = plan.needsRate = false;
    return plan;
}

}  // namespace evergreen
