// The sandbox's books: accounts, entries with two sides, statements, pensions, payees, as the API tells them. Reads and
// posts within its owner's transaction; never begins or ends one. Who may ask, and how often, is the API's matter.
#pragma once

#include "backend/bank_sandbox/bank_time.h"
#include "backend/database/database.h"

#include <optional>

#include <QJsonArray>
#include <QJsonObject>

namespace evergreen {

/// {"minor": …, "currency": "CNY"}
QJsonObject jsonMoney(std::int64_t minor);
/// "2026-03-16T09:30:00Z"
QString jsonMoment(std::int64_t ms);

class Ledger {
public:
    static constexpr int statementLinesMax = 20;
    static constexpr int arrivalsMax = 12;
    static constexpr std::int64_t kioskDayLimit = 50'000'00;  ///< fen to others. Spec: TX-05
    static constexpr char16_t clearing[] = u"clearing";       ///< stands for the world outside
    static constexpr char16_t held[] = u"held";               ///< money of pending transfers

    struct Posting {
        QString from;
        QString to;
        std::int64_t amount = 0;  ///< above zero
        std::int64_t at = 0;
        QString fromKind;  ///< how the line reads in the statement it leaves
        QString toKind;    ///< and in the one it reaches
        QString text;
    };

    Ledger(Database& database, const BankTime& time) : m_database(database), m_time(time) {}

    /// One entry, two sides. A balance below zero fails the transaction (CHECK).
    void post(const Posting& posting);

    QJsonArray accounts(const QString& person);
    /// Nothing when the account is not this person's.
    std::optional<QJsonObject> statement(const QString& person, const QString& account, int page);
    QJsonObject pension(const QString& person);
    QJsonObject facts(const QString& person);
    QJsonArray payees(const QString& person);

    std::int64_t balanceOf(const QString& account);
    bool mayLeave(const QString& account, const QString& person);

    /// True when every entry sums to zero and every balance is the sum of its postings: for tests and --check.
    bool balances();

private:
    std::int64_t leftLastDay(const QString& account);

    Database& m_database;
    const BankTime& m_time;
};

/// A payee of the API: `own` ones have no saved row.
QJsonObject jsonPayee(const QString& id, const QString& name, const QString& number, bool own, bool isNew);

}  // namespace evergreen
