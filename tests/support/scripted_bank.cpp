#include "tests/support/scripted_bank.h"

namespace evergreen {

// QCoro 0.8 moves out of whatever lvalue is returned: members are copied first.

namespace {

Account account(const char* id, AccountKind kind, const char* tail, Money balance) {
    Account account;
    account.id = QString::fromLatin1(id);
    account.kind = kind;
    account.maskedNumber = QStringLiteral("999999*********") + QString::fromLatin1(tail);
    account.balance = balance;
    account.available = balance;
    return account;
}

}  // namespace

ScriptedBank::ScriptedBank()
    : PlayBank(QDate(2026, 3, 16)),
      accountsAnswer{account("card", AccountKind::Card, "0022", Money::yuan(6512, 30)),
                     account("book", AccountKind::Passbook, "3381", Money::yuan(18240, 56))},
      transferAnswer(TransferOutcome(TransferAccepted{QStringLiteral("T1"), TransferStatus::Pending, {}, {}})) {
    factsAnswer.ageYears = 77;
    factsAnswer.lastKioskTransferOn = QDate(2026, 3, 1);
    factsAnswer.kioskDayLimit = Money::yuan(50'000);
    Payee mei;
    mei.id = QStringLiteral("mei");
    mei.maskedName = QStringLiteral("＊＊梅");
    mei.maskedNumber = QStringLiteral("999999*********0014");
    payeesAnswer = {mei};
    checkAnswer.payee = mei;
}

template <typename T>
QCoro::Task<Result<T>> ScriptedBank::say(T value) {
    if (failure) co_return Failure(*failure);
    co_return value;
}

QCoro::Task<Result<PinKey>> ScriptedBank::signOn() {
    if (failure) co_return Failure(*failure);
    PinKey key;
    key.id = QStringLiteral("k");
    for (int i = 0; i < 16; ++i) key.key.append(std::byte{7});
    co_return key;
}

QCoro::Task<Result<SignIn>> ScriptedBank::openSession(CardIdentity, PinBlock) {
    if (failure) co_return Failure(*failure);
    ++pinsSeen;
    if (pinsSeen <= wrongPins) co_return SignIn(PinRefused{std::max(0, 3 - pinsSeen)});
    Session session;
    session.customerId = QStringLiteral("c-zhu");
    session.customerName = QStringLiteral("＊＊竹");
    session.facts = factsAnswer;
    session.comfortToken = comfortToken;
    co_return SignIn(session);
}

QCoro::Task<Result<SessionFacts>> ScriptedBank::sessionFacts() {
    return say(factsAnswer);
}

QCoro::Task<Result<>> ScriptedBank::keepComfort(QString token) {
    comfortKept << token;
    co_return Result<>();
}

QCoro::Task<Result<>> ScriptedBank::trust(QString payeeId) {
    if (failure) co_return Failure(*failure);
    trusted << payeeId;
    co_return Result<>();
}

QCoro::Task<Result<std::vector<Account>>> ScriptedBank::accounts() {
    if (accountsFailure) co_return Failure(*accountsFailure);
    const auto said = co_await say(accountsAnswer);
    co_return said;
}

QCoro::Task<Result<StatementPage>> ScriptedBank::statement(QString, int) {
    return say(statementAnswer);
}

QCoro::Task<Result<Pension>> ScriptedBank::pension() {
    return say(pensionAnswer);
}

QCoro::Task<Result<std::vector<Payee>>> ScriptedBank::payees() {
    return say(payeesAnswer);
}

QCoro::Task<Result<PayeeCheck>> ScriptedBank::checkPayee(QString, QString) {
    return say(checkAnswer);
}

QCoro::Task<Result<TransferOutcome>> ScriptedBank::transfer(TransferOrder order) {
    orders.push_back(order);
    co_return Result<TransferOutcome>(transferAnswer);
}

QCoro::Task<Result<>> ScriptedBank::delegate(Delegation delegation) {
    delegations.push_back(delegation);
    co_return Result<>(delegateAnswer);
}

QCoro::Task<Result<std::vector<Errand>>> ScriptedBank::errands() {
    return say(errandsAnswer);
}

QCoro::Task<Result<OrderOutcome>> ScriptedBank::carryOut(ErrandOrder order) {
    carriedOut << order.idempotencyKey;
    co_return Result<OrderOutcome>(transferAnswer);
}

QCoro::Task<Result<std::vector<Bill>>> ScriptedBank::bills() {
    return say(billsAnswer);
}

QCoro::Task<Result<OrderOutcome>> ScriptedBank::pay(PaymentOrder order) {
    payments.push_back(order);
    co_return Result<OrderOutcome>(transferAnswer);
}

QCoro::Task<Result<TransferFinding>> ScriptedBank::transferByKey(QString) {
    return say(findingAnswer);
}

QCoro::Task<Result<std::vector<PendingTransfer>>> ScriptedBank::pendingTransfers() {
    return say(pendingAnswer);
}

QCoro::Task<Result<Revocation>> ScriptedBank::revokeTransfer(QString reference) {
    revoked << reference;
    co_return Result<Revocation>(revocationAnswer);
}

QCoro::Task<Result<std::vector<OrderNews>>> ScriptedBank::orderNews() {
    return say(newsAnswer);
}

QCoro::Task<Result<>> ScriptedBank::newsTold(QString idempotencyKey) {
    newsNoted << idempotencyKey;
    co_return Result<>();
}

QCoro::Task<Result<>> ScriptedBank::leaveNews(QString, QString customerId) {
    if (failure) co_return Failure(*failure);
    newsLeftFor << customerId;
    co_return Result<>();
}

QCoro::Task<Result<>> ScriptedBank::rateVisit(Smile smile) {
    smiles.push_back(smile);
    co_return Result<>();
}

QCoro::Task<Result<>> ScriptedBank::closeSession() {
    if (closingTakes) co_await closingTakes->value();
    sessionClosed = true;
    co_return Result<>();
}

}  // namespace evergreen
