// What the sandbox's branch offers besides money: lost cards, the queue, classes, smiles, lessons watched. The bus
// cards are here as well; their top-up is a payment.
#pragma once

#include "backend/bank_sandbox/ledger.h"
#include "backend/bank_sandbox/signature_book.h"

#include <optional>

#include <QJsonArray>

namespace evergreen {

class BranchDesk {
public:
    BranchDesk(Database& database, SignatureBook& signatures, const BankTime& time)
        : m_database(database), m_signatures(signatures), m_time(time) {}

    QJsonArray transitCards(const QString& person);

    /// An empty object when the account is not this person's. The first report stays, and its signature.
    Result<QJsonObject> reportLost(const QString& person, const QString& account, const OrderSignature& signature);

    /// `window`: "elders", "counter", "advice". Numbers begin anew each day.
    QJsonObject takeTicket(const QString& window);

    QJsonArray activities();
    /// Nothing for an unknown activity; an empty object when no seat is left.
    std::optional<QJsonObject> signUp(const QString& activity);

    void rate(const QString& smile);
    void noteLesson(const QString& lesson);

    void plantTransitCard(const QString& person, const QString& number, std::int64_t balance);
    void plantActivities();

private:
    Database& m_database;
    SignatureBook& m_signatures;
    const BankTime& m_time;
};

}  // namespace evergreen
