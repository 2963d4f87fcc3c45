// Raw bytes as devices, cards and ciphers see them, and their hexadecimal spelling. Not for secrets: see SecretBytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <vector>

#include <QString>
#include <QStringView>

namespace evergreen {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

/// Bytes from small integers: bytes({0x00, 0xA4}).
Bytes bytes(std::initializer_list<std::uint8_t> values);

/// Upper-case hexadecimal without separators: "00A404".
QString toHex(ByteView view);

/// The bytes a hexadecimal text spells; blanks are passed over. Nothing for an odd or foreign digit.
std::optional<Bytes> fromHex(QStringView text);

/// The same bytes behind Qt's type, for QIODevice and friends. Copies.
QByteArray toQByteArray(ByteView view);
Bytes fromQByteArray(const QByteArray& array);

/// Appends `tail` to `head`.
void append(Bytes& head, ByteView tail);

}  // namespace evergreen
