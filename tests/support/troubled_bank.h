// The practice bank in trouble: its n-th answer is a failure. It counts what it was asked, and notes what it was asked
// to do.
#pragma once

#include "kiosk/bank/play_bank.h"

#include <set>

#include <QStringList>

namespace evergreen {

class TroubledBank final : public PlayBank {
public:
    using PlayBank::PlayBank;

    /// Call number `call`, counted from 0, fails so; below 0 none does.
    void failAt(int call, FailureCode code) {
        m_failsAt = call;
        m_failure = {code, QStringLiteral("test")};
    }

    int calls() const { return m_calls; }
    /// The calls that change something, in order, the failed one too.
    const QStringList& deeds() const { return m_deeds; }
    /// The name of the call that failed; empty when none did.
    const QString& failedCall() const { return m_failedCall; }
    bool isOrder(const QString& call) const {
        return call == QStringLiteral("transfer") || call == QStringLiteral("pay");
    }

    QCoro::Task<Result<PinKey>> signOn() override {
        if (fails("signOn")) return failed<PinKey>();
        return PlayBank::signOn();
    }
    QCoro::Task<Result<SignIn>> openSession(CardIdentity card, PinBlock pin) override {
        if (fails("openSession")) return failed<SignIn>();
        return PlayBank::openSession(std::move(card), std::move(pin));
    }
    QCoro::Task<Result<SessionFacts>> sessionFacts() override {
        if (fails("sessionFacts")) return failed<SessionFacts>();
        return PlayBank::sessionFacts();
    }
    QCoro::Task<Result<>> keepComfort(QString token) override {
        if (fails("keepComfort")) return failed<void>();
        return PlayBank::keepComfort(std::move(token));
    }
    QCoro::Task<Result<std::vector<Account>>> accounts() override {
        if (fails("accounts")) return failed<std::vector<Account>>();
        return PlayBank::accounts();
    }
    QCoro::Task<Result<StatementPage>> statement(QString accountId, int page) override {
        if (fails("statement")) return failed<StatementPage>();
        return PlayBank::statement(std::move(accountId), page);
    }
    QCoro::Task<Result<Pension>> pension() override {
        if (fails("pension")) return failed<Pension>();
        return PlayBank::pension();
    }
    QCoro::Task<Result<std::vector<Payee>>> payees() override {
        if (fails("payees")) return failed<std::vector<Payee>>();
        return PlayBank::payees();
    }
    QCoro::Task<Result<PayeeCheck>> checkPayee(QString number, QString expectedName) override {
        if (fails("checkPayee")) return failed<PayeeCheck>();
        return PlayBank::checkPayee(std::move(number), std::move(expectedName));
    }
    QCoro::Task<Result<TransferOutcome>> transfer(TransferOrder order) override {
        if (fails("transfer")) return failed<TransferOutcome>();
        return PlayBank::transfer(std::move(order));
    }
    QCoro::Task<Result<std::vector<Bill>>> bills() override {
        if (fails("bills")) return failed<std::vector<Bill>>();
        return PlayBank::bills();
    }
    QCoro::Task<Result<std::vector<TransitCard>>> transitCards() override {
        if (fails("transitCards")) return failed<std::vector<TransitCard>>();
        return PlayBank::transitCards();
    }
    QCoro::Task<Result<std::vector<DepositTerm>>> depositTerms() override {
        if (fails("depositTerms")) return failed<std::vector<DepositTerm>>();
        return PlayBank::depositTerms();
    }
    QCoro::Task<Result<std::vector<Deposit>>> deposits() override {
        if (fails("deposits")) return failed<std::vector<Deposit>>();
        return PlayBank::deposits();
    }
    QCoro::Task<Result<LossReport>> reportLost(QString accountId) override {
        if (fails("reportLost")) return failed<LossReport>();
        return PlayBank::reportLost(std::move(accountId));
    }
    QCoro::Task<Result<QueueTicket>> takeTicket(QueueWindow window) override {
        if (fails("takeTicket")) return failed<QueueTicket>();
        return PlayBank::takeTicket(window);
    }
    QCoro::Task<Result<std::vector<Activity>>> activities() override {
        if (fails("activities")) return failed<std::vector<Activity>>();
        return PlayBank::activities();
    }
    QCoro::Task<Result<SignUp>> signUp(QString activityId) override {
        if (fails("signUp")) return failed<SignUp>();
        return PlayBank::signUp(std::move(activityId));
    }
    QCoro::Task<Result<>> rateVisit(Smile smile) override {
        if (fails("rateVisit")) return failed<void>();
        return PlayBank::rateVisit(smile);
    }
    QCoro::Task<Result<>> noteLesson(QString lessonId) override {
        if (fails("noteLesson")) return failed<void>();
        return PlayBank::noteLesson(std::move(lessonId));
    }
    QCoro::Task<Result<OrderOutcome>> pay(PaymentOrder order) override {
        if (fails("pay")) return failed<OrderOutcome>();
        return PlayBank::pay(std::move(order));
    }
    QCoro::Task<Result<TransferFinding>> transferByKey(QString idempotencyKey) override {
        if (fails("transferByKey")) return failed<TransferFinding>();
        return PlayBank::transferByKey(std::move(idempotencyKey));
    }
    QCoro::Task<Result<std::vector<PendingTransfer>>> pendingTransfers() override {
        if (fails("pendingTransfers")) return failed<std::vector<PendingTransfer>>();
        return PlayBank::pendingTransfers();
    }
    QCoro::Task<Result<Revocation>> revokeTransfer(QString reference) override {
        if (fails("revokeTransfer")) return failed<Revocation>();
        return PlayBank::revokeTransfer(std::move(reference));
    }
    QCoro::Task<Result<>> closeSession() override {
        if (fails("closeSession")) return failed<void>();
        return PlayBank::closeSession();
    }

private:
    bool fails(const char* name) {
        static const std::set<QString> changing{QStringLiteral("transfer"), QStringLiteral("pay"),
                                                QStringLiteral("reportLost"), QStringLiteral("takeTicket"),
                                                QStringLiteral("signUp")};
        const QString call = QString::fromLatin1(name);
        if (changing.contains(call)) m_deeds << call;
        const bool isThis = m_calls++ == m_failsAt;
        if (isThis) m_failedCall = call;
        return isThis;
    }
    template <typename T>
    QCoro::Task<Result<T>> failed() {
        co_return Failure(m_failure);
    }

    int m_calls = 0;
    int m_failsAt = -1;
    Failure m_failure{FailureCode::BankSlow, {}};
    QStringList m_deeds;
    QString m_failedCall;
};

}  // namespace evergreen
