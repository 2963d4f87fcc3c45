// The bank behind backend/api/bank.yaml: the kiosk's client. Owned by main. Holds the session token of the visit under
// way; never a PIN, a key or a card number.
#pragma once

#include "kiosk/bank/bank.h"
#include "kiosk/bank/bank_channel.h"
#include "kiosk/bank/bank_endpoint.h"

namespace evergreen {

class HttpsBank : public Bank {
public:
    /// Touches neither network nor files until the first call. The clock outlives the bank.
    HttpsBank(BankEndpoint endpoint, Clock& clock, BankTimeLimits limits = {});

    QCoro::Task<Result<PinKey>> signOn() override;
    QCoro::Task<Result<SignIn>> openSession(CardIdentity card, PinBlock pin) override;
    QCoro::Task<Result<CardVerdict>> authoriseCard(QString key, CardProof proof) override;
    QCoro::Task<Result<>> reportCardEnd(QString key, CardEnd end) override;
    QCoro::Task<Result<>> reverseCard(QString key, CardReversal why) override;
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
    QCoro::Task<Result<std::vector<OrderNews>>> orderNews() override;
    QCoro::Task<Result<>> newsTold(QString idempotencyKey) override;
    QCoro::Task<Result<>> leaveNews(QString idempotencyKey, QString customerId) override;
    QCoro::Task<Result<>> closeSession() override;

private:
    BankRequest reading(const char* method, QString path) const;
    BankRequest moving(QString path, QByteArray body) const;

    /// The failure that an exchange without the expected status stands for.
    Failure refusalOf(const BankExchange& exchange);

    template <typename T>
    Result<T> understood(const BankExchange& exchange, int status, Result<T> (*parse)(const QByteArray&)) {
        if (exchange.answer && exchange.answer->status == status) return parse(exchange.answer->body);
        return refusalOf(exchange);
    }
    Result<> nothingIn(const BankExchange& exchange);
    Result<SignIn> signInOf(const BankExchange& exchange);
    Result<OrderOutcome> outcomeOf(const BankExchange& exchange);

    BankChannel m_channel;
    BankTimeLimits m_limits;
    QByteArray m_token;
    QString m_customerId;  ///< of the session; orders are signed for this customer
};

}  // namespace evergreen
