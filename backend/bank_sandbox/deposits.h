// Term deposits of the sandbox: opened, renewed when they mature or paid out then, broken early at the demand rate.
// Writes within its caller's transaction, except executeDue(), which is one of its own.
#pragma once

#include "backend/bank_sandbox/ledger.h"

#include <optional>

#include <QJsonArray>

namespace evergreen {

class Deposits {
public:
    static constexpr std::int64_t leastFen = 50'00;  ///< to open one
    static constexpr int demandBasisPoints = 5;

    Deposits(Database& database, Ledger& ledger, const BankTime& time)
        : m_database(database), m_ledger(ledger), m_time(time) {}

    QJsonArray terms() const;
    /// The one that matures first at the front.
    QJsonArray list(const QString& person);

    bool isTerm(const QString& term) const;
    /// What it holds in fen, when it is this person's; else nothing.
    std::optional<std::int64_t> principalOf(const QString& deposit, const QString& person);

    void open(const QString& person, const QString& term, const QString& from, std::int64_t amount);
    void rollOver(const QString& deposit, const QString& term);
    void breakEarly(const QString& deposit, const QString& into);

    /// The row that makes a term deposit of an account whose rate and maturity are known.
    void plant(const QString& account, int rateBasisPoints, const QDate& maturesOn);

    /// Deposits that have matured: renewed, or paid out to the customer's card or passbook with their interest.
    Result<> executeDue();

private:
    void payOut(const QString& deposit, const QString& into, std::int64_t interest, std::int64_t at);
    void renew(const QString& deposit, const QString& term, std::int64_t interest, const QDate& from);
    QString currentAccountOf(const QString& deposit);

    Database& m_database;
    Ledger& m_ledger;
    const BankTime& m_time;
};

}  // namespace evergreen
