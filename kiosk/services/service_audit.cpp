#include "kiosk/services/service_audit.h"

#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(logService, "evergreen.service")

const char* nameOf(OrderRefusal reason) {
    switch (reason) {
        case OrderRefusal::InsufficientFunds:
            return "insufficient-funds";
        case OrderRefusal::DayLimit:
            return "day-limit";
        case OrderRefusal::PayeeWatchListed:
            return "payee-watch-listed";
        case OrderRefusal::PayeeUnknown:
            return "payee-unknown";
        case OrderRefusal::AccountNotAllowed:
            return "account-not-allowed";
        case OrderRefusal::Changed:
            return "changed";
        case OrderRefusal::KeyReused:
            return "key-reused";
        case OrderRefusal::KeyClosed:
            return "key-closed";
    }
    return "";
}

const char* nameOf(OrderStatus status) {
    switch (status) {
        case OrderStatus::Pending:
            return "pending";
        case OrderStatus::Executed:
            return "executed";
        case OrderStatus::Revoked:
            return "revoked";
    }
    return "";
}

AuditFields named(const QString& key, const char* verdict) {
    return {{QStringLiteral("key"), key}, {QStringLiteral("verdict"), QString::fromLatin1(verdict)}};
}

AuditEntry answered(const QString& key, const OrderAccepted& accepted) {
    return {AuditKind::MoneyAnswered,
            named(key, nameOf(accepted.status)),
            {{QStringLiteral("reference"), accepted.reference}}};
}

AuditEntry answered(const QString& key, const OrderRefused& refused) {
    AuditEntry entry{AuditKind::MoneyAnswered, named(key, "refused")};
    entry.clear.insert(QStringLiteral("reason"), QString::fromLatin1(nameOf(refused.reason)));
    return entry;
}

AuditEntry answered(const QString& key, const OrderNeverSeen&) {
    return {AuditKind::MoneyAnswered, named(key, "never-seen")};
}

AuditFields sealedOf(const TransferOrder& order) {
    return {{QStringLiteral("amount"), auditAmount(order.amount)}, {QStringLiteral("from"), order.fromAccountId}};
}

AuditFields sealedOf(const PaymentOrder& order) {
    return {{QStringLiteral("amount"), auditAmount(order.amount)}, {QStringLiteral("from"), order.accountId}};
}

AuditFields sealedOf(const ErrandOrder&) {
    return {};
}

}  // namespace

QString auditAmount(Money amount) {
    return QString::number(amount.minor);
}

QCoro::Task<Result<>> runAudited(const Service& service, ServiceContext context) {
    const AuditFields which{{QStringLiteral("service"), QString::fromLatin1(service.id)}};
    context.audit.note({AuditKind::ServiceBegun, which});
    const auto done = co_await service.run(context);
    AuditEntry end{AuditKind::ServiceEnded, which};
    if (!done) {
        qCWarning(logService) << service.id << done.failure().name() << done.failure().detail;
        end.clear.insert(QStringLiteral("failure"), QString::fromLatin1(done.failure().name()));
    }
    context.audit.note(end);
    co_return done;
}

AuditEntry moneyIntended(const QString& key, const Order& order, const OrderWords& words) {
    AuditEntry entry{AuditKind::MoneyIntended,
                     {{QStringLiteral("key"), key}, {QStringLiteral("kind"), QString::fromLatin1(words.kind)}}};
    entry.sealed = std::visit([](const auto& each) { return sealedOf(each); }, order);
    if (!words.amount.isZero()) entry.sealed.insert(QStringLiteral("amount"), auditAmount(words.amount));
    if (!words.payee.isEmpty()) entry.sealed.insert(QStringLiteral("payee"), words.payee);
    return entry;
}

AuditEntry moneyAnswered(const QString& key, const Result<OrderOutcome>& outcome) {
    if (outcome) {
        return std::visit([&key](const auto& each) { return answered(key, each); }, *outcome);
    }
    const bool isUnknown = outcome.failure().code == FailureCode::OutcomeUnknown;
    AuditEntry entry{AuditKind::MoneyAnswered, named(key, isUnknown ? "unknown" : "not-sent")};
    entry.clear.insert(QStringLiteral("failure"), QString::fromLatin1(outcome.failure().name()));
    return entry;
}

AuditEntry moneyFound(const QString& key, const OrderFinding& finding) {
    AuditEntry entry = std::visit([&key](const auto& each) { return answered(key, each); }, finding);
    entry.clear.insert(QStringLiteral("asked"), QStringLiteral("later"));
    return entry;
}

}  // namespace evergreen
