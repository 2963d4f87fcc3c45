#include "drivers/virtual/card_pin.h"

#include <optional>

namespace evergreen {

namespace {

constexpr int kOk = 0x9000;
constexpr int kWrongLength = 0x6700;
constexpr int kWrongContent = 0x6A80;
constexpr int kNoTryLeft = 0x6983;
constexpr int kTriesLeft = 0x63C0;
constexpr std::size_t kBlockBytes = 8;

/// Four to twelve digits behind 2 and their count, filled up with F.
std::optional<QString> digitsOf(ByteView block) {
    constexpr qsizetype least = 4;
    constexpr qsizetype most = 12;
    const QString text = toHex(block);
    bool isNumber = false;
    const qsizetype count = text.mid(1, 1).toInt(&isNumber, 16);
    if (text[0] != u'2' || !isNumber || count < least || count > most) return std::nullopt;
    const QString digits = text.mid(2, count);
    const bool isFilledUp = text.mid(2 + count) == QString(text.size() - 2 - count, u'F');
    digits.toULongLong(&isNumber);
    return isFilledUp && isNumber ? std::optional(digits) : std::nullopt;
}

}  // namespace

int CardPin::verify(ByteView block) {
    if (block.size() != kBlockBytes) return kWrongLength;
    if (m_triesLeft == 0) return kNoTryLeft;
    const bool isRight = digitsOf(block) == m_digits;
    m_triesLeft = isRight ? triesMax : m_triesLeft - 1;
    return isRight ? kOk : kTriesLeft | m_triesLeft;
}

int CardPin::change(ByteView blocks) {
    if (blocks.size() != 2 * kBlockBytes) return kWrongLength;
    const auto fresh = digitsOf(blocks.last(kBlockBytes));
    if (!fresh) return kWrongContent;
    const int verified = verify(blocks.first(kBlockBytes));
    if (verified == kOk) m_digits = *fresh;
    return verified;
}

}  // namespace evergreen
