// What a hostile card may say to offline data authentication: objects, each record with its length before it. What it
// gives as a certificate or a signature is taken for the content of one and sealed with the demo keys: no fuzzer forges
// a seal, and the code to be tried lies behind it.
#include "drivers/virtual/card_issuer.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/offline_authentication.h"
#include "kiosk/card/terminal_verdict.h"
#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

using namespace evergreen;

namespace {

const QDate kToday(2026, 3, 16);

/// A number, then the contents of an issuer's certificate, of static data and a card's certificate, of a signature.
constexpr const char* kWhole =
    "1470125A0A9999990000000000014F5F2403301231"
    "167014900E02999999001230000001010140019F320103"
    "2370219304030101019F4614049999990000000000014F1230000002010140019F470103"
    "3370319F4B23050120020001800102030405060708DA39A3EE5E6B4B0D3255BFEF95601890AFD807099F2701809F370412345678";

RsaKey publicOf(const DemoRsaKey& key) {
    return {key.modulus, bytes({3})};
}

CardObjects cardFrom(ByteView input) {
    CardObjects card;
    for (std::size_t at = 0; at < input.size();) {
        const std::size_t length = std::min(std::to_integer<std::size_t>(input[at]), input.size() - at - 1);
        if (!card.addRecord(2, input.subspan(at + 1, length), at % 2 == 0)) break;
        at += 1 + length;
    }
    return card;
}

/// Seals what the card gave under `tag`, filled up or cut to the room there is.
void seal(CardObjects& card, std::uint32_t tag, const DemoRsaKey& key, ByteView behind) {
    constexpr std::size_t frameBytes = 22;
    if (!card.has(tag)) return;
    const ByteView given = card.get(tag);
    Bytes content(given.begin(), given.end());
    content.resize(key.modulus.size() - frameBytes, std::byte{0xBB});
    card.set(tag, sealedFrame(key, content, behind));
}

void sealAll(CardObjects& card) {
    const DemoKeys& keys = DemoKeys::builtIn();
    const auto staticData = card.staticData();
    const Bytes data = staticData ? *staticData : Bytes();
    const auto joined = [&card](std::uint32_t first, std::uint32_t second) {
        Bytes both(card.get(first).begin(), card.get(first).end());
        append(both, card.get(second));
        return both;
    };
    seal(card, emv::issuerCertificate, keys.authority, joined(emv::issuerKeyRemainder, emv::issuerKeyExponent));
    seal(card, emv::signedStaticData, keys.issuer, data);
    Bytes behindCard = joined(emv::cardKeyRemainder, emv::cardKeyExponent);
    append(behindCard, data);
    seal(card, emv::cardCertificate, keys.issuer, behindCard);
    seal(card, emv::signedDynamicData, keys.card, card.get(emv::unpredictableNumber));
}

/// How many of the five checks the card gets through.
int passed(CardObjects card) {
    sealAll(card);
    const DemoKeys& keys = DemoKeys::builtIn();
    const auto issuer = issuerKeyOf(card, {keys.rid, keys.index, publicOf(keys.authority)}, kToday);
    const auto own = cardKeyOf(card, publicOf(keys.issuer), kToday);
    for (const auto& key : {issuer, own})
        promise(!key || key->modulus.size() <= 255, "a key as long as a byte can say");
    const ByteView signature = card.get(emv::signedDynamicData);
    const ByteView unpredictable = card.get(emv::unpredictableNumber);
    const ByteView kind = card.get(emv::cryptogramInformation);
    const CombinedAnswer answer{signature, kind.empty() ? std::byte{0} : kind[0], unpredictable, {}};
    const auto cryptogram = openCombinedSignature(publicOf(keys.card), answer);
    promise(!cryptogram || cryptogram->size() == 8, "a cryptogram of eight bytes");
    return (issuer ? 1 : 0) + (own ? 1 : 0) + (cryptogram ? 1 : 0) +
           (checkStaticData(card, publicOf(keys.issuer)) ? 1 : 0) +
           (checkDynamicSignature(publicOf(keys.card), signature, unpredictable) ? 1 : 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const int most = passed(cardFrom(fromHex(QString::fromLatin1(kWhole)).value()));
    promise(most == 5, "a card that keeps the rules gets through every check");
    CardObjects card = cardFrom(viewOf(data, size));
    (void)passed(card);
    TerminalVerdict verdict;
    checkRestrictions(card, kToday, verdict);
    (void)chooseHolderCheck(card, verdict);
    (void)analyseActions(card, verdict);
    promise(verdict.bytes().size() == 5, "tag 95 has five bytes");
    return 0;
}
