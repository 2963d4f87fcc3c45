#include "accessibility/audit/sample_bank.h"

#include <QTimeZone>

namespace evergreen {

// QCoro 0.8 moves out of whatever lvalue is returned: members are copied first.

namespace {

Account account(const char* id, AccountKind kind, const char* tail, Money balance, bool moves) {
    Account account;
    account.id = QString::fromLatin1(id);
    account.kind = kind;
    account.maskedNumber = QStringLiteral("999999*********") + QString::fromLatin1(tail);
    account.balance = balance;
    if (moves) account.available = balance;
    return account;
}

Payee payee(const char16_t* name, const char* tail) {
    Payee payee;
    payee.id = QString::fromLatin1(tail);
    payee.maskedName = QString::fromUtf16(name);
    payee.maskedNumber = QStringLiteral("999999*********") + QString::fromLatin1(tail);
    return payee;
}

std::vector<Account> accounts() {
    auto deposit = account("deposit", AccountKind::TermDeposit, "0091", Money::yuan(50'000), false);
    deposit.maturesOn = QDate(2026, 12, 31);
    deposit.rateBasisPoints = 95;
    auto bond = account("bond", AccountKind::Bond, "0107", Money::yuan(30'000), false);
    bond.maturesOn = QDate(2028, 11, 10);
    bond.rateBasisPoints = 163;
    return {account("book", AccountKind::Passbook, "3381", Money::yuan(18'240, 56), true),
            account("card", AccountKind::Card, "0014", Money::yuan(6'512, 30), true),
            deposit,
            bond,
            account("locked", AccountKind::LockedSavings, "0113", Money::yuan(80'000), false),
            account("social", AccountKind::SocialSecurity, "0121", Money::yuan(2'316, 45), false)};
}

StatementPage statementPage() {
    StatementPage page;
    for (int line = 0; line < StatementPage::linesMax; ++line) {
        StatementLine entry;
        entry.at = QDateTime({2026, 12 - line / 3, 28 - line}, {2, 0}, QTimeZone::utc()).toUTC();
        entry.kind = static_cast<StatementKind>(line % (static_cast<int>(StatementKind::Other) + 1));
        entry.amount = line % 2 == 0 ? Money::yuan(3'806, 50) : Money{} - Money::yuan(12'340, 75);
        page.lines.push_back(entry);
    }
    return page;
}

std::vector<PendingTransfer> pendingTransfers() {
    PendingTransfer son;
    son.reference = QStringLiteral("EG2026122800000042");
    son.payeeName = QStringLiteral("＊＊＊禾");
    son.payeeNumber = QStringLiteral("999999*********0071");
    son.amount = Money::yuan(12'345, 67);
    son.arrivesAt = QDateTime({2026, 12, 29}, {1, 30}, QTimeZone::utc()).toUTC();
    PendingTransfer other = son;
    other.payeeName = QStringLiteral("＊＊竹");
    other.payeeNumber = QStringLiteral("999999*********0022");
    other.amount = Money::yuan(300);
    return {son, other};
}

Pension pensionOf() {
    PensionArrival last;
    last.on = QDate(2026, 12, 15);
    last.items = {{PensionItemKind::Basic, Money::yuan(3'286, 50)},
                  {PensionItemKind::Annuity, Money::yuan(420)},
                  {PensionItemKind::Over80, Money::yuan(100)}};
    last.total = Money::yuan(3'806, 50);
    return {{last}, QDate(2027, 1, 15), Money::yuan(2'316, 45), QDate(2027, 3, 31)};
}

}  // namespace

BankSituation everydayBank() {
    BankSituation bank;
    bank.accounts = accounts();
    auto own = payee(u"样例梅", "0091");
    own.own = true;
    bank.payees = {own, payee(u"＊＊竹", "0022"), payee(u"＊＊兰", "0030"), payee(u"＊＊＊禾", "0071")};
    bank.facts.ageYears = 85;
    bank.facts.lastKioskTransferOn = QDate::currentDate();
    bank.facts.trustedContact = QStringLiteral("＊＊＊禾");
    bank.facts.trustedContactId = QStringLiteral("0071");
    bank.check.payee = payee(u"＊＊松", "0048");
    bank.check.name = NameMatch::Match;
    bank.statement = statementPage();
    bank.pension = pensionOf();
    bank.pending = pendingTransfers();
    bank.errands = {{QStringLiteral("1"), QStringLiteral("＊＊竹"), QStringLiteral("＊＊＊禾"),
                     QStringLiteral("999999*********0071"), Money::yuan(12'345, 67)},
                    {QStringLiteral("2"), QStringLiteral("＊＊兰"), QStringLiteral("＊＊竹"),
                     QStringLiteral("999999*********0022"), Money::yuan(600)}};
    bank.outcome =
        TransferOutcome(TransferAccepted{QStringLiteral("2026122800427718"), TransferStatus::Pending, {}, {}});
    return bank;
}

Session everydayCustomer() {
    Session session;
    session.customerName = QStringLiteral("＊＊梅");
    session.title = QStringLiteral("奶奶");
    session.facts.ageYears = 85;
    return session;
}

SampleBank::SampleBank(BankSituation situation) : PlayBank(QDate(2026, 12, 24)), m_situation(std::move(situation)) {
    books().accounts = m_situation.accounts;
    m_situation.change(books());
}

QCoro::Task<Result<PinKey>> SampleBank::signOn() {
    co_return PinKey();
}

QCoro::Task<Result<SignIn>> SampleBank::openSession(CardIdentity, PinBlock) {
    co_return SignIn(everydayCustomer());
}

QCoro::Task<Result<SessionFacts>> SampleBank::sessionFacts() {
    SessionFacts facts(m_situation.facts);
    facts.kioskDayLimit = facts.kioskDayTotal + m_situation.dayLimitLeft;
    co_return facts;
}

QCoro::Task<Result<>> SampleBank::keepComfort(QString) {
    co_return Result<>();
}

QCoro::Task<Result<>> SampleBank::trust(QString) {
    co_return Result<>();
}

QCoro::Task<Result<std::vector<Account>>> SampleBank::accounts() {
    co_return std::vector<Account>(m_situation.accounts);
}

QCoro::Task<Result<StatementPage>> SampleBank::statement(QString, int) {
    co_return StatementPage(m_situation.statement);
}

QCoro::Task<Result<Pension>> SampleBank::pension() {
    co_return Pension(m_situation.pension);
}

QCoro::Task<Result<std::vector<Payee>>> SampleBank::payees() {
    co_return std::vector<Payee>(m_situation.payees);
}

QCoro::Task<Result<PayeeCheck>> SampleBank::checkPayee(QString, QString) {
    if (m_situation.payeeUnknown) co_return Failure{FailureCode::BankRefused, QStringLiteral("payee-unknown")};
    co_return PayeeCheck(m_situation.check);
}

QCoro::Task<Result<TransferOutcome>> SampleBank::transfer(TransferOrder) {
    co_return Result<TransferOutcome>(m_situation.outcome);
}

QCoro::Task<Result<>> SampleBank::delegate(Delegation) {
    co_return Result<>(m_situation.delegation);
}

QCoro::Task<Result<std::vector<Errand>>> SampleBank::errands() {
    co_return std::vector<Errand>(m_situation.errands);
}

QCoro::Task<Result<OrderOutcome>> SampleBank::carryOut(ErrandOrder) {
    co_return Result<OrderOutcome>(m_situation.outcome);
}

QCoro::Task<Result<OrderOutcome>> SampleBank::pay(PaymentOrder) {
    co_return Result<OrderOutcome>(m_situation.outcome);
}

QCoro::Task<Result<TransferFinding>> SampleBank::transferByKey(QString) {
    co_return TransferFinding(TransferNeverSeen{});
}

QCoro::Task<Result<std::vector<PendingTransfer>>> SampleBank::pendingTransfers() {
    co_return std::vector<PendingTransfer>(m_situation.pending);
}

QCoro::Task<Result<Revocation>> SampleBank::revokeTransfer(QString) {
    co_return Result<Revocation>(m_situation.revocation);
}

QCoro::Task<Result<std::vector<OrderNews>>> SampleBank::orderNews() {
    co_return std::vector<OrderNews>();
}

QCoro::Task<Result<>> SampleBank::newsTold(QString) {
    co_return Result<>();
}

QCoro::Task<Result<>> SampleBank::leaveNews(QString, QString) {
    co_return Result<>();
}

QCoro::Task<Result<>> SampleBank::closeSession() {
    co_return Result<>();
}

}  // namespace evergreen
