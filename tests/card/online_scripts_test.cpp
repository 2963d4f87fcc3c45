// What the bank has a card change, in a whole transaction.
#include "drivers/virtual/card_tlv.h"
#include "tests/card/online_bed.h"

namespace evergreen {

namespace {

Bytes script(std::uint8_t tag, const std::vector<Bytes>& commands) {
    Bytes content;
    for (const Bytes& command : commands) append(content, cardTlv(0x86, command));
    return cardTlv(tag, content);
}

constexpr ScriptHeader kPutLimit{0x04, 0xDA, 0x9F, 0x58};
constexpr ScriptHeader kBlock{0x84, 0x1E, 0x00, 0x00};

}  // namespace

// Spec: EMV 4.4 Book 3 §10.10
TEST(OnlineScripts, script_that_fails_before_the_end_is_in_the_second_cryptogram) {
    OnlineBed bed;
    bed.issuer.change = [&bed](IssuerAnswer& answer) {
        const DemoKeys& keys = DemoKeys::builtIn();
        Bytes forged = scriptCommand(keys, bed.session(), kPutLimit, bytes({9}));
        forged.back() ^= std::byte{1};
        const Bytes good = scriptCommand(keys, bed.session(), kPutLimit, bytes({5}));
        answer.scripts = script(0x71, {good, forged, scriptCommand(keys, bed.session(), kPutLimit, bytes({7}))});
    };
    const auto report = bed.explain();
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->isApproved) << "a script that fails is no reason to decline";
    EXPECT_TRUE(report->verdict.has(Finding::ScriptFailedBeforeEnd));
    EXPECT_EQ(toHex(report->scriptResults), QStringLiteral("1200000000")) << "the second command";
    EXPECT_EQ(bed.offlineLimit(), "9F5801059000") << "nothing behind the refused command is said";
    EXPECT_EQ(toHex(ByteView(bed.lastOf(0xAE)).subspan(7, 5)), QStringLiteral("0000048820")) << "95 in CDOL2";
}

TEST(OnlineScripts, script_that_fails_behind_the_end_is_told_to_the_bank) {
    OnlineBed bed;
    bed.issuer.change = [&bed](IssuerAnswer& answer) {
        CardSession other = bed.session();
        other.counter = 2;
        answer.scripts = script(0x72, {scriptCommand(DemoKeys::builtIn(), other, kPutLimit, bytes({9}))});
        append(answer.scripts, script(0x72, {scriptCommand(DemoKeys::builtIn(), bed.session(), kBlock, {})}));
    };
    const auto report = bed.explain();
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->isApproved);
    EXPECT_TRUE(report->verdict.has(Finding::ScriptFailedBehindEnd)) << words(*report);
    EXPECT_EQ(toHex(report->scriptResults), QStringLiteral("11000000002000000000")) << "the next script has its turn";
    EXPECT_EQ(bed.explain().failure().code, FailureCode::CardDamaged) << "the second script blocked the application";
}

}  // namespace evergreen
