// A bank for the audit: the sandbox's people, answering at once, in whatever situation is wanted. It keeps no money and
// checks nothing; only what it says matters, because pages are made of it.
#pragma once

#include "kiosk/bank/play_bank.h"

#include <functional>
#include <optional>

namespace evergreen {

// What the bank says when asked. As it stands: an everyday visit that goes well.
struct BankSituation {
    SessionFacts facts;
    std::vector<Account> accounts;
    std::vector<Payee> payees;
    PayeeCheck check;
    bool payeeUnknown = false;
    Money dayLimitLeft = Money::yuan(50'000);
    StatementPage statement;
    Pension pension;
    std::vector<PendingTransfer> pending;
    std::vector<Errand> errands;
    Result<> delegation;
    Result<Revocation> revocation = Revocation::Revoked;
    /// What else the bank has: as for practice, unless a situation says otherwise.
    std::function<void(PlayBooks&)> change = [](PlayBooks&) {};
    Result<TransferOutcome> outcome = TransferOutcome(TransferAccepted{});
};

[[nodiscard]] BankSituation everydayBank();
// Who is at the kiosk: the longest of the sandbox's names.
[[nodiscard]] Session everydayCustomer();

class SampleBank final : public PlayBank {
public:
    explicit SampleBank(BankSituation situation);

    QCoro::Task<Result<PinKey>> signOn() override;
    QCoro::Task<Result<SignIn>> openSession(CardIdentity card, PinBlock pin) override;
    QCoro::Task<Result<SessionFacts>> sessionFacts() override;
    QCoro::Task<Result<>> keepComfort(QString token) override;
    QCoro::Task<Result<>> trust(QString payeeId) override;
    QCoro::Task<Result<std::vector<Account>>> accounts() override;
    QCoro::Task<Result<StatementPage>> statement(QString accountId, int page) override;
    QCoro::Task<Result<Pension>> pension() override;
    QCoro::Task<Result<std::vector<Payee>>> payees() override;
    QCoro::Task<Result<PayeeCheck>> checkPayee(QString number, QString expectedName) override;
    QCoro::Task<Result<TransferOutcome>> transfer(TransferOrder order) override;
    QCoro::Task<Result<>> delegate(Delegation delegation) override;
    QCoro::Task<Result<std::vector<Errand>>> errands() override;
    QCoro::Task<Result<OrderOutcome>> carryOut(ErrandOrder order) override;
    QCoro::Task<Result<OrderOutcome>> pay(PaymentOrder order) override;
    QCoro::Task<Result<TransferFinding>> transferByKey(QString idempotencyKey) override;
    QCoro::Task<Result<std::vector<PendingTransfer>>> pendingTransfers() override;
    QCoro::Task<Result<Revocation>> revokeTransfer(QString reference) override;
    QCoro::Task<Result<std::vector<OrderNews>>> orderNews() override;
    QCoro::Task<Result<>> newsTold(QString idempotencyKey) override;
    QCoro::Task<Result<>> leaveNews(QString idempotencyKey, QString customerId) override;
    QCoro::Task<Result<>> closeSession() override;

private:
    const BankSituation m_situation;
};

}  // namespace evergreen
