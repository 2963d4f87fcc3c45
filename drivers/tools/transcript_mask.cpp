#include "drivers/tools/transcript_mask.h"

#include "kiosk/card/emv_tags.h"
#include "kiosk/card/tlv.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace evergreen {

namespace {

constexpr std::size_t kStatusBytes = 2;
constexpr std::size_t kHeaderBytes = 5;
constexpr qsizetype kPanDigitsMin = 12;
constexpr std::byte kTextFilling{'X'};
const auto kDemoRange = QStringLiteral("999999");

/// What becomes of an object that belongs to the holder.
enum class Treatment { Pan, Track2, Text, Zeros };

struct Rule {
    std::uint32_t tag;
    Treatment treatment;
};

// 9F0B: the whole of a long name; 9F24: the account beyond its card; 5F53: IBAN; 9F61: identity number (PBOC).
constexpr std::array kRules{
    Rule{emv::pan, Treatment::Pan},
    Rule{emv::track2, Treatment::Track2},
    Rule{emv::magneticTrack2, Treatment::Track2},
    Rule{emv::track1, Treatment::Text},
    Rule{emv::track1Discretionary, Treatment::Text},
    Rule{emv::track2Discretionary, Treatment::Zeros},
    Rule{emv::holderName, Treatment::Text},
    Rule{0x9F0B, Treatment::Text},
    Rule{0x9F24, Treatment::Text},
    Rule{0x5F53, Treatment::Text},
    Rule{0x9F61, Treatment::Text},
    Rule{emv::cardCertificate, Treatment::Zeros},
    Rule{emv::signedStaticData, Treatment::Zeros},
};

const Rule* ruleOf(std::uint32_t tag) {
    const auto* const found = std::ranges::find(kRules, tag, &Rule::tag);
    return found == kRules.end() ? nullptr : found;
}

/// Digits of a packed number up to its first letter.
QString digitsOf(const QString& packed) {
    const auto end = std::ranges::find_if(packed, [](QChar letter) { return letter > u'9'; });
    return packed.left(static_cast<qsizetype>(end - packed.begin()));
}

QString asciiHex(const QString& digits) {
    return toHex(fromQByteArray(digits.toLatin1()));
}

/// Spec: ISO/IEC 7812-1 annex B
QChar checkDigit(const QString& digits) {
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const bool isDoubled = (digits.size() - i) % 2 == 1;
        const int value = digits.at(i).digitValue() * (isDoubled ? 2 : 1);
        sum += value / 10 + value % 10;
    }
    return QChar(u'0' + (10 - sum % 10) % 10);
}

class HolderMask {
public:
    void learn(const std::vector<Tlv>& objects);
    bool isNeeded() const;
    std::size_t numbers() const { return m_pans.size(); }
    void mask(CardTranscript::Exchange& exchange) const;

private:
    void meet(const QString& pan);
    void maskObjects(QString& shown, const std::vector<Tlv>& objects, const std::byte* begin) const;
    QString masked(const QString& packed, Treatment treatment) const;
    QString withoutNumbers(QString shown) const;

    std::map<QString, QString> m_pans;  ///< each with its stand-in
    bool m_hasDemoPan = false;
};

void HolderMask::meet(const QString& pan) {
    if (pan.size() < kPanDigitsMin || m_pans.contains(pan)) return;
    if (pan.startsWith(kDemoRange)) {
        m_hasDemoPan = true;
        return;
    }
    const QString number = QString::number(m_pans.size() + 1);
    const QString body = kDemoRange + number.rightJustified(pan.size() - kDemoRange.size() - 1, u'0');
    m_pans.emplace(pan, body + checkDigit(body));
}

void HolderMask::learn(const std::vector<Tlv>& objects) {
    for (const Tlv& object : objects) {
        learn(object.children);
        const Rule* const rule = ruleOf(object.tag);
        const bool hasPan = rule && (rule->treatment == Treatment::Pan || rule->treatment == Treatment::Track2);
        if (hasPan) meet(digitsOf(toHex(object.value)));
    }
}

/// Only a card that has shown a demo number, and no other, is one.
bool HolderMask::isNeeded() const {
    return !m_hasDemoPan || !m_pans.empty();
}

QString HolderMask::masked(const QString& packed, Treatment treatment) const {
    const QString filling = treatment == Treatment::Text ? toHex(Bytes{kTextFilling}) : QStringLiteral("00");
    if (treatment == Treatment::Text || treatment == Treatment::Zeros) return filling.repeated(packed.size() / 2);
    const QString digits = digitsOf(packed);
    const auto known = m_pans.find(digits);
    const QString pan = known != m_pans.end()           ? known->second
                        : digits.startsWith(kDemoRange) ? digits
                                                        : QString(digits.size(), u'0');
    // Behind the number in track 2: D, expiry and service code, seven digits; what follows is the issuer's secret.
    constexpr qsizetype kept = 8;
    const qsizetype open = std::min(packed.size() - digits.size(), treatment == Treatment::Pan ? packed.size() : kept);
    QString rest = packed.mid(digits.size(), open);
    const qsizetype hidden = packed.size() - digits.size() - open;
    const bool isFilledUp = hidden > 0 && packed.endsWith(u'F');
    rest += QString(isFilledUp ? hidden - 1 : hidden, u'0');
    return pan + rest + (isFilledUp ? QStringLiteral("F") : QString());
}

void HolderMask::maskObjects(QString& shown, const std::vector<Tlv>& objects, const std::byte* begin) const {
    for (const Tlv& object : objects) {
        maskObjects(shown, object.children, begin);
        const Rule* const rule = ruleOf(object.tag);
        if (!rule) continue;
        const auto at = static_cast<qsizetype>(object.value.data() - begin) * 2;
        const auto size = static_cast<qsizetype>(object.value.size()) * 2;
        shown.replace(at, size, masked(shown.mid(at, size), rule->treatment));
    }
}

/// A number that stands anywhere else, packed or as text.
QString HolderMask::withoutNumbers(QString shown) const {
    for (const auto& [pan, standIn] : m_pans) {
        shown.replace(pan, standIn);
        shown.replace(asciiHex(pan), asciiHex(standIn));
    }
    return shown;
}

bool carriesPin(ByteView command) {
    // VERIFY, CHANGE and RESET RETRY COUNTER. Spec: ISO 7816-4 §11.5
    constexpr std::array withPin{std::byte{0x20}, std::byte{0x24}, std::byte{0x2C}};
    return command.size() > kHeaderBytes && std::ranges::find(withPin, command[1]) != withPin.end();
}

/// Of bytes that were read from their own spelling.
Bytes spelled(const QString& shown) {
    return fromHex(shown).value_or(Bytes{});
}

void HolderMask::mask(CardTranscript::Exchange& exchange) const {
    if (carriesPin(exchange.sent)) std::fill(exchange.sent.begin() + kHeaderBytes, exchange.sent.end(), std::byte{0});
    exchange.sent = spelled(withoutNumbers(toHex(exchange.sent)));
    if (exchange.heard.size() <= kStatusBytes) return;
    const ByteView body = ByteView(exchange.heard).first(exchange.heard.size() - kStatusBytes);
    const QString status = toHex(ByteView(exchange.heard).last(kStatusBytes));
    const auto objects = parseTlv(body);
    QString shown = objects ? toHex(body) : QString(static_cast<qsizetype>(body.size()) * 2, u'0');
    if (objects) maskObjects(shown, *objects, body.data());
    exchange.heard = spelled(withoutNumbers(shown) + status);
}

}  // namespace

MaskedTranscript withoutHolder(CardTranscript transcript) {
    HolderMask holder;
    for (const CardTranscript::Exchange& exchange : transcript.exchanges) {
        if (exchange.heard.size() <= kStatusBytes) continue;
        const auto objects = parseTlv(ByteView(exchange.heard).first(exchange.heard.size() - kStatusBytes));
        if (objects) holder.learn(*objects);
    }
    if (!holder.isNeeded()) return {std::move(transcript), TranscriptMask::NotNeeded, 0};
    for (CardTranscript::Exchange& exchange : transcript.exchanges) holder.mask(exchange);
    return {std::move(transcript), TranscriptMask::Done, holder.numbers()};
}

}  // namespace evergreen
