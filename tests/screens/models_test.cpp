#include "kiosk/screens/amount_model.h"
#include "kiosk/screens/choice_model.h"
#include "kiosk/screens/comfort_model.h"
#include "kiosk/screens/facts_model.h"
#include "kiosk/screens/secret_model.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace evergreen {

namespace {

void type(AmountModel& model, const char* keys) {
    for (const char* key = keys; *key; ++key) {
        if (*key == '.') {
            model.point();
        } else {
            model.press(*key - '0');
        }
    }
}

AmountPage upTo(Money max) {
    AmountPage page;
    page.head.question = text("transfer.amount");
    page.max = max;
    return page;
}

}  // namespace

TEST(AmountModel, typed_digits_are_grouped_and_spelled_out) {
    Phrasebook phrasebook;
    AmountModel model(upTo(Money::yuan(50'000)), phrasebook);
    type(model, "2000");
    EXPECT_EQ(model.display(), QStringLiteral("2,000 元"));
    EXPECT_EQ(model.words(), QStringLiteral("贰仟元整"));
    EXPECT_TRUE(model.canFinish());
}

TEST(AmountModel, third_decimal_and_second_point_are_not_taken) {
    Phrasebook phrasebook;
    AmountModel model(upTo(Money::yuan(50'000)), phrasebook);
    type(model, "1.2.34");
    EXPECT_EQ(model.display(), QStringLiteral("1.23 元"));
}

TEST(AmountModel, too_much_is_said_and_cannot_be_finished) {
    Phrasebook phrasebook;
    AmountModel model(upTo(Money::yuan(100)), phrasebook);
    QSignalSpy finished(&model, &AmountModel::finished);
    type(model, "101");
    EXPECT_EQ(model.note(), QStringLiteral("太多了，最多 100.00 元。"));
    model.finish();
    EXPECT_EQ(finished.count(), 0);
    model.erase();
    model.finish();
    EXPECT_EQ(finished.count(), 1);
}

TEST(AmountModel, zero_is_no_amount) {
    Phrasebook phrasebook;
    AmountModel model(upTo(Money::yuan(100)), phrasebook);
    type(model, "0.00");
    EXPECT_FALSE(model.canFinish());
}

TEST(SecretModel, qml_sees_a_count_and_never_a_digit) {
    Phrasebook phrasebook;
    SecretModel model(SecretPage{}, phrasebook);
    for (int digit = 1; digit <= 7; ++digit) model.press(digit);
    EXPECT_EQ(model.entered(), 6);
    const QMetaObject* meta = model.metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        EXPECT_FALSE(model.property(meta->property(i).name()).toString().contains(QStringLiteral("123")));
    }
    EXPECT_EQ(model.take().size(), 6U);
    EXPECT_EQ(model.entered(), 0);
}

TEST(FactsModel, private_values_are_masked_until_uncovered_and_not_spoken_before) {
    Phrasebook phrasebook;
    FactsPage page;
    page.head.question = text("balance.question");
    page.facts = {Fact{text("account.card"), text("money", Money::yuan(6512, 30)), {}, true, true}};
    FactsModel model(page, phrasebook);
    EXPECT_EQ(model.shownFacts().at(0).value<FactItem>().value, QStringLiteral("＊＊＊＊"));
    EXPECT_EQ(model.spoken().size(), 1U);
    model.toggleHidden();
    EXPECT_EQ(model.shownFacts().at(0).value<FactItem>().value, QStringLiteral("6,512.30 元"));
    EXPECT_EQ(model.spoken().at(0).id, QByteArray("speech.fact"));
}

TEST(ChoiceModel, more_goes_round_and_indexes_stay_those_of_the_page) {
    Phrasebook phrasebook;
    ChoicePage page;
    for (int i = 0; i < 5; ++i) page.options.push_back({verbatim(QString::number(i)), {}, {}});
    ChoiceModel model(page, phrasebook);
    model.setCapacity(2);
    model.more();
    model.more();
    ASSERT_EQ(model.shownOptions().size(), 1);
    EXPECT_EQ(model.shownOptions().at(0).value<OptionItem>().index, 4);
    model.more();
    EXPECT_EQ(model.shownOptions().at(0).value<OptionItem>().index, 0);
}

TEST(ComfortModel, choice_takes_effect_at_once_and_foreign_indexes_do_nothing) {
    Comfort comfort;
    Phrasebook phrasebook;
    ComfortModel model(comfort, phrasebook);
    model.choose(1, 4);
    EXPECT_EQ(comfort.preferences().textScale, 5);
    model.choose(99, 0);
    model.choose(1, -1);
    EXPECT_EQ(comfort.preferences().textScale, 5);
}

TEST(ComfortModel, time_height_and_hand_are_each_on_or_off_by_itself) {
    Comfort comfort;
    Phrasebook phrasebook;
    ComfortModel model(comfort, phrasebook);
    const int hands = model.count() - 1;
    model.choose(hands, 0);
    model.choose(hands, 1);
    model.choose(hands, 2);
    EXPECT_TRUE(comfort.preferences().extraTime);
    EXPECT_TRUE(comfort.preferences().lowerHalf);
    EXPECT_TRUE(comfort.preferences().leftHanded);
    model.choose(hands, 1);
    EXPECT_FALSE(comfort.preferences().lowerHalf);
    EXPECT_TRUE(comfort.preferences().extraTime);
}

TEST(ComfortModel, turns_its_leaves_and_begins_at_the_first) {
    Comfort comfort;
    Phrasebook phrasebook;
    ComfortModel model(comfort, phrasebook);
    model.setCapacity(4);
    ASSERT_TRUE(model.hasMore());
    model.more();
    ASSERT_EQ(model.shown().size(), model.count() - 4);
    EXPECT_EQ(model.shown().at(0).value<GroupItem>().index, 4);
    model.rewind();
    EXPECT_EQ(model.shown().at(0).value<GroupItem>().index, 0);
}

}  // namespace evergreen
