// The data objects this kiosk and the tools about it ask a card for, by name. Spec: EMV 4.4 Book 3 Annex A. Not a
// dictionary of all tags; PBOC's own meanings of 9F61 and 9F62 stay out, because other schemes use those tags for
// something else.
#pragma once

#include <cstdint>

namespace evergreen::emv {

// templates
inline constexpr std::uint32_t fci = 0x6F;
inline constexpr std::uint32_t recordTemplate = 0x70;
inline constexpr std::uint32_t applicationTemplate = 0x61;
inline constexpr std::uint32_t responseFormat1 = 0x80;
inline constexpr std::uint32_t responseFormat2 = 0x77;
inline constexpr std::uint32_t commandTemplate = 0x83;
// application selection
inline constexpr std::uint32_t dfName = 0x84;
inline constexpr std::uint32_t adfName = 0x4F;
inline constexpr std::uint32_t label = 0x50;
inline constexpr std::uint32_t priority = 0x87;
inline constexpr std::uint32_t sfi = 0x88;
inline constexpr std::uint32_t pdol = 0x9F38;
inline constexpr std::uint32_t afl = 0x94;
// records
inline constexpr std::uint32_t pan = 0x5A;
inline constexpr std::uint32_t track2 = 0x57;
inline constexpr std::uint32_t track1 = 0x56;
inline constexpr std::uint32_t track1Discretionary = 0x9F1F;
inline constexpr std::uint32_t track2Discretionary = 0x9F20;
inline constexpr std::uint32_t magneticTrack2 = 0x9F6B;
inline constexpr std::uint32_t holderName = 0x5F20;
inline constexpr std::uint32_t expiry = 0x5F24;
inline constexpr std::uint32_t panSequence = 0x5F34;
inline constexpr std::uint32_t effective = 0x5F25;
inline constexpr std::uint32_t usageControl = 0x9F07;
inline constexpr std::uint32_t applicationVersion = 0x9F08;
inline constexpr std::uint32_t applicationCurrency = 0x9F42;
inline constexpr std::uint32_t verificationMethods = 0x8E;
inline constexpr std::uint32_t cdol1 = 0x8C;
inline constexpr std::uint32_t cdol2 = 0x8D;
inline constexpr std::uint32_t actionDenial = 0x9F0E;
// offline data authentication
inline constexpr std::uint32_t interchangeProfile = 0x82;
inline constexpr std::uint32_t authorityKeyIndex = 0x8F;
inline constexpr std::uint32_t issuerCertificate = 0x90;
inline constexpr std::uint32_t issuerKeyRemainder = 0x92;
inline constexpr std::uint32_t issuerKeyExponent = 0x9F32;
inline constexpr std::uint32_t signedStaticData = 0x93;
inline constexpr std::uint32_t cardCertificate = 0x9F46;
inline constexpr std::uint32_t cardKeyExponent = 0x9F47;
inline constexpr std::uint32_t cardKeyRemainder = 0x9F48;
inline constexpr std::uint32_t staticDataTags = 0x9F4A;
inline constexpr std::uint32_t ddol = 0x9F49;
inline constexpr std::uint32_t signedDynamicData = 0x9F4B;
// GENERATE AC
inline constexpr std::uint32_t cryptogramInformation = 0x9F27;
inline constexpr std::uint32_t transactionCounter = 0x9F36;
inline constexpr std::uint32_t cryptogram = 0x9F26;
inline constexpr std::uint32_t authorisationResponse = 0x8A;
inline constexpr std::uint32_t issuerApplicationData = 0x9F10;
// the bank's answer
inline constexpr std::uint32_t issuerAuthentication = 0x91;
inline constexpr std::uint32_t scriptBeforeEnd = 0x71;
inline constexpr std::uint32_t scriptBehindEnd = 0x72;
inline constexpr std::uint32_t scriptCommand = 0x86;
inline constexpr std::uint32_t scriptId = 0x9F18;
// terminal
inline constexpr std::uint32_t amount = 0x9F02;
inline constexpr std::uint32_t amountOther = 0x9F03;
inline constexpr std::uint32_t country = 0x9F1A;
inline constexpr std::uint32_t verificationResults = 0x95;
inline constexpr std::uint32_t currency = 0x5F2A;
inline constexpr std::uint32_t transactionDate = 0x9A;
inline constexpr std::uint32_t transactionType = 0x9C;
inline constexpr std::uint32_t unpredictableNumber = 0x9F37;
inline constexpr std::uint32_t terminalCapabilities = 0x9F33;
inline constexpr std::uint32_t terminalType = 0x9F35;

}  // namespace evergreen::emv
