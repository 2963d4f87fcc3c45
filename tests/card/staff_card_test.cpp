// Whose staff card it is, and every card that is none.
#include "kiosk/card/staff_card.h"

#include "tests/card/direct_card_reader.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

Result<QString> readIn(CardReader& reader) {
    return settled(readStaffCard(reader));
}

CardFace face(const char* name) {
    return CardFace::load(QString::fromLatin1(name)).value();
}

/// The record a card gives in the place of its own; hexadecimal.
FailureCode codeWith(QStringView record) {
    DirectCardReader reader(face("staff-xiaoli"));
    reader.card.replaceRecord(1, 1, fromHex(record).value());
    const auto id = readIn(reader);
    return id ? FailureCode::StorageFault : id.failure().code;
}

}  // namespace

TEST(StaffCard, staff_card_says_whose_it_is) {
    DirectCardReader reader(face("staff-xiaoli"));
    EXPECT_EQ(readIn(reader).value(), QStringLiteral("xiaoli"));
    EXPECT_EQ(reader.commands.size(), 2U);
}

TEST(StaffCard, customers_card_is_no_staff_card_and_a_pulled_one_says_so) {
    for (const char* card : {"mei", "demo-cda"}) {
        DirectCardReader reader(face(card));
        EXPECT_EQ(readIn(reader).failure().code, FailureCode::CardUnknown) << card;
    }
    DirectCardReader pulled(face("staff-xiaoli"));
    pulled.removedAt = 1;
    EXPECT_EQ(readIn(pulled).failure().code, FailureCode::CardRemoved);
}

TEST(StaffCard, record_without_a_plain_id_is_damaged) {
    EXPECT_EQ(codeWith(u"7000"), FailureCode::CardDamaged);
    EXPECT_EQ(codeWith(u"7003DF0100"), FailureCode::CardDamaged) << "empty";
    EXPECT_EQ(codeWith(u"7009DF01067869616F6C49"), FailureCode::CardDamaged) << "a capital";
    EXPECT_EQ(codeWith(u"7009DF01067869002F2E2E"), FailureCode::CardDamaged) << "no letters";
    EXPECT_EQ(codeWith(u"DF01067869616F6C69"), FailureCode::CardDamaged) << "no template";
    EXPECT_EQ(codeWith(u"7009DF010778"), FailureCode::CardDamaged) << "cut short";
    const QString tooLong = QStringLiteral("7044DF0141") + QStringLiteral("61").repeated(65);
    EXPECT_EQ(codeWith(tooLong), FailureCode::CardDamaged);
}

}  // namespace evergreen
