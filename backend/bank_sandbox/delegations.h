// One errand that a customer leaves to somebody: one payee, one amount, one day, carried out with the helper's own
// card. An errand's key is the idempotency key of its transfer, so it is carried out once or not at all. The transfer
// is the customer's: it arrives after a day and can be taken back until then.
#pragma once

#include "backend/bank_sandbox/transfers.h"

namespace evergreen {

struct PlacedDelegation {
    QString key;  ///< chosen by the kiosk; the same again changes nothing
    OrderSignature signature;
    QString person;  ///< who gives it
    QString helper;  ///< a payee of theirs with a card of this bank
    QString account;
    QString payee;
    std::int64_t amount = 0;
};

class Delegations {
public:
    Delegations(Database& database, Transfers& transfers, SignatureBook& signatures, const BankTime& time)
        : m_database(database), m_transfers(transfers), m_signatures(signatures), m_time(time) {}

    /// Empty when it is given, for today; else the API's reason code.
    Result<QString> give(const PlacedDelegation& delegation);

    /// Today's errands that this person may carry out and nobody has.
    QJsonArray received(const QString& person);

    /// As Transfers::place(). Nothing for an errand that is not this helper's, or not today's.
    std::optional<Result<Verdict>> carryOut(const QString& key, const QString& person, const OrderSignature& signature);

private:
    QString refusalOf(const PlacedDelegation& delegation, const QVariant& helperPerson);
    QVariant personOfPayee(const PlacedDelegation& delegation);

    Database& m_database;
    Transfers& m_transfers;
    SignatureBook& m_signatures;
    const BankTime& m_time;
};

}  // namespace evergreen
