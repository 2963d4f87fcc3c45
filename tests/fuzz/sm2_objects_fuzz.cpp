// What a hostile card may say to offline data authentication with SM2: objects, each record with its length before it.
// What it gives as a certificate or a signature is taken for the content of one and signed with the demo keys: no
// fuzzer forges a signature, and the code to be tried lies behind it.
#include "drivers/virtual/card_issuer.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/sm2_authentication.h"
#include "kiosk/card/sm2_key.h"
#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

using namespace evergreen;

namespace {

const QDate kToday(2026, 3, 16);

CardObjects cardFrom(ByteView input) {
    CardObjects card;
    for (std::size_t at = 0; at < input.size();) {
        const std::size_t length = std::min(std::to_integer<std::size_t>(input[at]), input.size() - at - 1);
        if (!card.addRecord(2, input.subspan(at + 1, length), at % 2 == 0)) break;
        at += 1 + length;
    }
    return card;
}

/// What a card gave in which tag: the keys themselves are the demo scheme's, at the content's end.
void signObject(CardObjects& card, std::uint32_t tag, const DemoSm2Key& by, ByteView key, ByteView behind) {
    if (!card.has(tag)) return;
    Bytes content(card.get(tag).begin(), card.get(tag).end());
    append(content, key);
    Bytes message = content;
    append(message, behind);
    append(content, by.sign(message));
    card.set(tag, std::move(content));
}

/// How many of the four checks the card gets through.
int passed(CardObjects card) {
    const DemoSm2Keys& keys = DemoKeys::builtIn().sm2;
    const auto staticData = card.staticData();
    const Bytes data = staticData ? *staticData : Bytes();
    const ByteView sent = card.get(emv::unpredictableNumber);
    signObject(card, emv::issuerCertificate, keys.authority, keys.issuer.point, {});
    signObject(card, emv::cardCertificate, keys.issuer, keys.card.point, data);
    signObject(card, emv::signedStaticData, keys.issuer, {}, data);
    signObject(card, emv::signedDynamicData, keys.card, {}, sent);
    const auto issuer = sm2IssuerKeyOf(card, {{}, keys.index, {}, keys.authority.point}, kToday);
    const auto own = sm2CardKeyOf(card, keys.issuer.point, kToday);
    for (const auto& key : {issuer, own}) promise(!key || key->size() == sm2PointBytes, "a key of 64 bytes");
    return (issuer ? 1 : 0) + (own ? 1 : 0) + (checkSm2StaticData(card, keys.issuer.point) ? 1 : 0) +
           (checkSm2DynamicSignature(keys.card.point, card.get(emv::signedDynamicData), sent) ? 1 : 0);
}

/// A number, then the contents of an issuer's certificate, of a card's, of static data, of a signature.
constexpr const char* kWhole =
    "1470125A0A9999990000000000014F5F2403301231"
    "12"
    "7010"
    "900E"
    "1299999900123000000104001140"
    "19"
    "7017"
    "9F4614"
    "149999990000000000014F123000000204001140"
    "07"
    "7005"
    "9303"
    "130101"
    "11"
    "700F"
    "9F4B05"
    "1503020001"
    "9F3704"
    "12345678";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const int most = passed(cardFrom(fromHex(QString::fromLatin1(kWhole)).value()));
    promise(most == 4, "a card that keeps the rules gets through every check");
    (void)passed(cardFrom(viewOf(data, size)));
    // The same bytes as they are: no signature fits, and none is read beyond its end.
    const ByteView raw = viewOf(data, size);
    promise(!checkSm2DynamicSignature(DemoKeys::builtIn().sm2.card.point, raw, {}), "no forged signature");
    return 0;
}
