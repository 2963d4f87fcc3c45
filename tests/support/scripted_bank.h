// A bank that answers what a test sets, for talks that are about the words and not the wire. The wire has its own tests
// against the real sandbox.
#pragma once

#include "kiosk/bank/play_bank.h"
#include "kiosk/base/waiter.h"

namespace evergreen {

class ScriptedBank final : public PlayBank {
public:
    ScriptedBank();

    std::vector<Account> accountsAnswer;
    SessionFacts factsAnswer;
    std::vector<Payee> payeesAnswer;
    Pension pensionAnswer;
    StatementPage statementAnswer;
    PayeeCheck checkAnswer;
    std::vector<Bill> billsAnswer;
    /// What transfer() and pay() say; the orders they got.
    Result<TransferOutcome> transferAnswer;
    std::vector<TransferOrder> orders;
    std::vector<PaymentOrder> payments;
    /// How orders ended that were not told; whose telling was noted; for whom news were left.
    std::vector<OrderNews> newsAnswer;
    QStringList newsNoted;
    QStringList newsLeftFor;
    /// What transferByKey() says.
    TransferFinding findingAnswer = TransferNeverSeen{};
    /// When set, every question fails with it.
    std::optional<Failure> failure;
    /// When set, only asking for the accounts does.
    std::optional<Failure> accountsFailure;

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
    QCoro::Task<Result<std::vector<Bill>>> bills() override;
    QCoro::Task<Result<OrderOutcome>> pay(PaymentOrder order) override;
    QCoro::Task<Result<TransferFinding>> transferByKey(QString idempotencyKey) override;
    QCoro::Task<Result<std::vector<PendingTransfer>>> pendingTransfers() override;
    QCoro::Task<Result<Revocation>> revokeTransfer(QString reference) override;
    QCoro::Task<Result<std::vector<OrderNews>>> orderNews() override;
    QCoro::Task<Result<>> newsTold(QString idempotencyKey) override;
    QCoro::Task<Result<>> leaveNews(QString idempotencyKey, QString customerId) override;
    QCoro::Task<Result<>> closeSession() override;
    QCoro::Task<Result<>> rateVisit(Smile smile) override;

    std::vector<Smile> smiles;

    /// Wrong PINs before the right one; 3 or more block.
    int wrongPins = 0;
    int pinsSeen = 0;
    bool sessionClosed = false;
    /// What the bank has of earlier visits, and what it was asked to keep.
    QString comfortToken;
    QStringList comfortKept;
    QStringList trusted;
    /// What delegate() says; what was left to whom, and what was carried out.
    Result<> delegateAnswer;
    std::vector<Delegation> delegations;
    std::vector<Errand> errandsAnswer;
    QStringList carriedOut;
    std::vector<PendingTransfer> pendingAnswer;
    /// What revokeTransfer() says; the references it was asked for.
    Result<Revocation> revocationAnswer{Revocation::Revoked};
    QStringList revoked;
    /// When set, closeSession() takes until it is given a value.
    Waiter<bool>* closingTakes = nullptr;

private:
    template <typename T>
    QCoro::Task<Result<T>> say(T value);
};

}  // namespace evergreen
