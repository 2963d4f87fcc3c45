// What the audit log is told of a service and of the money it asks to move, as values.
#pragma once

#include "kiosk/audit_log/audit_trail.h"
#include "kiosk/services/money_order.h"

namespace evergreen {

/// The service, with an entry before and one after it. A failure is logged.
QCoro::Task<Result<>> runAudited(const Service& service, ServiceContext context);

/// Sealed: how much, from where, to whom (masked).
AuditEntry moneyIntended(const QString& key, const Order& order, const OrderWords& words);

/// The bank's verdict, or that none came, or that nothing was sent.
AuditEntry moneyAnswered(const QString& key, const Result<OrderOutcome>& outcome);

/// Of an order of an earlier time, asked about by its key.
AuditEntry moneyFound(const QString& key, const OrderFinding& finding);

/// "200000": fen.
QString auditAmount(Money amount);

}  // namespace evergreen
