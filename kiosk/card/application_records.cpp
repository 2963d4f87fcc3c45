#include "kiosk/card/application_records.h"

#include "kiosk/card/application_selection.h"
#include "kiosk/card/emv_tags.h"

#include <algorithm>
#include <utility>

namespace evergreen {

namespace {

constexpr std::size_t kAflEntryBytes = 4;
constexpr unsigned kSfiMax = 30;
constexpr qsizetype kPanDigitsMin = 12;
constexpr qsizetype kPanDigitsMax = 19;
constexpr std::size_t kExpiryBytes = 3;

Failure damaged(const char* why) {
    return {FailureCode::CardDamaged, QString::fromLatin1(why)};
}

/// The packed digits before the first nibble `end`, or all of them; nothing when any other letter comes before it. Of
/// what follows `end` nothing is copied, because in track 2 that is the secret part.
std::optional<QString> digitsUntil(ByteView packed, unsigned end) {
    QString digits;
    for (const std::byte pair : packed) {
        for (const unsigned shift : {4U, 0U}) {
            const unsigned nibble = (std::to_integer<unsigned>(pair) >> shift) & 0xFU;
            if (nibble == end) return digits;
            if (nibble > 9) return std::nullopt;
            digits.append(QChar(static_cast<char16_t>(u'0' + nibble)));
        }
    }
    return digits;
}

bool isPan(const QString& digits) {
    return digits.size() >= kPanDigitsMin && digits.size() <= kPanDigitsMax;
}

/// YYMM of a packed YYMMDD.
std::optional<QString> expiryFrom(ByteView packed) {
    if (packed.size() != kExpiryBytes) return std::nullopt;
    const QString digits = toHex(packed);
    if (!std::all_of(digits.begin(), digits.end(), [](QChar letter) { return letter <= u'9'; })) return std::nullopt;
    const int month = digits.mid(2, 2).toInt();
    if (month < 1 || month > 12) return std::nullopt;
    return digits.left(4);
}

std::optional<int> sequenceFrom(ByteView packed) {
    if (packed.size() != 1) return std::nullopt;
    bool isNumber = false;
    const int number = toHex(packed).toInt(&isNumber, 10);
    return isNumber ? std::optional(number) : std::nullopt;
}

/// Sets `field` once. Spec: EMV 4.4 Book 3 §10.2 (a redundant object ends the transaction)
template <typename Value>
Result<> setOnce(std::optional<Value>& field, std::optional<Value> value, const char* name) {
    if (field || !value) return damaged(name);
    field = std::move(value);
    return {};
}

}  // namespace

// Spec: EMV 4.4 Book 3 §10.2 (four bytes an entry: SFI, first and last record, how many are signed)
Result<std::vector<RecordAddress>> parseAfl(ByteView afl) {
    if (afl.empty() || afl.size() % kAflEntryBytes != 0) return damaged("AFL is no list of four bytes");
    std::vector<RecordAddress> records;
    for (std::size_t at = 0; at < afl.size(); at += kAflEntryBytes) {
        const auto byteAt = [&](std::size_t index) { return std::to_integer<unsigned>(afl[at + index]); };
        const unsigned sfi = byteAt(0) >> 3U;
        const unsigned first = byteAt(1);
        const unsigned last = byteAt(2);
        const bool sfiFits = (byteAt(0) & 7U) == 0 && sfi >= 1 && sfi <= kSfiMax;
        if (!sfiFits || first == 0 || last < first || byteAt(3) > last - first + 1) return damaged("AFL entry");
        if (records.size() + (last - first + 1) > recordsMax) return damaged("AFL names too many records");
        for (unsigned record = first; record <= last; ++record)
            records.push_back({sfi, record, record < first + byteAt(3)});
    }
    return records;
}

// Spec: EMV 4.4 Book 3 §6.5.8.4 (format 1: 80 with AIP and AFL run together; format 2: 77 with 82 and 94)
Result<ProcessingOptions> parseProcessingOptions(ByteView answer) {
    constexpr std::size_t profileBytes = 2;
    const auto objects = parseTlv(answer);
    if (!objects) return objects.failure();
    if (objects->size() != 1) return damaged("processing options are not one object");
    const Tlv& options = objects->front();
    ByteView profile;
    ByteView afl;
    if (options.tag == emv::responseFormat1 && options.value.size() > profileBytes) {
        profile = options.value.first(profileBytes);
        afl = options.value.subspan(profileBytes);
    } else if (options.tag == emv::responseFormat2) {
        const Tlv* const named = findTlv(options.children, emv::interchangeProfile);
        const Tlv* const locator = findTlv(options.children, emv::afl);
        if (named) profile = named->value;
        if (locator) afl = locator->value;
    }
    if (profile.size() != profileBytes) return damaged("processing options without profile");
    auto records = parseAfl(afl);
    if (!records) return records.failure();
    return ProcessingOptions{Bytes(profile.begin(), profile.end()), std::move(*records)};
}

// Spec: EMV 4.4 Book 3 §6.5.11.4 (records of SFI 1 to 10 lie in one template 70)
Result<> ApplicationRecords::add(ByteView record) {
    const auto objects = parseTlv(record);
    if (!objects) return objects.failure();
    if (objects->size() != 1 || objects->front().tag != emv::recordTemplate) return damaged("record without template");
    for (const Tlv& object : objects->front().children) {
        auto kept = keep(object);
        if (!kept) return kept;
    }
    return {};
}

Result<> ApplicationRecords::keep(const Tlv& object) {
    switch (object.tag) {
        case emv::pan:
            return setOnce(m_pan, digitsUntil(object.value, 0xF), "5A malformed or given twice");
        case emv::track2:
            return setOnce(m_track2Pan, digitsUntil(object.value, 0xD), "57 malformed or given twice");
        case emv::expiry:
            return setOnce(m_expiry, expiryFrom(object.value), "5F24 malformed or given twice");
        case emv::holderName:
            return setOnce(m_holderName, std::optional(cardText(object.value)), "5F20 given twice");
        case emv::panSequence:
            return setOnce(m_panSequence, sequenceFrom(object.value), "5F34 malformed or given twice");
        default:
            return {};
    }
}

// Spec: EMV 4.4 Book 3 §7.2 (5A and 5F24 are mandatory)
Result<> ApplicationRecords::check() const {
    if (!m_pan || !isPan(*m_pan)) return damaged("no card number of 12 to 19 digits");
    if (!m_expiry) return damaged("no expiry date");
    if (m_track2Pan && *m_track2Pan != *m_pan) return damaged("card number and track 2 differ");
    return {};
}

}  // namespace evergreen
