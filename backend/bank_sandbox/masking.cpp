#include "backend/bank_sandbox/masking.h"

namespace evergreen {

QString maskedNumber(const QString& number) {
    constexpr qsizetype first = 6;
    constexpr qsizetype last = 4;
    if (number.size() <= first + last) return QString(number.size(), u'*');
    return number.left(first) + QString(number.size() - first - last, u'*') + number.right(last);
}

QString maskedName(const QString& name) {
    if (name.size() < 2) return QString(name.size(), u'＊');
    return QString(name.size() - 1, u'＊') + name.right(1);
}

}  // namespace evergreen
