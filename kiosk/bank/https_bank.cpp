#include "kiosk/bank/https_bank.h"

#include "kiosk/bank/bank_answers.h"
#include "kiosk/bank/bank_bodies.h"

namespace evergreen {

namespace {

constexpr std::size_t kPinKeyBytes = 16;  // AES-128

Failure unknown(const Failure& cause) {
    return {FailureCode::OutcomeUnknown, QString::fromLatin1(cause.name()) + QStringLiteral(": ") + cause.detail};
}

/// Answers by which the bank says that it did not even look at the order.
bool isRefusedUnread(const BankExchange& exchange) {
    if (!exchange.answer) return !exchange.mayHaveLeft;
    const int status = exchange.answer->status;
    return (status == 400 || status == 401 || status == 403 || status == 404) && parseError(exchange.answer->body).ok();
}

}  // namespace

HttpsBank::HttpsBank(BankEndpoint endpoint, Clock& clock, BankTimeLimits limits)
    : m_channel(std::move(endpoint), clock), m_limits(limits) {}

BankRequest HttpsBank::reading(const char* method, QString path) const {
    BankRequest request{.method = method, .path = std::move(path), .limit = m_limits.read};
    if (!m_token.isEmpty()) request.headers.emplace_back("Session", m_token);
    return request;
}

BankRequest HttpsBank::moving(QString path, QByteArray body) const {
    BankRequest request = reading("POST", std::move(path));
    request.body = std::move(body);
    request.limit = m_limits.transfer;
    request.orderedBy = m_customerId;
    return request;
}

Failure HttpsBank::refusalOf(const BankExchange& exchange) {
    if (!exchange.answer) return exchange.answer.failure();
    const auto& answer = *exchange.answer;
    const auto error = parseError(answer.body);
    if (!error || answer.status < 400) {
        return {FailureCode::BankGarbage, QStringLiteral("status %1").arg(answer.status)};
    }
    if (answer.status != 401) return {FailureCode::BankRefused, error->code};
    m_token.clear();
    return {FailureCode::BankSignedOut, error->code};
}

Result<> HttpsBank::nothingIn(const BankExchange& exchange) {
    constexpr int noContent = 204;
    if (exchange.answer && exchange.answer->status == noContent) return {};
    return refusalOf(exchange);
}

QCoro::Task<Result<PinKey>> HttpsBank::signOn() {
    m_token.clear();
    m_customerId.clear();
    BankRequest request = reading("POST", QStringLiteral("/v1/pin-keys"));
    request.limit = m_limits.signIn;
    auto exchange = co_await m_channel.send(std::move(request));
    if (!exchange.answer || exchange.answer->status != 201) co_return refusalOf(exchange);
    QByteArray raw = std::move(exchange.answer->body);
    const auto view = std::as_writable_bytes(std::span(raw.data(), static_cast<std::size_t>(raw.size())));
    PinKey key{QString::fromLatin1(exchange.answer->pinKeyId), SecretBytes(view)};
    wipe(view);
    if (key.id.isEmpty() || view.size() != kPinKeyBytes) {
        co_return Failure{FailureCode::BankGarbage, QStringLiteral("PIN key")};
    }
    co_return key;
}

QCoro::Task<Result<SignIn>> HttpsBank::openSession(CardIdentity card, PinBlock pin) {
    BankRequest request = reading("POST", QStringLiteral("/v1/sessions"));
    request.limit = m_limits.signIn;
    request.body = jsonBody({{QStringLiteral("pan"), card.pan},
                             {QStringLiteral("panSequence"), card.panSequence},
                             {QStringLiteral("expiry"), card.expiry},
                             {QStringLiteral("pinKeyId"), pin.keyId},
                             {QStringLiteral("pinBlock"), toHex(pin.block)}});
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return signInOf(exchange);
}

Result<SignIn> HttpsBank::signInOf(const BankExchange& exchange) {
    if (exchange.answer && exchange.answer->status == 201) {
        auto opened = parseSession(exchange.answer->body);
        if (!opened) return opened.failure();
        m_token = opened->token;
        m_customerId = opened->session.customerId;
        return SignIn(std::move(opened->session));
    }
    if (exchange.answer && exchange.answer->status == 403) {
        const auto error = parseError(exchange.answer->body);
        if (error && error->triesLeft) return SignIn(PinRefused{*error->triesLeft});
    }
    return refusalOf(exchange);
}

QCoro::Task<Result<SessionFacts>> HttpsBank::sessionFacts() {
    BankRequest request = reading("GET", QStringLiteral("/v1/session/facts"));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parseFacts);
}

QCoro::Task<Result<>> HttpsBank::keepComfort(QString token) {
    BankRequest request = reading("PUT", QStringLiteral("/v1/session/comfort"));
    request.body = jsonBody({{QStringLiteral("token"), token}});
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return nothingIn(exchange);
}

QCoro::Task<Result<>> HttpsBank::trust(QString payeeId) {
    BankRequest request = reading("PUT", QStringLiteral("/v1/session/trusted-contact"));
    request.body = jsonBody({{QStringLiteral("payeeId"), payeeId}});
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return nothingIn(exchange);
}

QCoro::Task<Result<std::vector<Account>>> HttpsBank::accounts() {
    BankRequest request = reading("GET", QStringLiteral("/v1/accounts"));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parseAccounts);
}

QCoro::Task<Result<StatementPage>> HttpsBank::statement(QString accountId, int page) {
    BankRequest request = reading("GET", QStringLiteral("/v1/accounts/%1/statement").arg(pathSegment(accountId)));
    request.query = QStringLiteral("page=%1").arg(page);
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parseStatement);
}

QCoro::Task<Result<Pension>> HttpsBank::pension() {
    BankRequest request = reading("GET", QStringLiteral("/v1/pension"));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parsePension);
}

QCoro::Task<Result<std::vector<Payee>>> HttpsBank::payees() {
    BankRequest request = reading("GET", QStringLiteral("/v1/payees"));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parsePayees);
}

QCoro::Task<Result<PayeeCheck>> HttpsBank::checkPayee(QString number, QString expectedName) {
    BankRequest request = reading("POST", QStringLiteral("/v1/payee-checks"));
    request.body = jsonBody({{QStringLiteral("number"), number}, {QStringLiteral("expectedName"), expectedName}});
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parsePayeeCheck);
}

Result<OrderOutcome> HttpsBank::outcomeOf(const BankExchange& exchange) {
    if (isRefusedUnread(exchange)) return refusalOf(exchange);
    if (!exchange.answer) return unknown(exchange.answer.failure());
    const auto& answer = *exchange.answer;
    if (answer.status == 201) {
        const auto accepted = parseTransfer(answer.body);
        if (accepted) return OrderOutcome(*accepted);
        return unknown(accepted.failure());
    }
    if (answer.status == 409 || answer.status == 422) {
        const auto error = parseError(answer.body);
        const auto reason = error ? transferRefusal(error->code) : std::nullopt;
        if (reason) return OrderOutcome(OrderRefused{*reason});
    }
    return unknown(refusalOf(exchange));
}

QCoro::Task<Result<>> HttpsBank::delegate(Delegation delegation) {
    const QJsonObject body{{QStringLiteral("helperId"), delegation.helperId},
                           {QStringLiteral("accountId"), delegation.accountId},
                           {QStringLiteral("payeeId"), delegation.payeeId},
                           {QStringLiteral("amount"), jsonMoney(delegation.amount)}};
    BankRequest request = moving(QStringLiteral("/v1/delegations/%1").arg(pathSegment(delegation.key)), jsonBody(body));
    request.method = "PUT";
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return nothingIn(exchange);
}

QCoro::Task<Result<std::vector<Errand>>> HttpsBank::errands() {
    BankRequest request = reading("GET", QStringLiteral("/v1/delegations"));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parseErrands);
}

QCoro::Task<Result<OrderOutcome>> HttpsBank::carryOut(ErrandOrder order) {
    const QString path = QStringLiteral("/v1/delegations/%1/execution").arg(pathSegment(order.idempotencyKey));
    BankRequest request = moving(path, QByteArray());
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return outcomeOf(exchange);
}

QCoro::Task<Result<TransferFinding>> HttpsBank::transferByKey(QString idempotencyKey) {
    BankRequest request =
        reading("POST", QStringLiteral("/v1/transfer-keys/%1/closure").arg(pathSegment(idempotencyKey)));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parseFinding);
}

QCoro::Task<Result<std::vector<PendingTransfer>>> HttpsBank::pendingTransfers() {
    BankRequest request = reading("GET", QStringLiteral("/v1/transfers"));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parsePending);
}

QCoro::Task<Result<Revocation>> HttpsBank::revokeTransfer(QString reference) {
    BankRequest request =
        moving(QStringLiteral("/v1/transfers/%1/revocation").arg(pathSegment(reference)), QByteArray());
    const auto exchange = co_await m_channel.send(std::move(request));
    if (isRefusedUnread(exchange)) co_return refusalOf(exchange);
    auto revocation = understood(exchange, 200, parseRevocation);
    if (!revocation) co_return unknown(revocation.failure());
    co_return revocation;
}

QCoro::Task<Result<std::vector<OrderNews>>> HttpsBank::orderNews() {
    BankRequest request = reading("GET", QStringLiteral("/v1/order-news"));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return understood(exchange, 200, parseOrderNews);
}

QCoro::Task<Result<>> HttpsBank::newsTold(QString idempotencyKey) {
    BankRequest request = reading("DELETE", QStringLiteral("/v1/order-news/%1").arg(pathSegment(idempotencyKey)));
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return nothingIn(exchange);
}

QCoro::Task<Result<>> HttpsBank::leaveNews(QString idempotencyKey, QString customerId) {
    BankRequest request = reading("PUT", QStringLiteral("/v1/order-news/%1").arg(pathSegment(idempotencyKey)));
    request.body = jsonBody({{QStringLiteral("customerId"), customerId}});
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return nothingIn(exchange);
}

QCoro::Task<Result<>> HttpsBank::closeSession() {
    if (m_token.isEmpty()) co_return Result<>();
    BankRequest request = reading("DELETE", QStringLiteral("/v1/session"));
    m_token.clear();
    const auto exchange = co_await m_channel.send(std::move(request));
    co_return nothingIn(exchange);
}

}  // namespace evergreen
