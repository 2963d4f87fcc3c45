#include "kiosk/card/terminal_values.h"

#include "kiosk/card/card_commands.h"
#include "kiosk/card/emv_tags.h"

#include <algorithm>
#include <array>
#include <openssl/rand.h>

namespace evergreen {

namespace {

enum class Format { Numeric, Binary };

struct TerminalValue {
    std::uint32_t tag;
    Format format;
    std::size_t length;
    std::array<std::uint8_t, 6> value;
};

// Reading a card moves no money: the amounts, the date and the verification results are zero on purpose.
constexpr std::array kTerminalValues{
    TerminalValue{emv::amount, Format::Numeric, 6, {}},
    TerminalValue{emv::amountOther, Format::Numeric, 6, {}},
    TerminalValue{emv::country, Format::Numeric, 2, {0x01, 0x56}},  // China, ISO 3166
    TerminalValue{emv::verificationResults, Format::Binary, 5, {}},
    TerminalValue{emv::currency, Format::Numeric, 2, {0x01, 0x56}},  // yuan, ISO 4217
    TerminalValue{emv::transactionDate, Format::Numeric, 3, {}},
    TerminalValue{emv::transactionType, Format::Numeric, 1, {0x31}},  // balance inquiry, ISO 8583
    // Spec: EMV 4.4 Book 4 Annex A1 (unattended, online only, run by a financial institution)
    TerminalValue{emv::terminalType, Format::Numeric, 1, {0x14}},
    // Spec: EMV 4.4 Book 4 Annex A2 (contact chip; enciphered PIN online or no check; a visit does no offline data
    // authentication)
    TerminalValue{emv::terminalCapabilities, Format::Binary, 3, {0x20, 0x48, 0x00}},
};

constexpr std::size_t kUnpredictableBytes = 4;

// Spec: EMV 4.4 Book 3 §5.4 (numeric values keep their right end, others their left end; zeros fill the rest)
void appendFitted(Bytes& filled, ByteView value, std::size_t length, Format format) {
    const std::size_t kept = std::min(value.size(), length);
    const Bytes zeros(length - kept, std::byte{0});
    if (format == Format::Numeric) {
        append(filled, zeros);
        append(filled, value.last(kept));
    } else {
        append(filled, value.first(kept));
        append(filled, zeros);
    }
}

const TerminalValue* constantOf(std::uint32_t tag) {
    const auto* const known = std::find_if(kTerminalValues.begin(), kTerminalValues.end(),
                                           [tag](const auto& value) { return value.tag == tag; });
    return known == kTerminalValues.end() ? nullptr : known;
}

}  // namespace

Result<CardObjects> transactionValues() {
    std::array<unsigned char, kUnpredictableBytes> random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) {
        return Failure{FailureCode::ConfigBad, QStringLiteral("no randomness")};
    }
    const auto view = std::as_bytes(std::span(random));
    CardObjects own;
    own.set(emv::unpredictableNumber, Bytes(view.begin(), view.end()));
    return own;
}

Result<Bytes> valuesFor(ByteView list, const CardObjects& own) {
    const auto entries = parseDol(list);
    if (!entries) return entries.failure();
    Bytes values = fillDol(*entries, own);
    if (values.size() > processingValuesMax) {
        return Failure{FailureCode::CardDamaged, QStringLiteral("a data object list longer than a command")};
    }
    return values;
}

Bytes fillDol(const std::vector<DolEntry>& entries, const CardObjects& own) {
    Bytes filled;
    for (const DolEntry& entry : entries) {
        const TerminalValue* const known = constantOf(entry.tag);
        const Format format = known ? known->format : Format::Binary;
        if (own.has(entry.tag)) {
            appendFitted(filled, own.get(entry.tag), entry.length, format);
        } else if (known) {
            appendFitted(filled, std::as_bytes(std::span(known->value)).first(known->length), entry.length, format);
        } else {
            filled.insert(filled.end(), entry.length, std::byte{0});
        }
    }
    return filled;
}

}  // namespace evergreen
