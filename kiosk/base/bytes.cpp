#include "kiosk/base/bytes.h"

#include <QByteArray>

namespace evergreen {

namespace {

int hexDigit(QChar letter) {
    const char16_t code = letter.unicode();
    if (code >= u'0' && code <= u'9') return code - u'0';
    if (code >= u'A' && code <= u'F') return code - u'A' + 10;
    if (code >= u'a' && code <= u'f') return code - u'a' + 10;
    return -1;
}

}  // namespace

Bytes bytes(std::initializer_list<std::uint8_t> values) {
    Bytes result;
    result.reserve(values.size());
    for (const std::uint8_t value : values) result.push_back(std::byte{value});
    return result;
}

QString toHex(ByteView view) {
    return QString::fromLatin1(toQByteArray(view).toHex().toUpper());
}

std::optional<Bytes> fromHex(QStringView text) {
    Bytes result;
    int high = -1;
    for (const QChar letter : text) {
        if (letter.isSpace()) continue;
        const int digit = hexDigit(letter);
        if (digit < 0) return std::nullopt;
        if (high < 0) {
            high = digit;
        } else {
            result.push_back(static_cast<std::byte>(high * 16 + digit));
            high = -1;
        }
    }
    if (high >= 0) return std::nullopt;
    return result;
}

QByteArray toQByteArray(ByteView view) {
    return {reinterpret_cast<const char*>(view.data()), static_cast<qsizetype>(view.size())};
}

Bytes fromQByteArray(const QByteArray& array) {
    const auto view = std::as_bytes(std::span(array.constData(), static_cast<std::size_t>(array.size())));
    return {view.begin(), view.end()};
}

void append(Bytes& head, ByteView tail) {
    head.insert(head.end(), tail.begin(), tail.end());
}

}  // namespace evergreen
