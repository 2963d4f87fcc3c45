// The demo issuer's arithmetic against values reckoned by another program (openssl enc and openssl mac).
#include "drivers/virtual/demo_issuer.h"

#include "drivers/virtual/card_face.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

CardSession session() {
    return {CardFace::load(QStringLiteral("demo-online")).value().pan, QStringLiteral("01"), 7,
            bytes({1, 2, 3, 4, 5, 6, 7, 8})};
}

}  // namespace

// Spec: EMV 4.4 Book 2 §8.2.2
TEST(DemoIssuer, answer_to_a_cryptogram_is_known) {
    const DemoKeys& keys = DemoKeys::builtIn();
    const Bytes answer = issuerAuthenticationData(keys, session(), true);
    EXPECT_EQ(toHex(answer), QStringLiteral("C1F564F800800000"));
    EXPECT_TRUE(isIssuersApproval(keys, session(), answer));
}

// Spec: EMV 4.4 Book 2 §9.2
TEST(DemoIssuer, script_command_is_known) {
    const Bytes command = scriptCommand(DemoKeys::builtIn(), session(), {0x04, 0xDA, 0x9F, 0x58}, bytes({3}));
    EXPECT_EQ(toHex(command), QStringLiteral("04DA9F5809035BDE272AD27502FE"));
}

TEST(DemoIssuer, refusal_is_the_issuers_word_and_no_approval) {
    const DemoKeys& keys = DemoKeys::builtIn();
    const Bytes refusal = issuerAuthenticationData(keys, session(), false);
    EXPECT_TRUE(isIssuersWord(keys, session(), refusal));
    EXPECT_FALSE(isIssuersApproval(keys, session(), refusal));
}

TEST(DemoIssuer, word_about_another_transaction_or_card_is_nobodys) {
    const DemoKeys& keys = DemoKeys::builtIn();
    const Bytes answer = issuerAuthenticationData(keys, session(), true);
    CardSession later = session();
    later.counter = 8;
    CardSession other = session();
    other.sequence = QStringLiteral("02");
    CardSession changed = session();
    changed.cryptogram[0] ^= std::byte{1};
    for (const CardSession& one : {later, other, changed}) EXPECT_FALSE(isIssuersWord(keys, one, answer));
    EXPECT_FALSE(isIssuersWord(keys, session(), ByteView(answer).first(7)));
    EXPECT_FALSE(isIssuersWord(keys, session(), {}));
}

TEST(DemoIssuer, cryptogram_that_is_no_card_of_ours_gets_no_answer) {
    const DemoAuthorisation said = authoriseDemoCard(DemoKeys::builtIn(), session(), bytes({1}));
    EXPECT_EQ(said.code, QStringLiteral("05"));
    EXPECT_TRUE(said.authentication.empty() && said.scripts.empty());
}

}  // namespace evergreen
