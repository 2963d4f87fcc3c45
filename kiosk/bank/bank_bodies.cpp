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

QJsonObject jsonMoney(Money money) {
    return {{QStringLiteral("minor"), static_cast<qint64>(money.minor)},
            {QStringLiteral("currency"), QStringLiteral("CNY")}};
}

QByteArray orderBody(const TransferOrder& order) {
    const bool instant = order.speed == TransferSpeed::Instant;
    return jsonBody({{QStringLiteral("fromAccountId"), order.fromAccountId},
                     {QStringLiteral("payeeId"), order.payeeId},
                     {QStringLiteral("amount"), jsonMoney(order.amount)},
                     {QStringLiteral("speed"), instant ? QStringLiteral("instant") : QStringLiteral("next-day")},
                     {QStringLiteral("heldFor"), QJsonArray::fromStringList(order.heldFor)}});
}

QByteArray paymentBody(const PaymentOrder& order) {
    return jsonBody({{QStringLiteral("kind"), QString::fromLatin1(paymentWord(order.kind))},
                     {QStringLiteral("accountId"), order.accountId},
                     {QStringLiteral("items"), QJsonArray::fromStringList(order.items)},
                     {QStringLiteral("amount"), jsonMoney(order.amount)}});
}

QByteArray proofBody(const CardProof& proof) {
    return jsonBody({{QStringLiteral("cryptogram"), toHex(proof.cryptogram)},
                     {QStringLiteral("information"), toHex(proof.information)},
                     {QStringLiteral("counter"), toHex(proof.counter)},
                     {QStringLiteral("issuerData"), toHex(proof.issuerData)},
                     {QStringLiteral("amount"), toHex(proof.amount)},
                     {QStringLiteral("amountOther"), toHex(proof.amountOther)},
                     {QStringLiteral("country"), toHex(proof.country)},
                     {QStringLiteral("findings"), toHex(proof.findings)},
                     {QStringLiteral("currency"), toHex(proof.currency)},
                     {QStringLiteral("date"), toHex(proof.date)},
                     {QStringLiteral("kind"), toHex(proof.kind)},
                     {QStringLiteral("random"), toHex(proof.random)},
                     {QStringLiteral("profile"), toHex(proof.profile)},
                     {QStringLiteral("capabilities"), toHex(proof.capabilities)}});
}

QByteArray cardEndBody(const CardEnd& end) {
    return jsonBody({{QStringLiteral("approved"), end.isApproved},
                     {QStringLiteral("certificate"), toHex(end.certificate)},
                     {QStringLiteral("scriptResults"), toHex(end.scriptResults)}});
}

}  // namespace evergreen
