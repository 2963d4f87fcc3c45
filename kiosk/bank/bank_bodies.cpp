#include "kiosk/bank/bank_bodies.h"

#include "kiosk/bank/bank_answers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace evergreen {

QByteArray jsonBody(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString pathSegment(const QString& id) {
    return QString::fromLatin1(QUrl::toPercentEncoding(id));
}

QByteArray orderBody(const TransferOrder& order) {
    const QJsonObject amount{{QStringLiteral("minor"), static_cast<qint64>(order.amount.minor)},
                             {QStringLiteral("currency"), QStringLiteral("CNY")}};
    const bool instant = order.speed == TransferSpeed::Instant;
    return jsonBody({{QStringLiteral("fromAccountId"), order.fromAccountId},
                     {QStringLiteral("payeeId"), order.payeeId},
                     {QStringLiteral("amount"), amount},
                     {QStringLiteral("speed"), instant ? QStringLiteral("instant") : QStringLiteral("next-day")}});
}

QByteArray paymentBody(const PaymentOrder& order) {
    const QJsonObject amount{{QStringLiteral("minor"), static_cast<qint64>(order.amount.minor)},
                             {QStringLiteral("currency"), QStringLiteral("CNY")}};
    return jsonBody({{QStringLiteral("kind"), QString::fromLatin1(paymentWord(order.kind))},
                     {QStringLiteral("accountId"), order.accountId},
                     {QStringLiteral("items"), QJsonArray::fromStringList(order.items)},
                     {QStringLiteral("amount"), amount}});
}

}  // namespace evergreen
