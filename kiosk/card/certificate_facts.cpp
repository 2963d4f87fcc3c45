#include "kiosk/card/certificate_facts.h"

namespace evergreen {

namespace {

/// Without the F they are filled up with. Spec: EMV 4.4 Book 3 §4.3 (format cn)
QString digitsOf(ByteView packed) {
    QString digits = toHex(packed);
    while (digits.endsWith(u'F')) digits.chop(1);
    return digits;
}

}  // namespace

bool isCertificateOver(ByteView monthYear, QDate today) {
    const QString digits = toHex(monthYear);
    const QDate first(2000 + digits.mid(2, 2).toInt(), digits.left(2).toInt(), 1);
    return !first.isValid() || today >= first.addMonths(1);
}

bool isIssuerOf(ByteView identifier, ByteView pan) {
    const QString digits = digitsOf(identifier);
    return digits.size() >= 3 && digitsOf(pan).startsWith(digits);
}

bool isWholePan(ByteView certified, ByteView pan) {
    return !pan.empty() && digitsOf(certified) == digitsOf(pan);
}

}  // namespace evergreen
