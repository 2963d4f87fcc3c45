// Fills an empty ledger with people.json and a year of ordinary life before today: the same days give the same lines.
#pragma once

#include "backend/bank_sandbox/branch_desk.h"
#include "backend/bank_sandbox/deposits.h"
#include "backend/bank_sandbox/ledger.h"
#include "backend/bank_sandbox/people.h"

namespace evergreen {

class Seed {
public:
    Seed(Database& database, Ledger& ledger, Deposits& deposits, BranchDesk& branch, const Vault& vault,
         const BankTime& time)
        : m_database(database),
          m_ledger(ledger),
          m_deposits(deposits),
          m_branch(branch),
          m_vault(vault),
          m_time(time) {}

    /// Drops every table and begins anew, in one transaction.
    Result<> plant(const People& people);

    /// True when the file is empty, or was planted on an earlier day and nothing has been transferred since.
    bool isDue();

private:
    void plantPerson(const Person& person);
    void plantAccount(const Person& person, const PersonAccount& account, int position);
    void plantPension(const Person& person);
    void plantBill(const Person& person, const PersonBill& bill);
    void plantPayee(const KnownPayee& payee);
    void addPayee(const KnownPayee& payee, const QString& account);
    void plantSavedPayees(const Person& person);
    void plantTrustedContact(const Person& person);

    Database& m_database;
    Ledger& m_ledger;
    Deposits& m_deposits;
    BranchDesk& m_branch;
    const Vault& m_vault;
    const BankTime& m_time;
};

}  // namespace evergreen
