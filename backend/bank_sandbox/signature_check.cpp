#include "backend/bank_sandbox/signature_check.h"

#include <QJsonDocument>

namespace evergreen {

/// One row of the table.
struct SignatureCheck::Kept {
    qint64 number = 0;
    QString act;
    QString subject;
    QString refused;
    OrderSignature signature;

    QString name() const { return act + u' ' + subject; }
    bool is(SignedAct which) const { return act == signedActWord(which); }
};

namespace {

constexpr int kRowsAtOnce = 500;

/// What was decided, with its verdict, as the rest of the books tell it.
const QString kDecided = QStringLiteral(
    "SELECT 'order' AS act, key AS subject, reason AS refused FROM order_key WHERE verdict <> 'closed' "
    "UNION SELECT 'order', key, '' FROM transfer UNION SELECT 'order', key, '' FROM payment "
    "UNION SELECT 'errand', key, '' FROM delegation "
    "UNION SELECT 'revocation', reference, '' FROM transfer WHERE status = 'revoked' "
    "UNION SELECT 'loss', account_id, '' FROM loss");

const QString kExecution = QStringLiteral("/execution");

/// The path that a request of this kind must have been sent to.
bool isAbout(const SignedOrder& order, SignedAct act, const QString& subject) {
    const QString errand = QStringLiteral("/v1/delegations/") + subject;
    switch (act) {
        case SignedAct::Order:
            if (order.path == errand + kExecution) return true;
            return order.key == subject &&
                   (order.path == QStringLiteral("/v1/transfers") || order.path == QStringLiteral("/v1/payments"));
        case SignedAct::Errand:
            return order.path == errand;
        case SignedAct::Revocation:
            return order.path == QStringLiteral("/v1/transfers/") + subject + QStringLiteral("/revocation");
        case SignedAct::Loss:
            break;
    }
    return order.path == QStringLiteral("/v1/accounts/") + subject + QStringLiteral("/loss");
}

/// True when the signed body says the same under every one of these names.
bool says(const QByteArray& body, const QJsonObject& booked) {
    const QJsonObject ordered = QJsonDocument::fromJson(body).object();
    for (auto field = booked.begin(); field != booked.end(); ++field) {
        if (ordered[field.key()] != field.value()) return false;
    }
    return true;
}

}  // namespace

Result<SignatureReport> SignatureCheck::run() {
    SignatureReport report;
    m_books.database.run(QStringLiteral("BEGIN"));  // reads one state, and keeps no writer waiting
    checkKept(report);
    findUnsigned(report);
    findGaps(report);
    m_books.database.rollBack();
    const auto fault = m_books.database.takeFault();
    if (!fault) return fault.failure();
    return report;
}

void SignatureCheck::checkKept(SignatureReport& report) {
    qint64 last = 0;
    while (true) {
        const auto rows = m_books.database.run(
            QStringLiteral("SELECT number, act, subject, refused, kiosk, algorithm, key_fingerprint, signed_text, "
                           "signature FROM order_signature WHERE number > ? ORDER BY number LIMIT ?"),
            {last, kRowsAtOnce});
        for (const auto& row : rows) {
            const Kept kept{
                row[0].toLongLong(),
                row[1].toString(),
                row[2].toString(),
                row[3].toString(),
                {row[4].toString(), row[5].toString(), row[6].toString(), row[7].toByteArray(), row[8].toByteArray()}};
            const QString fault = faultOf(kept);
            ++report.orders;
            if (fault.isEmpty()) ++report.good;
            if (!fault.isEmpty()) report.bad << kept.name() + QStringLiteral(": ") + fault;
            last = kept.number;
        }
        if (rows.size() < kRowsAtOnce) return;
    }
}

void SignatureCheck::findUnsigned(SignatureReport& report) {
    const auto rows =
        m_books.database.run(kDecided + QStringLiteral(" EXCEPT SELECT act, subject, refused FROM order_signature"));
    for (const auto& row : rows) {
        ++report.orders;
        report.bad << row[0].toString() + u' ' + row[1].toString() + QStringLiteral(": no signature");
    }
}

/// SQLite counts what was ever written into the table: a number that is missing was deleted.
void SignatureCheck::findGaps(SignatureReport& report) {
    const auto rows = m_books.database.run(
        QStringLiteral("SELECT (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'order_signature') - "
                       "(SELECT count(*) FROM order_signature)"));
    const qint64 missing = rows.empty() ? 0 : rows[0][0].toLongLong();
    if (missing != 0) report.bad << QStringLiteral("%1 signatures were deleted").arg(missing);
}

QString SignatureCheck::faultOf(const Kept& kept) {
    const OrderSignature& signature = kept.signature;
    const VerifyingKey* key = m_books.kioskKeys.find(signature.kiosk, signature.keyFingerprint);
    if (!key || key->algorithm() != signature.algorithm) return QStringLiteral("by no key of its kiosk");
    if (!key->fits(signature.text, signature.signature)) return QStringLiteral("the signature does not fit");
    const auto order = signedOrderIn(signature.text);
    if (!order || order->kiosk != signature.kiosk) return QStringLiteral("another order was signed");
    for (const auto act : {SignedAct::Order, SignedAct::Errand, SignedAct::Revocation, SignedAct::Loss}) {
        if (!kept.is(act)) continue;
        if (!isAbout(*order, act, kept.subject)) return QStringLiteral("another order was signed");
        if (kept.refused.isEmpty() && !isBooked(*order, kept)) return QStringLiteral("the books say otherwise");
        return {};
    }
    return QStringLiteral("of an unknown kind");
}

bool SignatureCheck::isBooked(const SignedOrder& order, const Kept& kept) {
    if (kept.is(SignedAct::Errand)) return isErrandBooked(order, kept.subject);
    if (kept.is(SignedAct::Revocation)) {
        const auto* revoked = "SELECT person_id FROM transfer WHERE reference = ? AND status = 'revoked'";
        return rowOf(order, revoked, kept.subject).has_value();
    }
    if (kept.is(SignedAct::Loss)) {
        const auto* lost = "SELECT person_id FROM loss JOIN account ON account.id = account_id WHERE account_id = ?";
        return rowOf(order, lost, kept.subject).has_value();
    }
    if (order.path == QStringLiteral("/v1/payments")) return isPaymentBooked(order, kept.subject);
    return isTransferBooked(order, kept.subject);
}

bool SignatureCheck::isTransferBooked(const SignedOrder& order, const QString& key) {
    if (order.path.endsWith(kExecution)) {
        // What the helper signed names no more than the errand, which its giver signed.
        const auto* asLeft =
            "SELECT d.helper_id FROM delegation d JOIN transfer t ON t.key = d.key AND t.person_id = d.person_id AND "
            "t.from_account = d.account_id AND t.payee_id = d.payee_id AND t.amount = d.amount WHERE d.key = ?";
        return rowOf(order, asLeft, key).has_value();
    }
    const auto row = rowOf(order, "SELECT person_id, from_account, payee_id, amount FROM transfer WHERE key = ?", key);
    return row && says(order.body, {{QStringLiteral("fromAccountId"), row->at(1).toString()},
                                    {QStringLiteral("payeeId"), row->at(2).toString()},
                                    {QStringLiteral("amount"), jsonMoney(row->at(3).toLongLong())}});
}

bool SignatureCheck::isPaymentBooked(const SignedOrder& order, const QString& key) {
    const auto row = rowOf(order, "SELECT person_id, kind, account_id, items, amount FROM payment WHERE key = ?", key);
    if (!row) return false;
    const QStringList items = row->at(3).toString().split(u'\t', Qt::SkipEmptyParts);
    return says(order.body, {{QStringLiteral("kind"), row->at(1).toString()},
                             {QStringLiteral("accountId"), row->at(2).toString()},
                             {QStringLiteral("items"), QJsonArray::fromStringList(items)},
                             {QStringLiteral("amount"), jsonMoney(row->at(4).toLongLong())}});
}

bool SignatureCheck::isErrandBooked(const SignedOrder& order, const QString& key) {
    const auto row = rowOf(order, "SELECT person_id, account_id, payee_id, amount FROM delegation WHERE key = ?", key);
    return row && says(order.body, {{QStringLiteral("accountId"), row->at(1).toString()},
                                    {QStringLiteral("payeeId"), row->at(2).toString()},
                                    {QStringLiteral("amount"), jsonMoney(row->at(3).toLongLong())}});
}

std::optional<Row> SignatureCheck::rowOf(const SignedOrder& order, const char* sql, const QString& subject) {
    auto rows = m_books.database.run(QString::fromLatin1(sql), {subject});
    if (rows.empty() || m_books.customerIdOf(rows[0][0].toString()) != order.customer) return std::nullopt;
    return std::move(rows[0]);
}

}  // namespace evergreen
