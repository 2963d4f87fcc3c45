// Writing BER-TLV the way virtual cards do: objects of at most 255 bytes. Spec: EMV 4.4 Book 3 annex B
#pragma once

#include "kiosk/base/bytes.h"

#include <initializer_list>

#include <QString>

namespace evergreen {

inline Bytes joined(std::initializer_list<Bytes> parts) {
    Bytes result;
    for (const Bytes& part : parts) append(result, part);
    return result;
}

inline Bytes ascii(const QString& text) {
    return fromQByteArray(text.toLatin1());
}

inline Bytes cardTlv(int tag, ByteView value) {
    Bytes result;
    if (tag > 0xFF) result.push_back(static_cast<std::byte>(tag >> 8));
    result.push_back(static_cast<std::byte>(tag & 0xFF));
    if (value.size() > 0x7F) result.push_back(std::byte{0x81});
    result.push_back(static_cast<std::byte>(value.size()));
    append(result, value);
    return result;
}

}  // namespace evergreen
