#include "kiosk/bank/play_bank.h"

#include <algorithm>

#include <QTimeZone>

namespace evergreen {

// QCoro 0.8 moves out of whatever lvalue is returned: members are copied first.

PlayBank::PlayBank(QDate today) : m_today(today), m_books(playBooks(today)) {}

QCoro::Task<Result<PinKey>> PlayBank::signOn() {
    co_return PinKey();
}

QCoro::Task<Result<SignIn>> PlayBank::openSession(CardIdentity, PinBlock) {
    Session session;
    session.customerName = QStringLiteral("＊＊");
    session.facts = m_books.facts;
    co_return SignIn(session);
}

QCoro::Task<Result<CardVerdict>> PlayBank::authoriseCard(QString, CardProof) {
    co_return CardVerdict{QStringLiteral("00"), {}, {}};
}

QCoro::Task<Result<>> PlayBank::reportCardEnd(QString, CardEnd) {
    co_return Result<>{};
}

QCoro::Task<Result<>> PlayBank::reverseCard(QString, CardReversal) {
    co_return Result<>{};
}

QCoro::Task<Result<SessionFacts>> PlayBank::sessionFacts() {
    co_return SessionFacts(m_books.facts);
}

QCoro::Task<Result<>> PlayBank::keepComfort(QString) {
    co_return Result<>();
}

QCoro::Task<Result<std::vector<Account>>> PlayBank::accounts() {
    co_return std::vector<Account>(m_books.accounts);
}

QCoro::Task<Result<StatementPage>> PlayBank::statement(QString, int) {
    co_return StatementPage(m_books.statement);
}

QCoro::Task<Result<Pension>> PlayBank::pension() {
    co_return Pension(m_books.pension);
}

QCoro::Task<Result<std::vector<Payee>>> PlayBank::payees() {
    co_return std::vector<Payee>(m_books.payees);
}

QCoro::Task<Result<PayeeCheck>> PlayBank::checkPayee(QString, QString) {
    co_return PayeeCheck(m_books.check);
}

QCoro::Task<Result<std::vector<Bill>>> PlayBank::bills() {
    co_return std::vector<Bill>(m_books.bills);
}

QCoro::Task<Result<std::vector<TransitCard>>> PlayBank::transitCards() {
    co_return std::vector<TransitCard>(m_books.transitCards);
}

QCoro::Task<Result<std::vector<DepositTerm>>> PlayBank::depositTerms() {
    co_return std::vector<DepositTerm>(m_books.terms);
}

QCoro::Task<Result<std::vector<Deposit>>> PlayBank::deposits() {
    co_return std::vector<Deposit>(m_books.deposits);
}

QCoro::Task<Result<LossReport>> PlayBank::reportLost(QString accountId) {
    Account* const lost = find(accountId);
    if (!lost) co_return Failure{FailureCode::BankRefused, QStringLiteral("account-unknown")};
    lost->lossReported = true;
    lost->available = {};
    const LossReport report{QStringLiteral("P%1").arg(++m_orders),
                            QDateTime(m_today, QTime(2, 0), QTimeZone::utc()).toUTC()};
    co_return report;
}

QCoro::Task<Result<QueueTicket>> PlayBank::takeTicket(QueueWindow window) {
    constexpr char16_t series[] = u"ABC";
    const QChar letter(series[static_cast<int>(window)]);
    const QueueTicket ticket{letter + QStringLiteral("%1").arg(++m_tickets, 3, 10, QLatin1Char('0')), window, 2};
    co_return ticket;
}

QCoro::Task<Result<std::vector<Activity>>> PlayBank::activities() {
    co_return std::vector<Activity>(m_books.activities);
}

QCoro::Task<Result<SignUp>> PlayBank::signUp(QString activityId) {
    const auto found = std::find_if(m_books.activities.begin(), m_books.activities.end(),
                                    [&](const Activity& activity) { return activity.id == activityId; });
    if (found == m_books.activities.end() || found->seatsLeft == 0) {
        co_return Failure{FailureCode::BankRefused, QStringLiteral("full")};
    }
    --found->seatsLeft;
    const SignUp kept{QStringLiteral("P%1").arg(++m_orders), found->seatsLeft + 1};
    co_return kept;
}

QCoro::Task<Result<>> PlayBank::rateVisit(Smile) {
    co_return Result<>();
}

QCoro::Task<Result<>> PlayBank::noteLesson(QString) {
    co_return Result<>();
}

QCoro::Task<Result<std::vector<OrderNews>>> PlayBank::orderNews() {
    co_return std::vector<OrderNews>();
}

QCoro::Task<Result<>> PlayBank::newsTold(QString) {
    co_return Result<>();
}

QCoro::Task<Result<>> PlayBank::leaveNews(QString, QString) {
    co_return Result<>();
}

QCoro::Task<Result<>> PlayBank::trust(QString) {
    co_return Result<>();
}

QCoro::Task<Result<>> PlayBank::delegate(Delegation) {
    co_return Result<>();
}

QCoro::Task<Result<std::vector<Errand>>> PlayBank::errands() {
    co_return std::vector<Errand>();
}

QCoro::Task<Result<OrderOutcome>> PlayBank::carryOut(ErrandOrder) {
    OrderOutcome outcome = accepted(OrderStatus::Executed);
    co_return outcome;
}

QCoro::Task<Result<TransferOutcome>> PlayBank::transfer(TransferOrder order) {
    if (const auto refused = take(order.fromAccountId, order.amount)) co_return OrderOutcome(OrderRefused{*refused});
    const bool waits = order.speed == TransferSpeed::NextDay;
    OrderOutcome outcome = accepted(waits ? OrderStatus::Pending : OrderStatus::Executed);
    if (waits) {
        const auto& word = std::get<OrderAccepted>(outcome);
        m_books.pending.push_back(
            {word.reference, order.fromAccountId, QString(), QString(), order.amount, word.acceptedAt, word.arrivesAt});
    }
    co_return outcome;
}

QCoro::Task<Result<OrderOutcome>> PlayBank::pay(PaymentOrder order) {
    const bool comesBack = order.kind == PaymentKind::DepositBreak || order.kind == PaymentKind::DepositRollOver;
    if (!comesBack) {
        if (const auto refused = take(order.accountId, order.amount)) co_return OrderOutcome(OrderRefused{*refused});
    }
    settleBooks(order);
    OrderOutcome outcome = accepted(OrderStatus::Executed);
    co_return outcome;
}

QCoro::Task<Result<TransferFinding>> PlayBank::transferByKey(QString) {
    co_return TransferFinding(TransferNeverSeen{});
}

QCoro::Task<Result<std::vector<PendingTransfer>>> PlayBank::pendingTransfers() {
    co_return std::vector<PendingTransfer>(m_books.pending);
}

QCoro::Task<Result<Revocation>> PlayBank::revokeTransfer(QString reference) {
    const auto taken = std::remove_if(m_books.pending.begin(), m_books.pending.end(),
                                      [&](const PendingTransfer& each) { return each.reference == reference; });
    const bool isTooLate = taken == m_books.pending.end();
    m_books.pending.erase(taken, m_books.pending.end());
    co_return isTooLate ? Revocation::TooLate : Revocation::Revoked;
}

QCoro::Task<Result<>> PlayBank::closeSession() {
    co_return Result<>();
}

Account* PlayBank::find(const QString& id) {
    const auto found = std::find_if(m_books.accounts.begin(), m_books.accounts.end(),
                                    [&](const Account& account) { return account.id == id; });
    return found == m_books.accounts.end() ? nullptr : &*found;
}

OrderAccepted PlayBank::accepted(OrderStatus status) {
    const auto now = QDateTime(m_today, QTime(2, 0), QTimeZone::utc()).toUTC();
    const int days = status == OrderStatus::Pending ? 1 : 0;
    return {QStringLiteral("P%1").arg(++m_orders), status, now, now.addDays(days)};
}

std::optional<OrderRefusal> PlayBank::take(const QString& accountId, Money amount) {
    Account* const from = find(accountId);
    if (!from) return OrderRefusal::AccountNotAllowed;
    if (amount > from->available) return OrderRefusal::InsufficientFunds;
    from->balance = from->balance - amount;
    from->available = from->available - amount;
    return std::nullopt;
}

/// What else changes when a payment is made.
void PlayBank::settleBooks(const PaymentOrder& order) {
    const auto isMeant = [&order](const auto& each) { return order.items.contains(each.id); };
    switch (order.kind) {
        case PaymentKind::Bills:
            m_books.bills.erase(std::remove_if(m_books.bills.begin(), m_books.bills.end(), isMeant),
                                m_books.bills.end());
            break;
        case PaymentKind::TransitCard:
            for (auto& card : m_books.transitCards) {
                if (isMeant(card)) card.balance = card.balance + order.amount;
            }
            break;
        case PaymentKind::DepositRollOver:
            for (auto& deposit : m_books.deposits) deposit.rollsOver = deposit.rollsOver || isMeant(deposit);
            break;
        case PaymentKind::DepositBreak:
            m_books.deposits.erase(std::remove_if(m_books.deposits.begin(), m_books.deposits.end(), isMeant),
                                   m_books.deposits.end());
            if (Account* const to = find(order.accountId)) {
                to->balance = to->balance + order.amount;
                to->available = to->available + order.amount;
            }
            break;
        case PaymentKind::DepositOpen:
        case PaymentKind::LockSavings:
            break;
    }
}

}  // namespace evergreen
