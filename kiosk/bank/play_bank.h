// A bank to practise with: the same questions and the same kind of answers, and nothing behind it but PlayBooks. It
// opens no connection and knows no customer; what is paid here is forgotten with it.
#pragma once

#include "kiosk/bank/bank.h"
#include "kiosk/bank/play_books.h"

namespace evergreen {

class PlayBank : public Bank {
public:
    explicit PlayBank(QDate today);

    PlayBooks& books() { return m_books; }

    QCoro::Task<Result<PinKey>> signOn() override;
    QCoro::Task<Result<SignIn>> openSession(CardIdentity card, PinBlock pin) override;
    QCoro::Task<Result<CardVerdict>> authoriseCard(QString key, CardProof proof) override;
    QCoro::Task<Result<>> reportCardEnd(QString key, CardEnd end) override;
    QCoro::Task<Result<>> reverseCard(QString key, CardReversal why) override;
    QCoro::Task<Result<SessionFacts>> sessionFacts() override;
    QCoro::Task<Result<>> keepComfort(QString token) override;
    QCoro::Task<Result<std::vector<Account>>> accounts() override;
    QCoro::Task<Result<StatementPage>> statement(QString accountId, int page) override;
    QCoro::Task<Result<Pension>> pension() override;
    QCoro::Task<Result<std::vector<Payee>>> payees() override;
    QCoro::Task<Result<std::vector<OrderNews>>> orderNews() override;
    QCoro::Task<Result<>> newsTold(QString idempotencyKey) override;
    QCoro::Task<Result<>> leaveNews(QString idempotencyKey, QString customerId) override;
    QCoro::Task<Result<PayeeCheck>> checkPayee(QString number, QString expectedName) override;
    QCoro::Task<Result<>> trust(QString payeeId) override;
    QCoro::Task<Result<>> delegate(Delegation delegation) override;
    QCoro::Task<Result<std::vector<Errand>>> errands() override;
    QCoro::Task<Result<OrderOutcome>> carryOut(ErrandOrder order) override;
    QCoro::Task<Result<TransferOutcome>> transfer(TransferOrder order) override;
    QCoro::Task<Result<std::vector<Bill>>> bills() override;
    QCoro::Task<Result<std::vector<TransitCard>>> transitCards() override;
    QCoro::Task<Result<std::vector<DepositTerm>>> depositTerms() override;
    QCoro::Task<Result<std::vector<Deposit>>> deposits() override;
    QCoro::Task<Result<LossReport>> reportLost(QString accountId) override;
    QCoro::Task<Result<QueueTicket>> takeTicket(QueueWindow window) override;
    QCoro::Task<Result<std::vector<Activity>>> activities() override;
    QCoro::Task<Result<SignUp>> signUp(QString activityId) override;
    QCoro::Task<Result<>> rateVisit(Smile smile) override;
    QCoro::Task<Result<>> noteLesson(QString lessonId) override;
    QCoro::Task<Result<OrderOutcome>> pay(PaymentOrder order) override;
    QCoro::Task<Result<TransferFinding>> transferByKey(QString idempotencyKey) override;
    QCoro::Task<Result<std::vector<PendingTransfer>>> pendingTransfers() override;
    QCoro::Task<Result<Revocation>> revokeTransfer(QString reference) override;
    QCoro::Task<Result<>> closeSession() override;

private:
    Account* find(const QString& id);
    OrderAccepted accepted(OrderStatus status);
    std::optional<OrderRefusal> take(const QString& accountId, Money amount);
    void settleBooks(const PaymentOrder& order);

    const QDate m_today;
    PlayBooks m_books;
    int m_orders = 0;
    int m_tickets = 0;
};

}  // namespace evergreen
