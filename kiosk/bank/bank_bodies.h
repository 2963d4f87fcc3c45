// What the kiosk sends to the bank: orders as JSON, ids as parts of a path.
#pragma once

#include "kiosk/bank/card_proof.h"
#include "kiosk/bank/order.h"
#include "kiosk/bank/transfer.h"

#include <QByteArray>
#include <QJsonObject>

namespace evergreen {

QByteArray jsonBody(const QJsonObject& object);

/// An id as one segment of a path: whatever the bank calls its things, it cannot become another path.
QString pathSegment(const QString& id);

QJsonObject jsonMoney(Money money);

QByteArray orderBody(const TransferOrder& order);
QByteArray paymentBody(const PaymentOrder& order);
QByteArray proofBody(const CardProof& proof);
QByteArray cardEndBody(const CardEnd& end);

}  // namespace evergreen
