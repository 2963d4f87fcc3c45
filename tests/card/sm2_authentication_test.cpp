// Offline data authentication with SM2: cards of the demo scheme, whose signatures are made by the curve's arithmetic,
// against OpenSSL's verification; and cards that are not what they say.
#include "kiosk/card/sm2_authentication.h"

#include "drivers/virtual/card_tlv.h"
#include "kiosk/card/emv_conversation.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/sm2_key.h"
#include "tests/card/direct_card_reader.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

const QDate kToday(2026, 3, 16);

const DemoSm2Keys& keys() {
    return DemoKeys::builtIn().sm2;
}

AuthorityKey sm2Authority() {
    return {DemoKeys::builtIn().rid, keys().index, {}, keys().authority.point};
}

CardFace face(const char* name) {
    return CardFace::load(QString::fromLatin1(name)).value();
}

Result<EmvReport> explain(DirectCardReader& reader, AuthorityKey authority = sm2Authority(), QDate today = kToday) {
    return settled(explainCard(reader, {{std::move(authority)}, today}));
}

/// The certificates of a card of this number, as tag and value.
CardObjects certified(const DemoSm2Keys& by, const QString& pan, QDate until = QDate(2032, 5, 31)) {
    CardObjects card;
    EXPECT_TRUE(card.add(sm2IssuerObjects(by, pan, until)));
    EXPECT_TRUE(card.add(sm2CardKeyObject(by, pan, until, {})));
    card.set(emv::pan, fromHex(pan.leftJustified(20, u'F')).value());
    return card;
}

const QString kPan = QStringLiteral("9999990000000000139");

}  // namespace

// Spec: GB/T 32918.2: what the curve's arithmetic signs, OpenSSL verifies; and nothing a bit away from it.
TEST(Sm2Key, signature_of_another_implementation_is_verified_and_every_change_found) {
    const Bytes message = bytes({'e', 'v', 'e', 'r', 'g', 'r', 'e', 'e', 'n'});
    const Bytes signature = keys().card.sign(message);
    EXPECT_TRUE(verifySm2(keys().card.point, message, signature));
    EXPECT_EQ(keys().card.sign(message), signature) << "the same card is made of the same bytes every time";
    EXPECT_FALSE(verifySm2(keys().issuer.point, message, signature));
    for (std::size_t i = 0; i < signature.size(); i += 7) {
        Bytes changed = signature;
        changed[i] ^= std::byte{1};
        EXPECT_FALSE(verifySm2(keys().card.point, message, changed)) << i;
    }
    Bytes other = message;
    other.back() ^= std::byte{1};
    EXPECT_FALSE(verifySm2(keys().card.point, other, signature));
    EXPECT_FALSE(verifySm2(keys().card.point, message, Bytes(sm2SignatureBytes)));
    EXPECT_FALSE(verifySm2(keys().card.point, message, ByteView(signature).first(63)));
    EXPECT_FALSE(verifySm2(Bytes(sm2PointBytes, std::byte{7}), message, signature)) << "no point of the curve";
    EXPECT_FALSE(verifySm2({}, message, signature));
}

TEST(Sm2Authentication, cards_of_the_demo_scheme_are_authentic) {
    for (const auto& [name, way] :
         {std::pair("demo-sm2", Authentication::Dynamic), {"demo-sm2-sda", Authentication::Static}}) {
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

TEST(Sm2Authentication, card_with_other_data_than_the_issuer_signed_is_not_authentic) {
    for (const auto& [name, finding] : {std::pair("demo-sm2", Finding::DynamicAuthenticationFailed),
                                        {"demo-sm2-sda", Finding::StaticAuthenticationFailed}}) {
        DirectCardReader reader(face(name));
        const QString pan = reader.card.face().pan;
        reader.card.replaceRecord(2, 1,
                                  cardTlv(0x70, joined({cardTlv(0x5A, fromHex(pan + u'F').value()),
                                                        cardTlv(0x5F24, bytes({0x35, 5, 0x31}))})));
        const auto report = explain(reader);
        ASSERT_TRUE(report) << report.failure().detail.toStdString();
        EXPECT_FALSE(report->isAuthentic);
        EXPECT_TRUE(report->verdict.has(finding));
    }
}

TEST(Sm2Authentication, scheme_key_of_another_algorithm_or_scheme_proves_nothing) {
    const DemoKeys& all = DemoKeys::builtIn();
    DirectCardReader reader(face("demo-sm2"));
    EXPECT_FALSE(explain(reader, {all.rid, keys().index, {all.authority.modulus, bytes({3})}})->isAuthentic);
    EXPECT_FALSE(explain(reader, {all.rid, keys().index, {}, keys().issuer.point})->isAuthentic);
    EXPECT_FALSE(explain(reader, {all.rid, 1, {}, keys().authority.point})->isAuthentic);
    DirectCardReader rsa(face("demo-dda"));
    EXPECT_FALSE(explain(rsa, {all.rid, all.index, {}, keys().authority.point})->isAuthentic);
}

TEST(Sm2Authentication, copy_of_a_card_without_its_key_is_found_out) {
    DirectCardReader reader(face("demo-sm2"));
    Bytes heard;
    reader.spoil = [&](Bytes& answer) {
        if (reader.commands.back()[1] != std::byte{0x88}) return;
        if (heard.empty()) heard = answer;
        answer = heard;
    };
    EXPECT_TRUE(explain(reader)->isAuthentic);
    EXPECT_FALSE(explain(reader)->isAuthentic) << "the same signature for another unpredictable number";
}

TEST(Sm2Authentication, certificate_of_another_card_issuer_time_or_length_is_refused) {
    const CardObjects good = certified(keys(), kPan);
    const auto issuer = sm2IssuerKeyOf(good, sm2Authority(), kToday);
    ASSERT_TRUE(issuer);
    EXPECT_EQ(*issuer, keys().issuer.point);
    EXPECT_EQ(sm2CardKeyOf(good, *issuer, kToday).value(), keys().card.point);
    EXPECT_FALSE(sm2IssuerKeyOf(good, sm2Authority(), QDate(2032, 6, 1)));
    EXPECT_FALSE(sm2CardKeyOf(good, *issuer, QDate(2032, 6, 1)));
    CardObjects other = good;
    other.set(emv::pan, fromHex(u"6222020000000000001F").value());
    EXPECT_EQ(sm2IssuerKeyOf(other, sm2Authority(), kToday).failure().detail,
              QStringLiteral("another issuer's certificate"));
    other.set(emv::pan, fromHex(u"9999990000000000147F").value());
    EXPECT_EQ(sm2CardKeyOf(other, *issuer, kToday).failure().detail, QStringLiteral("another card's certificate"));
    for (const std::uint32_t tag : {emv::issuerCertificate, emv::cardCertificate}) {
        const ByteView whole = good.get(tag);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            CardObjects cut = good;
            cut.set(tag, Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
            const bool isAccepted =
                sm2IssuerKeyOf(cut, sm2Authority(), kToday).ok() && sm2CardKeyOf(cut, *issuer, kToday).ok();
            EXPECT_FALSE(isAccepted) << size;
        }
    }
}

/// Rightly signed, and yet not what it must be: only the issuer could do so, and is not believed either.
TEST(Sm2Authentication, signed_nonsense_is_refused) {
    const Bytes sent = bytes({1, 2, 3, 4});
    const auto signedBy = [&](Bytes content) {
        Bytes message = content;
        append(message, sent);
        append(content, keys().card.sign(message));
        return content;
    };
    EXPECT_TRUE(checkSm2DynamicSignature(keys().card.point, signedBy(bytes({0x15, 2, 9, 9})), sent));
    EXPECT_FALSE(checkSm2DynamicSignature(keys().card.point, signedBy(bytes({0x15, 3, 9, 9})), sent));
    EXPECT_FALSE(checkSm2DynamicSignature(keys().card.point, signedBy(bytes({0x13, 2, 9, 9})), sent));
    EXPECT_FALSE(checkSm2DynamicSignature(keys().card.point, signedBy({}), sent));
    CardObjects card;
    card.set(emv::signedStaticData, keys().issuer.sign(bytes({0x13, 1})));
    EXPECT_FALSE(checkSm2StaticData(card, keys().issuer.point));
    DemoSm2Keys shifted = keys();
    shifted.issuer.point.pop_back();
    EXPECT_FALSE(sm2IssuerKeyOf(certified(shifted, kPan), sm2Authority(), kToday)) << "63 bytes that say 64";
}

TEST(Sm2Authentication, card_with_sm2_and_cda_is_no_card_of_ours) {
    const QJsonObject json{{QStringLiteral("aid"), QStringLiteral("A000000333010101")},
                           {QStringLiteral("pan"), kPan},
                           {QStringLiteral("sequence"), QStringLiteral("01")},
                           {QStringLiteral("holder"), QStringLiteral("DEMO")},
                           {QStringLiteral("effective"), QStringLiteral("2022-05-01")},
                           {QStringLiteral("expiry"), QStringLiteral("2032-05-31")},
                           {QStringLiteral("authentication"), QStringLiteral("cda")},
                           {QStringLiteral("sm2"), true}};
    EXPECT_FALSE(CardFace::fromJson(QStringLiteral("odd"), json));
}

}  // namespace evergreen
