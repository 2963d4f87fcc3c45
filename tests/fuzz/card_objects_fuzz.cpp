// What a hostile card may say to offline data authentication: objects, each record with its length before it.
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/offline_authentication.h"
#include "kiosk/card/terminal_verdict.h"
#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

using namespace evergreen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    CardObjects card;
    for (std::size_t at = 0; at < size;) {
        const std::size_t length = std::min<std::size_t>(data[at], size - at - 1);
        if (!card.addRecord(2, viewOf(data + at + 1, length), at % 2 == 0)) break;
        at += 1 + length;
    }
    const QDate today(2026, 3, 16);
    // Whatever is 64 to 248 bytes long may be a key; the certificate is the card's own.
    const ByteView sealed = card.get(emv::issuerCertificate);
    const AuthorityKey authority{{}, 0, {Bytes(sealed.begin(), sealed.end()), bytes({3})}};
    const auto issuer = issuerKeyOf(card, authority, today);
    if (issuer) (void)checkStaticData(card, *issuer);
    if (issuer) (void)cardKeyOf(card, *issuer, today);
    TerminalVerdict verdict;
    checkRestrictions(card, today, verdict);
    (void)chooseHolderCheck(card, verdict);
    (void)analyseActions(card, verdict);
    promise(verdict.bytes().size() == 5, "tag 95 has five bytes");
    return 0;
}
