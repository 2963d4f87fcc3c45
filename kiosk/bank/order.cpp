#include "kiosk/bank/order.h"

#include <array>

#include <QByteArray>
#include <QRandomGenerator>

namespace evergreen {

QString newIdempotencyKey() {
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    const auto raw = QByteArray::fromRawData(reinterpret_cast<const char*>(random.data()), sizeof random);
    return QString::fromLatin1(raw.toHex());
}

}  // namespace evergreen
