// HttpsBank: the orders that move money, and what services beyond accounts and transfers ask.
#include "kiosk/bank/bank_answers.h"
#include "kiosk/bank/bank_bodies.h"
#include "kiosk/bank/https_bank.h"

namespace evergreen {

namespace {

const char* reversalWord(CardReversal why) {
    switch (why) {
        case CardReversal::NoAnswer:
            return "no-answer";
        case CardReversal::CardLeft:
            return "card-left";
        case CardReversal::CardDeclined:
            break;
    }
    return "card-declined";
}

/// A bank that failed in the middle has said nothing: neither that it did, nor that it did not.
std::optional<Failure> faultOf(const BankExchange& exchange) {
    if (!exchange.answer || exchange.answer->status < 500) return std::nullopt;
    return Failure{FailureCode::BankGarbage, QStringLiteral("status %1").arg(exchange.answer->status)};
}

}  // namespace

QCoro::Task<Result<CardVerdict>> HttpsBank::authoriseCard(QString key, CardProof proof) {
    BankRequest request = reading("PUT", QStringLiteral("/v1/card-authorisations/%1").arg(pathSegment(key)));
    request.body = proofBody(proof);
    request.limit = m_limits.signIn;
    const auto exchange = co_await m_channel.send(std::move(request));
    if (auto fault = faultOf(exchange)) co_return *std::move(fault);
    co_return understood(exchange, 200, parseCardVerdict);
}

QCoro::Task<Result<>> HttpsBank::reportCardEnd(QString key, CardEnd end) {
    BankRequest request = reading("PUT", QStringLiteral("/v1/card-authorisations/%1/end").arg(pathSegment(key)));
    request.body = cardEndBody(end);
    const auto exchange = co_await m_channel.send(std::move(request));
    if (auto fault = faultOf(exchange)) co_return *std::move(fault);
    co_return nothingIn(exchange);
}

QCoro::Task<Result<>> HttpsBank::reverseCard(QString key, CardReversal why) {
    BankRequest request = reading("PUT", QStringLiteral("/v1/card-authorisations/%1/reversal").arg(pathSegment(key)));
    request.body = jsonBody({{QStringLiteral("reason"), QString::fromLatin1(reversalWord(why))}});
    const auto exchange = co_await m_channel.send(std::move(request));
    if (auto fault = faultOf(exchange)) co_return *std::move(fault);
    co_return nothingIn(exchange);
}

QCoro::Task<Result<TransferOutcome>> HttpsBank::transfer(TransferOrder order) {
    BankRequest request = moving(QStringLiteral("/v1/transfers"), orderBody(order));
    request.headers.emplace_back("Idempotency-Key", order.idempotencyKey.toLatin1());
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return outcomeOf(exchange);
}

QCoro::Task<Result<std::vector<Bill>>> HttpsBank::bills() {
    BankRequest request = reading("GET", QStringLiteral("/v1/bills"));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parseBills);
}

QCoro::Task<Result<std::vector<TransitCard>>> HttpsBank::transitCards() {
    BankRequest request = reading("GET", QStringLiteral("/v1/transit-cards"));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parseTransitCards);
}

QCoro::Task<Result<std::vector<DepositTerm>>> HttpsBank::depositTerms() {
    BankRequest request = reading("GET", QStringLiteral("/v1/deposit-terms"));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parseDepositTerms);
}

QCoro::Task<Result<std::vector<Deposit>>> HttpsBank::deposits() {
    BankRequest request = reading("GET", QStringLiteral("/v1/deposits"));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parseDeposits);
}

QCoro::Task<Result<LossReport>> HttpsBank::reportLost(QString accountId) {
    BankRequest request = moving(QStringLiteral("/v1/accounts/%1/loss").arg(pathSegment(accountId)), QByteArray());
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 201, parseLossReport);
}

QCoro::Task<Result<QueueTicket>> HttpsBank::takeTicket(QueueWindow window) {
    BankRequest request = reading("POST", QStringLiteral("/v1/queue-tickets"));
    request.body = jsonBody({{QStringLiteral("window"), QString::fromLatin1(windowWord(window))}});
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 201, parseTicket);
}

QCoro::Task<Result<std::vector<Activity>>> HttpsBank::activities() {
    BankRequest request = reading("GET", QStringLiteral("/v1/activities"));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parseActivities);
}

QCoro::Task<Result<SignUp>> HttpsBank::signUp(QString activityId) {
    BankRequest request = reading("POST", QStringLiteral("/v1/activities/%1/seats").arg(pathSegment(activityId)));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 201, parseSignUp);
}

QCoro::Task<Result<>> HttpsBank::rateVisit(Smile smile) {
    BankRequest request = reading("POST", QStringLiteral("/v1/smiles"));
    request.body = jsonBody({{QStringLiteral("smile"), QString::fromLatin1(smileWord(smile))}});
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return nothingIn(exchange);
}

QCoro::Task<Result<>> HttpsBank::noteLesson(QString lessonId) {
    BankRequest request = reading("POST", QStringLiteral("/v1/lessons/%1/views").arg(pathSegment(lessonId)));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return nothingIn(exchange);
}

QCoro::Task<Result<OrderOutcome>> HttpsBank::pay(PaymentOrder order) {
    BankRequest request = moving(QStringLiteral("/v1/payments"), paymentBody(order));
    request.headers.emplace_back("Idempotency-Key", order.idempotencyKey.toLatin1());
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return outcomeOf(exchange);
}

}  // namespace evergreen
