// Everything the sandbox bank knows, in one place and bound to one thread: file, ledger, transfers, payments, vault,
// sessions. Owned by BankSandbox; the API's routes work on it.
#pragma once

#include "backend/bank_sandbox/branch_desk.h"
#include "backend/bank_sandbox/card_authorisations.h"
#include "backend/bank_sandbox/delegations.h"
#include "backend/bank_sandbox/ledger.h"
#include "backend/bank_sandbox/order_news.h"
#include "backend/bank_sandbox/payments.h"
#include "backend/bank_sandbox/people.h"
#include "backend/bank_sandbox/sessions.h"
#include "backend/bank_sandbox/transfers.h"
#include "backend/bank_sandbox/vault.h"
#include "backend/database/database.h"

namespace evergreen {

/// A card of a customer.
struct KnownCard {
    const Person* person = nullptr;
    QString pan;
    bool mustProve = false;  ///< its chip gives cryptograms
};

class Books {
public:
    Books(const Clock& clock, People people) : time(clock), m_people(std::move(people)) {}

    /// Opens `folder`/bank.sqlite and `folder`/keys; plants the people when that is due.
    Result<> open(const QString& folder);
    /// The same for who only reads: StorageFault where there are no books, and nothing is planted.
    Result<> openAsTheyAre(const QString& folder);

    /// Everything as on the first day; sessions and PIN tries too.
    Result<> reset();

    /// What staff do face to face for who has not sent money at a kiosk for years. Spec: EL-01
    void openKioskTransfers(const QString& person);
    /// What has come due since anybody asked: transfers on their way, deposits that matured.
    Result<> executeDue();

    /// The card that has that index; nothing for one of nobody's.
    std::optional<KnownCard> cardOf(const QString& panIndex) const;
    /// Its customer, or null.
    const Person* personOfCard(const QString& panIndex) const;

    /// The id under which a customer goes by in the API, and back: empty for an id of nobody.
    QString customerIdOf(const QString& person) const;
    QString personOfCustomer(const QString& customerId) const;

    BankTime time;
    Database database;
    EnrolledKeys kioskKeys;
    SignatureBook signatures{database, time};
    Ledger ledger{database, time};
    OrderKeys keys{database, signatures};
    Transfers transfers{database, keys, signatures, ledger, time};
    Delegations delegations{database, transfers, signatures, time};
    Deposits deposits{database, ledger, time};
    Payments payments{database, keys, ledger, deposits, time};
    BranchDesk branch{database, signatures, time};
    CardAuthorisations cards{database, time};
    OrderNewsBook news{database, time};
    Vault vault{time};
    Sessions sessions{time};

private:
    Result<> openFiles(const QString& folder);

    People m_people;
};

}  // namespace evergreen
