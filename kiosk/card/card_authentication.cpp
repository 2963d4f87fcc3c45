#include "kiosk/card/card_authentication.h"

#include "kiosk/card/card_commands.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/sm2_authentication.h"
#include "kiosk/card/terminal_values.h"

#include <utility>

namespace evergreen {

namespace {

// AIP, first byte. Spec: EMV 4.4 Book 3 annex C1
constexpr unsigned kStaticSupported = 0x40;
constexpr unsigned kDynamicSupported = 0x20;
constexpr unsigned kCombinedSupported = 0x01;

Failure damaged(const char* why) {
    return {FailureCode::CardDamaged, QString::fromLatin1(why)};
}

/// Spec: EMV 4.4 Book 3 §10.3: CDA before DDA before SDA. With SM2 there is no CDA.
Authentication wayOf(const CardObjects& card, bool isSm2) {
    const ByteView profile = card.get(emv::interchangeProfile);
    const auto bits = profile.empty() ? 0U : std::to_integer<unsigned>(profile[0]);
    if ((bits & kCombinedSupported) != 0 && !isSm2) return Authentication::Combined;
    if ((bits & kDynamicSupported) != 0) return Authentication::Dynamic;
    return (bits & kStaticSupported) != 0 ? Authentication::Static : Authentication::None;
}

/// Without a list of its own the card signs the unpredictable number. Spec: EMV 4.4 Book 2 §6.5.1
Result<Bytes> valuesToSign(const CardObjects& card, const CardObjects& own) {
    const Bytes usual = bytes({0x9F, 0x37, 4});
    return valuesFor(card.has(emv::ddol) ? card.get(emv::ddol) : ByteView(usual), own);
}

/// What the card answers when it is to sign these values. CardDamaged: nothing signed.
QCoro::Task<Result<Bytes>> askToSign(CardReader& reader, Bytes values) {
    Bytes command = internalAuthenticate(values);
    auto answer = co_await exchange(reader, std::move(command));
    if (!answer) co_return answer.failure();
    const auto objects = parseTlv(answer->body);
    if (!answer->ok() || !objects || objects->empty()) co_return damaged("the card does not sign");
    const Tlv* const named = findTlv(*objects, emv::signedDynamicData);
    const bool isFormat1 = objects->front().tag == emv::responseFormat1;
    if (!named && !isFormat1) co_return damaged("an answer without a signature");
    const ByteView told = named ? named->value : objects->front().value;
    co_return Bytes(told.begin(), told.end());
}

AuthenticationOutcome ended(Authentication way, const Result<>& checked) {
    return {way, checked.ok(), checked.ok() ? QString() : checked.failure().detail, std::nullopt};
}

/// Whether the card signs what it is sent; `check` judges its answer.
template <typename Check>
QCoro::Task<Result<AuthenticationOutcome>> authenticateDynamically(CardReader& reader, Bytes values, Check check) {
    Bytes sent = values;
    auto answer = co_await askToSign(reader, std::move(sent));
    if (!answer && answer.failure().code != FailureCode::CardDamaged) co_return answer.failure();
    if (!answer) co_return ended(Authentication::Dynamic, answer.failure());
    co_return ended(Authentication::Dynamic, check(*answer, values));
}

QCoro::Task<Result<AuthenticationOutcome>> authenticateWithSm2(CardReader& reader, const CardObjects& card,
                                                               const CardObjects& own, AuthorityKey authority,
                                                               QDate today, Authentication way) {
    const auto issuer = sm2IssuerKeyOf(card, authority, today);
    if (!issuer) co_return ended(way, issuer.failure());
    if (way == Authentication::Static) co_return ended(way, checkSm2StaticData(card, *issuer));
    const auto key = sm2CardKeyOf(card, *issuer, today);
    if (!key) co_return ended(way, key.failure());
    auto values = valuesToSign(card, own);
    if (!values) co_return ended(way, values.failure());
    auto check = [point = *key](ByteView answer, ByteView sent) {
        return checkSm2DynamicSignature(point, answer, sent);
    };
    auto outcome = co_await authenticateDynamically(reader, std::move(*values), std::move(check));
    co_return outcome;
}

}  // namespace

Finding failedFinding(Authentication way) {
    switch (way) {
        case Authentication::None:
            return Finding::NotAuthenticated;
        case Authentication::Static:
            return Finding::StaticAuthenticationFailed;
        case Authentication::Dynamic:
            return Finding::DynamicAuthenticationFailed;
        case Authentication::Combined:
            return Finding::CombinedAuthenticationFailed;
    }
    return Finding::NotAuthenticated;
}

QCoro::Task<Result<AuthenticationOutcome>> authenticateCard(CardReader& reader, const CardObjects& card,
                                                            const CardObjects& own,
                                                            std::optional<AuthorityKey> authority, QDate today) {
    const bool isSm2 = authority && !authority->sm2Point.empty();
    const Authentication way = wayOf(card, isSm2);
    if (way == Authentication::None) {
        co_return AuthenticationOutcome{way, false, QStringLiteral("the card cannot be authenticated offline"), {}};
    }
    if (!authority) co_return ended(way, damaged("a scheme key this terminal does not know"));
    if (isSm2) {
        AuthorityKey sm2 = *authority;
        auto outcome = co_await authenticateWithSm2(reader, card, own, std::move(sm2), today, way);
        co_return outcome;
    }
    const auto issuer = issuerKeyOf(card, *authority, today);
    if (!issuer) co_return ended(way, issuer.failure());
    if (way == Authentication::Static) co_return ended(way, checkStaticData(card, *issuer));
    const auto key = cardKeyOf(card, *issuer, today);
    if (!key) co_return ended(way, key.failure());
    if (way == Authentication::Combined) co_return AuthenticationOutcome{way, false, {}, *key};
    auto values = valuesToSign(card, own);
    if (!values) co_return ended(way, values.failure());
    auto check = [rsa = *key](ByteView answer, ByteView sent) { return checkDynamicSignature(rsa, answer, sent); };
    auto outcome = co_await authenticateDynamically(reader, std::move(*values), std::move(check));
    co_return outcome;
}

}  // namespace evergreen
