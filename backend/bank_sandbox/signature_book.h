// Keeps the signature under every order that was decided, in the same transaction as its verdict, for as long as the
// books: who ordered what can be proven without believing the bank. Never changed, never deleted.
#pragma once

#include "backend/bank_sandbox/bank_time.h"
#include "backend/bank_sandbox/order_signature.h"
#include "backend/database/database.h"

namespace evergreen {

/// What a signature is under, and so what its subject is: an order's key, an errand's key, a transfer's reference, an
/// account.
enum class SignedAct { Order, Errand, Revocation, Loss };

/// As the table spells it.
QString signedActWord(SignedAct act);

class SignatureBook {
public:
    SignatureBook(Database& database, const BankTime& time) : m_database(database), m_time(time) {}

    /// Within its caller's transaction. `refused` is empty for what was accepted, else the API's reason code.
    void keep(SignedAct act, const QString& subject, const OrderSignature& signature, const QString& refused);

private:
    Database& m_database;
    const BankTime& m_time;
};

}  // namespace evergreen
