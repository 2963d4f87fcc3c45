#include "drivers/virtual/virtual_card.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

VirtualCard card(const char* name) {
    return VirtualCard(CardFace::load(QString::fromLatin1(name)).value());
}

QString apdu(VirtualCard& card, QStringView command) {
    return toHex(card.apdu(fromHex(command).value()));
}

QString tpdu(VirtualCard& card, QStringView command) {
    return toHex(card.tpdu(fromHex(command).value()));
}

}  // namespace

TEST(CardFace, every_card_that_comes_along_can_be_loaded) {
    EXPECT_EQ(CardFace::names().join(u' '),
              QStringLiteral("demo-cda demo-dda demo-online demo-pin demo-sda demo-sm2-sda demo-sm2 lan mei mute song "
                             "staff-xiaoli unknown zhu"));
    for (const QString& name : CardFace::names()) EXPECT_TRUE(CardFace::load(name)) << name.toStdString();
}

TEST(CardFace, pan_outside_the_demo_range_is_refused) {
    const QJsonObject json{{QStringLiteral("aid"), QStringLiteral("A000000333010101")},
                           {QStringLiteral("pan"), QStringLiteral("1234567890123456")}};
    const auto face = CardFace::fromJson(QStringLiteral("x"), json);
    ASSERT_FALSE(face);
    EXPECT_EQ(face.failure(), (Failure{FailureCode::ConfigBad, QStringLiteral("card x: pan")}));
}

TEST(VirtualCard, directory_names_the_application) {
    VirtualCard mei = card("mei");
    EXPECT_TRUE(apdu(mei, u"00A404000E315041592E5359532E444446303100").endsWith(QLatin1String("9000")));
    EXPECT_EQ(apdu(mei, u"00B2010C00"),
              QStringLiteral("701B61194F08A000000333010101500A50424F432044454249548701019000"));
    EXPECT_EQ(apdu(mei, u"00B2020C00"), QStringLiteral("6A83"));
}

TEST(VirtualCard, processing_options_want_what_the_pdol_asks) {
    VirtualCard mei = card("mei");
    EXPECT_EQ(apdu(mei, u"80A800000E830C000000000000000000000000"), QStringLiteral("6985"));
    apdu(mei, u"00A4040008A00000033301010100");
    EXPECT_EQ(apdu(mei, u"80A8000002830000"), QStringLiteral("6700"));
    EXPECT_EQ(apdu(mei, u"80A800000E830C000000000000000000000000"), QStringLiteral("800A180008010100100103019000"));
}

TEST(VirtualCard, account_record_holds_pan_and_dates) {
    VirtualCard mei = card("mei");
    apdu(mei, u"00A4040008A00000033301010100");
    EXPECT_EQ(apdu(mei, u"00B2011400"), QStringLiteral("70265A0A9999990000000000014F5F24033205315F25032205015F340101"
                                                       "5F280201569F0702FF009000"));
}

TEST(VirtualCard, transactions_are_counted) {
    VirtualCard mei = card("mei");
    apdu(mei, u"00A4040008A00000033301010100");
    EXPECT_EQ(apdu(mei, u"80CA9F3600"), QStringLiteral("9F360200009000"));
    apdu(mei, u"80A800000E830C000000000000000000000000");
    apdu(mei, u"80A800000E830C000000000000000000000000");
    EXPECT_EQ(apdu(mei, u"80CA9F3600"), QStringLiteral("9F360200029000"));
}

TEST(VirtualCard, t0_asks_for_get_response_and_for_the_right_length) {
    VirtualCard mei = card("mei");
    EXPECT_EQ(tpdu(mei, u"00C0000010"), QStringLiteral("6985"));
    const QString more = tpdu(mei, u"00A4040008A000000333010101");
    EXPECT_TRUE(more.startsWith(QLatin1String("61")));
    EXPECT_TRUE(tpdu(mei, QStringLiteral("00C00000") + more.mid(2)).startsWith(QLatin1String("6F")));
    EXPECT_EQ(tpdu(mei, u"00B2011400"), QStringLiteral("6C28"));
    EXPECT_TRUE(tpdu(mei, u"00B2011428").endsWith(QLatin1String("9000")));
}

TEST(VirtualCard, unknown_card_has_no_application_of_ours) {
    VirtualCard unknown = card("unknown");
    EXPECT_EQ(apdu(unknown, u"00A4040007A000000333010100"), QStringLiteral("6A82"));
}

TEST(VirtualCard, mute_card_gives_no_atr) {
    EXPECT_TRUE(card("mute").reset().empty());
    EXPECT_FALSE(card("mei").reset().empty());
}

}  // namespace evergreen
