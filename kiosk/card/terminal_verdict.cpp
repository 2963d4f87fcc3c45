#include "kiosk/card/terminal_verdict.h"

#include "kiosk/card/emv_tags.h"

#include <algorithm>

namespace evergreen {

namespace {

struct FindingWords {
    Finding finding;
    const char* words;
};

constexpr FindingWords kWords[] = {
    {Finding::NotAuthenticated, "offline data authentication was not done"},
    {Finding::StaticAuthenticationFailed, "static data authentication failed"},
    {Finding::DynamicAuthenticationFailed, "dynamic data authentication failed"},
    {Finding::CombinedAuthenticationFailed, "combined data authentication failed"},
    {Finding::VersionsDiffer, "card and terminal have different versions"},
    {Finding::Expired, "the application has expired"},
    {Finding::NotYetEffective, "the application is not yet in force"},
    {Finding::ServiceNotAllowed, "the service is not allowed for this card"},
    {Finding::CardholderNotVerified, "the cardholder was not verified"},
    {Finding::UnknownVerificationMethod, "the card names an unknown verification method"},
    {Finding::PinTriesOver, "no try is left for the PIN"},
    {Finding::PinNotEntered, "no PIN was entered"},
    {Finding::OnlinePinEntered, "the PIN goes to the bank"},
    {Finding::AboveFloorLimit, "the amount is above the floor limit"},
    {Finding::ForcedOnline, "this terminal always asks the bank"},
    {Finding::IssuerNotAuthenticated, "the card does not know its bank by the answer"},
    {Finding::ScriptFailedBeforeEnd, "a script before the last cryptogram failed"},
    {Finding::ScriptFailedBehindEnd, "a script behind the last cryptogram failed"},
};

constexpr std::size_t kActionCodeBytes = 5;
const Bytes kKioskVersion = bytes({0x00, 0x30});  // PBOC 3.0

std::size_t byteOf(Finding finding) {
    return static_cast<std::size_t>(finding) >> 8;
}
std::uint8_t bitOf(Finding finding) {
    return static_cast<std::uint8_t>(static_cast<unsigned>(finding) & 0xFF);
}

/// YYMMDD; years are of this century.
QDate dateOf(ByteView packed) {
    if (packed.size() != 3) return {};
    const QString digits = toHex(packed);
    return {2000 + digits.left(2).toInt(), digits.mid(2, 2).toInt(), digits.right(2).toInt()};
}

/// Spec: EMV 4.4 Book 3 §10.4.2: a kiosk is asked as a machine that is no cash dispenser.
bool mayBeUsedHere(ByteView usage) {
    constexpr unsigned otherThanCashDispensers = 0x01;
    return usage.size() != 2 || (std::to_integer<unsigned>(usage[0]) & otherThanCashDispensers) != 0;
}

// 8E: two amounts of four bytes, then rules of two: a method and when it holds. Spec: EMV 4.4 Book 3 annex C3
constexpr std::size_t kVerificationAmountsBytes = 8;
constexpr unsigned kMethodMask = 0x3F;
constexpr unsigned kGoesOn = 0x40;
constexpr unsigned kCardPin = 0x01;
constexpr unsigned kOnlinePin = 0x02;
constexpr unsigned kNoCheck = 0x1F;

/// Fail, PINs of four kinds, signature, none.
bool isKnownMethod(unsigned method) {
    constexpr unsigned signature = 0x1E;
    return method <= 0x05 || method == signature || method == kNoCheck;
}

/// `list` holds both amounts. The amount of the transaction is nothing: under each amount but nothing, over none.
bool holdsHere(unsigned condition, bool hasMethod, const CardObjects& card, ByteView list) {
    const Bytes yuan = bytes({0x01, 0x56});
    const bool isOurCurrency = std::ranges::equal(card.get(emv::applicationCurrency), yuan);
    const auto isSomething = [&](std::size_t at) {
        return std::ranges::any_of(list.subspan(at, 4), [](std::byte value) { return value != std::byte{0}; });
    };
    switch (condition) {
        case 0x00:  // always
        case 0x02:  // neither cash nor purchase with cash
            return true;
        case 0x03:  // the terminal has the method
            return hasMethod;
        case 0x06:
            return isOurCurrency && isSomething(0);
        case 0x08:
            return isOurCurrency && isSomething(4);
        default:  // cash, over an amount, kept for later use
            return false;
    }
}

}  // namespace

void TerminalVerdict::note(Finding finding) {
    m_bits.at(byteOf(finding)) |= bitOf(finding);
}

bool TerminalVerdict::has(Finding finding) const {
    return (m_bits.at(byteOf(finding)) & bitOf(finding)) != 0;
}

Bytes TerminalVerdict::bytes() const {
    const auto view = std::as_bytes(std::span(m_bits));
    return {view.begin(), view.end()};
}

bool TerminalVerdict::meets(ByteView actionCode) const {
    for (std::size_t i = 0; i < std::min(actionCode.size(), m_bits.size()); ++i) {
        if ((std::to_integer<unsigned>(actionCode[i]) & m_bits.at(i)) != 0) return true;
    }
    return false;
}

QStringList TerminalVerdict::inWords() const {
    QStringList words;
    for (const FindingWords& row : kWords) {
        if (has(row.finding)) words << QString::fromLatin1(row.words);
    }
    return words;
}

void checkRestrictions(const CardObjects& card, QDate today, TerminalVerdict& verdict) {
    const ByteView version = card.get(emv::applicationVersion);
    if (!version.empty() && !std::ranges::equal(version, kKioskVersion)) verdict.note(Finding::VersionsDiffer);
    if (!mayBeUsedHere(card.get(emv::usageControl))) verdict.note(Finding::ServiceNotAllowed);
    const QDate from = dateOf(card.get(emv::effective));
    const QDate until = dateOf(card.get(emv::expiry));
    if (from.isValid() && today < from) verdict.note(Finding::NotYetEffective);
    if (!until.isValid() || today > until) verdict.note(Finding::Expired);
}

HolderCheck chooseHolderCheck(const CardObjects& card, TerminalVerdict& verdict, KeypadState keypad) {
    const ByteView list = card.get(emv::verificationMethods);
    for (std::size_t at = kVerificationAmountsBytes; at + 1 < list.size(); at += 2) {
        const auto rule = std::to_integer<unsigned>(list[at]);
        const unsigned method = rule & kMethodMask;
        const bool hasMethod =
            method == kOnlinePin || method == kNoCheck || (method == kCardPin && keypad != KeypadState::None);
        if (!holdsHere(std::to_integer<unsigned>(list[at + 1]), hasMethod, card, list)) continue;
        if (method == kCardPin && keypad == KeypadState::Ready) return HolderCheck::CardPin;
        if (method == kOnlinePin) {
            verdict.note(Finding::OnlinePinEntered);
            return HolderCheck::OnlinePin;
        }
        if (method == kNoCheck) return HolderCheck::None;
        if (!isKnownMethod(method)) verdict.note(Finding::UnknownVerificationMethod);
        // A method this kiosk does not have; the card says whether the next may be tried.
        if ((rule & kGoesOn) == 0) break;
    }
    verdict.note(Finding::CardholderNotVerified);
    return HolderCheck::NotPossible;
}

Wish analyseActions(const CardObjects& card, const TerminalVerdict& verdict) {
    const Bytes none(kActionCodeBytes, std::byte{0});
    const ByteView denial = card.has(emv::actionDenial) ? card.get(emv::actionDenial) : ByteView(none);
    if (verdict.meets(denial)) return Wish::Decline;
    return Wish::GoOnline;
}

}  // namespace evergreen
