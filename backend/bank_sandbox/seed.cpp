#include "backend/bank_sandbox/seed.h"

#include "backend/bank_sandbox/history.h"
#include "backend/bank_sandbox/masking.h"

#include <QFile>

namespace evergreen {

namespace {

QVariant dayOrNull(std::optional<int> days, const QDate& today, int sign) {
    return days ? QVariant(today.addDays(qint64{sign} * *days).toString(Qt::ISODate)) : QVariant();
}

QString accountId(const Person& person, const QString& kind) {
    return person.id + u'-' + kind;
}

/// Children before parents, for the foreign keys.
constexpr const char* kTables[] = {"card_end",
                                   "card_authorisation",
                                   "card_counter",
                                   "order_news",
                                   "lesson_view",
                                   "smile",
                                   "activity",
                                   "queue_ticket",
                                   "loss",
                                   "deposit",
                                   "transit_card",
                                   "delegation",
                                   "contact_notice",
                                   "trusted_contact",
                                   "kiosk_transfer_opening",
                                   "order_key",
                                   "payment",
                                   "bill",
                                   "transfer",
                                   "pension_arrival",
                                   "saved_payee",
                                   "payee",
                                   "posting",
                                   "entry",
                                   "account",
                                   "person",
                                   "meta",
                                   "order_signature"};

}  // namespace

bool Seed::isDue() {
    // The table that came last: books from before it cannot be gone on with.
    const auto planted = m_database.run(QStringLiteral("SELECT 1 FROM sqlite_master WHERE name = 'card_counter'"));
    if (planted.empty()) return true;
    const auto day = m_database.run(QStringLiteral("SELECT value FROM meta WHERE name = 'planted_on'"));
    const auto keys = m_database.run(QStringLiteral("SELECT 1 FROM order_key LIMIT 1"));
    return day.empty() || (keys.empty() && day[0][0].toString() != m_time.today().toString(Qt::ISODate));
}

Result<> Seed::plant(const People& people) {
    QFile schema(QStringLiteral(":/bank_sandbox/schema.sql"));
    if (!schema.open(QIODevice::ReadOnly)) return Failure{FailureCode::ConfigBad, QStringLiteral("schema.sql")};
    m_database.begin();
    for (const auto* table : kTables) m_database.run(QStringLiteral("DROP TABLE IF EXISTS ") + QLatin1String(table));
    m_database.runScript(QString::fromUtf8(schema.readAll()));
    for (const auto* internal : {Ledger::clearing, Ledger::held}) {
        m_database.run(QStringLiteral("INSERT INTO account VALUES (?, NULL, 'internal', '', 0, NULL, 0, 0)"),
                       {QString::fromUtf16(internal)});
    }
    for (const auto& person : people.people) plantPerson(person);
    for (const auto& payee : people.payees) plantPayee(payee);
    for (const auto& person : people.people) plantSavedPayees(person);
    for (const auto& person : people.people) plantTrustedContact(person);
    m_branch.plantActivities();
    m_database.run(QStringLiteral("INSERT INTO meta VALUES ('planted_on', ?)"), {m_time.today().toString(Qt::ISODate)});
    return m_database.commit();
}

void Seed::plantPerson(const Person& person) {
    const auto& pension = person.pension;
    m_database.run(QStringLiteral("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                   {person.id, m_vault.indexOf(person.pan), maskedName(person.name), person.title,
                    person.born.toString(Qt::ISODate), person.comfort,
                    dayOrNull(person.lastKioskTransferDaysAgo, m_time.today(), -1),
                    dayOrNull(person.certificationDueInDays, m_time.today(), 1), !pension.basic.isZero()});
    int position = 1;
    for (const auto& account : person.accounts) plantAccount(person, account, position++);
    if (!pension.basic.isZero()) plantPension(person);
    for (const auto& bill : person.bills) plantBill(person, bill);
    if (!person.transitCard.isEmpty()) {
        m_branch.plantTransitCard(person.id, person.transitCard, person.transitBalance.minor);
    }
    addPayee({.number = person.pan, .name = person.name}, accountId(person, QStringLiteral("card")));
}

void Seed::plantAccount(const Person& person, const PersonAccount& account, int position) {
    const QString id = accountId(person, account.kind);
    m_database.run(QStringLiteral("INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, 0, ?)"),
                   {id, person.id, account.kind, maskedNumber(account.number), account.rateBasisPoints,
                    dayOrNull(account.maturesInDays, m_time.today(), 1), position});
    if (account.kind == QStringLiteral("term-deposit") && account.maturesInDays) {
        m_deposits.plant(id, account.rateBasisPoints, m_time.today().addDays(*account.maturesInDays));
    }
    for (const auto& posting : historyOf(person, account, id, m_time.today())) m_ledger.post(posting);
}

void Seed::plantPension(const Person& person) {
    const auto& pension = person.pension;
    for (const auto& day : pensionDays(m_time.today())) {
        m_database.run(QStringLiteral("INSERT INTO pension_arrival VALUES (?, ?, ?, ?, ?, ?)"),
                       {person.id, day.toString(Qt::ISODate), accountId(person, pension.into),
                        static_cast<qint64>(pension.basic.minor), static_cast<qint64>(pension.annuity.minor),
                        static_cast<qint64>(pension.over80.minor)});
    }
}

void Seed::plantBill(const Person& person, const PersonBill& bill) {
    m_database.run(
        QStringLiteral("INSERT INTO bill VALUES (?, ?, ?, ?, ?, ?, ?, NULL)"),
        {accountId(person, bill.kind), person.id, bill.kind, maskedNumber(bill.payerNumber), bill.text,
         static_cast<qint64>(bill.amount.minor), m_time.today().addDays(bill.dueInDays).toString(Qt::ISODate)});
}

void Seed::plantPayee(const KnownPayee& payee) {
    const QString id = m_vault.payeeIdOf(payee.number);
    const QString account = QStringLiteral("account-") + id;
    m_database.run(QStringLiteral("INSERT INTO account VALUES (?, NULL, 'payee', ?, 0, NULL, 0, 0)"),
                   {account, maskedNumber(payee.number)});
    addPayee(payee, account);
}

void Seed::addPayee(const KnownPayee& payee, const QString& account) {
    m_database.run(QStringLiteral("INSERT INTO payee VALUES (?, ?, ?, ?, ?, ?, ?)"),
                   {m_vault.payeeIdOf(payee.number), maskedName(payee.name), m_vault.indexOf(payee.name),
                    maskedNumber(payee.number), account, payee.watchListed, payee.nameMismatch});
}

void Seed::plantSavedPayees(const Person& person) {
    for (const auto& number : person.payees) {
        m_database.run(QStringLiteral("INSERT INTO saved_payee VALUES (?, ?)"), {person.id, m_vault.payeeIdOf(number)});
    }
}

void Seed::plantTrustedContact(const Person& person) {
    if (person.trustedContact.isEmpty()) return;
    m_database.run(QStringLiteral("INSERT INTO trusted_contact VALUES (?, ?)"),
                   {person.id, m_vault.payeeIdOf(person.trustedContact)});
}

}  // namespace evergreen
