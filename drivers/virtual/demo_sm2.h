// SM2 and SM3 of the demo scheme: keys, signatures, certificates of virtual cards. Signs by the curve's own arithmetic
// and with a number that follows from key and message: the same card is made of the same bytes every time. Its own
// reading of PBOC 3.0, shared with no kiosk code. Its secret keys lie open: they protect nothing.
#pragma once

#include "kiosk/base/bytes.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

namespace evergreen {

struct DemoSm2Key {
    Bytes point;  ///< x and y, 64 bytes
    Bytes secret;

    static DemoSm2Key of(const QJsonObject& json);

    /// r and s, 64 bytes. Spec: GB/T 32918.2 §6.1, with the id 1234567812345678
    Bytes sign(ByteView message) const;
};

struct DemoSm2Keys {
    std::uint8_t index = 0;
    DemoSm2Key authority;
    DemoSm2Key issuer;
    DemoSm2Key card;
};

/// Tags 8F and 90.
Bytes sm2IssuerObjects(const DemoSm2Keys& keys, const QString& pan, QDate until);
/// Tag 93.
Bytes sm2StaticObject(const DemoSm2Keys& keys, ByteView staticData);
/// Tag 9F46.
Bytes sm2CardKeyObject(const DemoSm2Keys& keys, const QString& pan, QDate until, ByteView staticData);
/// What INTERNAL AUTHENTICATE signs.
Bytes sm2DynamicSignature(const DemoSm2Keys& keys, std::uint16_t counter, ByteView sent);

}  // namespace evergreen
