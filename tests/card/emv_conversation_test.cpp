// The card layer's whole conversation with cards of the demo scheme: authenticity, findings, cryptograms, and hostile
// cards.
#include "kiosk/card/emv_conversation.h"

#include "drivers/virtual/card_issuer.h"
#include "drivers/virtual/card_tlv.h"
#include "kiosk/card/tlv.h"
#include "tests/card/direct_card_reader.h"
#include "tests/drivers/ccid/mutations.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

const QDate kToday(2026, 3, 16);

CardFace face(const char* name) {
    return CardFace::load(QString::fromLatin1(name)).value();
}

AuthorityKey demoAuthority() {
    const DemoKeys& keys = DemoKeys::builtIn();
    return {keys.rid, keys.index, {keys.authority.modulus, bytes({3})}};
}

Result<EmvReport> explain(DirectCardReader& reader, QDate today = kToday) {
    return settled(explainCard(reader, {{demoAuthority()}, today}));
}

Bytes commandBeginning(const DirectCardReader& reader, std::uint8_t instruction) {
    for (const Bytes& command : reader.commands) {
        if (command.size() > 5 && command[1] == std::byte{instruction}) return command;
    }
    return {};
}

/// The account's record with another number in it.
Bytes forgedAccount() {
    Bytes content = cardTlv(0x5A, fromHex(u"9999990000000000014F").value());
    append(content, cardTlv(0x5F24, bytes({0x32, 0x05, 0x31})));
    return cardTlv(0x70, content);
}

/// The issuer signed this record: other content in it is a forgery.
Bytes contentOfSigned(const DirectCardReader& reader, const Bytes& answer) {
    const bool isAccount = reader.commands.back() == bytes({0x00, 0xB2, 0x01, 0x14, 0x00});
    if (!isAccount || answer.size() < 2) return {};
    const auto objects = parseTlv(ByteView(answer).first(answer.size() - 2));
    if (!objects || objects->empty()) return {};
    return {objects->front().value.begin(), objects->front().value.end()};
}

}  // namespace

// Spec: EMV 4.4 Book 2 chapters 5 and 6
TEST(EmvConversation, cards_of_the_demo_scheme_are_authentic) {
    for (const auto& [name, way] : {std::pair("demo-sda", Authentication::Static),
                                    {"demo-dda", Authentication::Dynamic},
                                    {"demo-cda", Authentication::Combined}}) {
        DirectCardReader reader(face(name));
        const auto report = explain(reader);
        ASSERT_TRUE(report) << report.failure().detail.toStdString();
        EXPECT_EQ(report->authentication, way);
        EXPECT_TRUE(report->isAuthentic) << report->steps.join(u'\n').toStdString();
        EXPECT_EQ(toHex(report->verdict.bytes()), QStringLiteral("0000048800"));
        EXPECT_EQ(report->wish, Wish::GoOnline);
        EXPECT_FALSE(report->steps.join(u' ').contains(reader.card.face().pan)) << "no card number in words";
    }
}

TEST(EmvConversation, card_with_other_data_than_the_issuer_signed_is_not_authentic) {
    for (const auto& [name, finding] : {std::pair("demo-sda", Finding::StaticAuthenticationFailed),
                                        {"demo-dda", Finding::DynamicAuthenticationFailed},
                                        {"demo-cda", Finding::CombinedAuthenticationFailed}}) {
        DirectCardReader reader(face(name));
        reader.card.replaceRecord(2, 1, forgedAccount());
        const auto report = explain(reader);
        ASSERT_TRUE(report) << report.failure().detail.toStdString();
        EXPECT_FALSE(report->isAuthentic);
        EXPECT_TRUE(report->verdict.has(finding));
    }
}

TEST(EmvConversation, scheme_key_that_is_not_known_proves_nothing) {
    DirectCardReader reader(face("demo-dda"));
    AuthorityKey other = demoAuthority();
    other.index = 1;
    const auto report = settled(explainCard(reader, {{other}, kToday}));
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->isAuthentic);
    AuthorityKey wrong = demoAuthority();
    wrong.key.modulus[20] ^= std::byte{0x10};
    EXPECT_FALSE(settled(explainCard(reader, {{wrong}, kToday}))->isAuthentic);
}

TEST(EmvConversation, copy_of_a_card_without_its_key_is_found_out) {
    DirectCardReader reader(face("demo-dda"));
    // A copyist has all records; the signature is one that was heard before.
    Bytes heard;
    reader.spoil = [&](Bytes& answer) {
        const bool isSignature = answer.size() > 128 && answer.front() == std::byte{0x80};
        if (!isSignature) return;
        if (heard.empty()) heard = answer;
        answer = heard;
    };
    EXPECT_TRUE(explain(reader)->isAuthentic);
    EXPECT_FALSE(explain(reader)->isAuthentic) << "the same signature for another unpredictable number";
}

TEST(EmvConversation, expired_card_is_declined_as_its_issuer_wants) {
    DirectCardReader reader(face("demo-dda"));
    const auto report = explain(reader, QDate(2032, 6, 1));
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->verdict.has(Finding::Expired));
    EXPECT_EQ(report->wish, Wish::Decline);
    const Bytes generate = commandBeginning(reader, 0xAE);
    ASSERT_FALSE(generate.empty());
    EXPECT_EQ(generate[2], std::byte{0x00}) << "an AAC is asked for";
    DirectCardReader young(face("demo-dda"));
    EXPECT_TRUE(explain(young, QDate(2022, 4, 30))->verdict.has(Finding::NotYetEffective));
}

// Spec: EMV 4.4 Book 2 §6.6: a man in the middle who turns the card's word around is found out.
TEST(EmvConversation, answer_changed_on_its_way_is_found_out_by_cda) {
    DirectCardReader reader(face("demo-cda"));
    reader.spoil = [](Bytes& answer) {
        const bool isCryptogram = answer.size() > 130 && answer[0] == std::byte{0x77};
        if (isCryptogram) answer[11] ^= std::byte{1};  // within the counter
    };
    const auto report = explain(reader);
    ASSERT_TRUE(report) << report.failure().detail.toStdString();
    EXPECT_FALSE(report->isAuthentic);
    EXPECT_TRUE(report->verdict.has(Finding::CombinedAuthenticationFailed));
    EXPECT_TRUE(report->cryptogram.empty());
}

// Spec: EMV 4.4 Book 2 §6.6.2: a cryptogram beside the signature, or without one, is nobody's word.
TEST(EmvConversation, cryptogram_that_is_not_signed_is_not_taken) {
    const Bytes cryptogram = cardTlv(0x9F26, bytes({1, 2, 3, 4, 5, 6, 7, 8}));
    Bytes plain = cardTlv(0x9F27, bytes({0x80}));
    append(plain, cardTlv(0x9F36, bytes({0, 1})));
    append(plain, cryptogram);
    Bytes withForgery = plain;
    append(withForgery, cardTlv(0x9F4B, Bytes(128, std::byte{0x22})));
    const Bytes format1 = cardTlv(0x80, bytes({0x80, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8}));
    for (const Bytes& said : {format1, cardTlv(0x77, plain), cardTlv(0x77, withForgery)}) {
        DirectCardReader reader(face("demo-cda"));
        reader.spoil = [&](Bytes& answer) {
            if (reader.commands.back()[1] != std::byte{0xAE}) return;
            answer = said;
            append(answer, bytes({0x90, 0x00}));
        };
        const auto report = explain(reader);
        ASSERT_TRUE(report) << report.failure().detail.toStdString();
        EXPECT_FALSE(report->isAuthentic);
        EXPECT_TRUE(report->verdict.has(Finding::CombinedAuthenticationFailed));
        EXPECT_TRUE(report->cryptogram.empty());
    }
}

TEST(EmvConversation, card_that_declines_signs_nothing_and_is_not_called_forged) {
    DirectCardReader reader(face("demo-cda"));
    reader.spoil = [&](Bytes& answer) {
        if (reader.commands.back()[1] == std::byte{0xAE}) {
            answer = cardTlv(0x80, bytes({0x00, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8}));
            append(answer, bytes({0x90, 0x00}));
        }
    };
    const auto report = explain(reader);
    ASSERT_TRUE(report) << report.failure().detail.toStdString();
    EXPECT_FALSE(report->verdict.has(Finding::CombinedAuthenticationFailed)) << report->steps.join(u'\n').toStdString();
    EXPECT_FALSE(report->steps.join(u' ').contains(QLatin1String("NOT authentic")));
    EXPECT_TRUE(report->cryptogram.empty());
}

// Spec: EMV 4.4 Book 3 §9.3: a card may be stricter than the terminal, never more generous.
TEST(EmvConversation, approval_nobody_asked_for_is_damage) {
    DirectCardReader reader(face("demo-dda"));
    reader.spoil = [&](Bytes& answer) {
        if (reader.commands.back()[1] == std::byte{0xAE}) answer[2] = std::byte{0x40};
    };
    EXPECT_EQ(explain(reader).failure().code, FailureCode::CardDamaged);
}

// Spec: EMV 4.4 Book 2 §8.1
TEST(EmvConversation, cryptogram_is_over_what_the_terminal_said) {
    DirectCardReader reader(face("demo-dda"));
    const auto report = explain(reader);
    ASSERT_TRUE(report);
    const Bytes generate = commandBeginning(reader, 0xAE);
    ASSERT_EQ(generate.size(), 5U + 29U + 1U);
    EXPECT_EQ(generate[2], std::byte{0x80});
    Bytes message(generate.begin() + 5, generate.end() - 1);
    append(message, bytes({0x38, 0x00, 0x00, 0x01}));
    const CardFace& card = reader.card.face();
    EXPECT_EQ(toHex(report->cryptogram),
              toHex(cardCryptogram(DemoKeys::builtIn(), card.pan, card.sequence, 1, message)));
    message[20] ^= std::byte{1};
    EXPECT_NE(toHex(report->cryptogram),
              toHex(cardCryptogram(DemoKeys::builtIn(), card.pan, card.sequence, 1, message)));
}

TEST(EmvConversation, card_without_keys_is_told_as_such) {
    DirectCardReader reader(face("mei"));
    const auto report = explain(reader);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->authentication, Authentication::None);
    EXPECT_TRUE(report->verdict.has(Finding::NotAuthenticated));
    EXPECT_TRUE(report->cryptogram.empty());
}

TEST(EmvConversation, foreign_card_is_unknown) {
    DirectCardReader reader(face("unknown"));
    EXPECT_EQ(explain(reader).failure().code, FailureCode::CardUnknown);
}

// Every length lies at some time; nothing crashes, nothing runs for ever, and no forged card is authentic.
TEST(EmvConversation, hostile_cards_never_crash) {
    std::mt19937 random(23);
    int told = 0;
    int forged = 0;
    for (int i = 0; i < 600; ++i) {
        DirectCardReader reader(face(i % 3 == 0 ? "demo-dda" : i % 3 == 1 ? "demo-sda" : "demo-cda"));
        const int at = static_cast<int>(random() % 14);
        int answers = 0;
        bool isForged = false;
        reader.spoil = [&](Bytes& answer) {
            if (answers++ != at) return;
            const Bytes before = answer;
            answer = mutated(answer, random);
            isForged = contentOfSigned(reader, answer) != contentOfSigned(reader, before);
        };
        const auto report = explain(reader);
        ASSERT_LT(reader.commands.size(), 200U);
        told += report.ok() ? 1 : 0;
        forged += isForged ? 1 : 0;
        EXPECT_FALSE(isForged && report && report->isAuthentic);
    }
    EXPECT_GT(told, 10);
    EXPECT_GT(forged, 10);
}

TEST(RsaKey, impossible_keys_are_refused) {
    const RsaKey even{Bytes(128, std::byte{0xF0}), bytes({3})};
    EXPECT_FALSE(recoverRsa(even, Bytes(128)));
    EXPECT_FALSE(recoverRsa({Bytes(63, std::byte{0xFF}), bytes({3})}, Bytes(63)));
    EXPECT_FALSE(recoverRsa({Bytes(249, std::byte{0xFF}), bytes({3})}, Bytes(249)));
    EXPECT_FALSE(recoverRsa({Bytes(128, std::byte{0xFF}), bytes({5})}, Bytes(128)));
    EXPECT_FALSE(recoverRsa({Bytes(128, std::byte{0xFF}), bytes({3})}, Bytes(127)));
    EXPECT_FALSE(recoverRsa({{}, {}}, {}));
}

}  // namespace evergreen
