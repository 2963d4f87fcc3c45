// What a helper sees of each page kind, and which pages nobody helps on.
#include "kiosk/dialogue/page_view.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

const Action kYes{text("notice.good"), {}};
const Action kNo{text("facts.seen"), {}};

ChoicePage choice() {
    ChoicePage page;
    page.head.question = text("menu.question");
    page.options = {{text("balance.label"), {}, {}}, {text("transfer.label"), {}, {}}};
    return page;
}

template <typename Page>
Page with(const char* question) {
    Page page;
    page.head.question = text(question, Money::yuan(12'345, 67));
    return page;
}

void expectFenced(const PageView& view, const char* kind) {
    EXPECT_STREQ(view.kind, kind);
    EXPECT_TRUE(view.isFenced);
    EXPECT_TRUE(view.parts.empty());
    EXPECT_EQ(view.question.arguments, (std::vector<TextArgument>{QStringLiteral("＊＊＊＊")}));
}

}  // namespace

TEST(PageView, choice_may_be_pointed_at_option_by_option) {
    const PageView view = viewOf(choice());
    EXPECT_FALSE(view.isFenced);
    EXPECT_EQ(view.parts, (std::vector<ViewPart>{{QStringLiteral("choice.0"), text("balance.label")},
                                                 {QStringLiteral("choice.1"), text("transfer.label")}}));
}

// Spec: HLP-02
TEST(PageView, pin_amount_number_and_confirmation_are_the_customers_alone) {
    expectFenced(viewOf(with<SecretPage>("pin.question")), "Secret");
    expectFenced(viewOf(with<AmountPage>("transfer.amount")), "Amount");
    expectFenced(viewOf(with<DigitsPage>("transfer.number")), "Digits");
    ConfirmPage confirm = with<ConfirmPage>("transfer.confirm");
    confirm.primary = kYes;
    expectFenced(viewOf(confirm), "Confirm");
}

// Spec: HLP-02
TEST(PageView, payees_accounts_and_questionnaires_are_the_customers_alone) {
    ChoicePage payees = choice();
    payees.options.push_back({verbatim(QStringLiteral("＊＊梅")), {}, {}});
    EXPECT_TRUE(viewOf(payees).isFenced);
    EXPECT_TRUE(viewOf(payees).parts.empty());
    ChoicePage accounts = choice();
    accounts.head.isPrivate = true;
    EXPECT_TRUE(viewOf(accounts).isFenced);
    ChoicePage questionnaire = choice();
    questionnaire.head.isFenced = true;
    EXPECT_TRUE(viewOf(questionnaire).isFenced);
}

TEST(PageView, facts_are_masked_and_only_their_buttons_pointed_at) {
    FactsPage page = with<FactsPage>("balance.question");
    page.facts = {{text("balance.label"), text("money", Money::yuan(18'240, 56)), {}}};
    page.primary = kYes;
    page.secondary = kNo;
    const PageView view = viewOf(page);
    EXPECT_FALSE(view.isFenced);
    EXPECT_EQ(view.parts, (std::vector<ViewPart>{{QStringLiteral("primary"), kYes.label},
                                                 {QStringLiteral("secondary"), kNo.label}}));
    NoticePage notice;
    notice.head.isFenced = true;
    notice.primary = kYes;
    EXPECT_TRUE(viewOf(notice).isFenced && viewOf(notice).parts.empty());
    EXPECT_FALSE(viewOf(WorkingPage()).isFenced);
}

TEST(PageView, every_value_is_masked_however_deep_and_places_in_a_row_stay) {
    const QString mask = QStringLiteral("＊＊＊＊");
    const Text inner = text("transfer.tail", Tail{QStringLiteral("0014")});
    const Text whole = text("a", inner, Money::yuan(1), QStringLiteral("梅"), QDate(2026, 3, 16), QTime(9, 30), 7,
                            Spelled{Money::yuan(1)}, FarDate{QDate(2030, 1, 1)}, Ordinal{2});
    EXPECT_EQ(masked(whole),
              text("a", text("transfer.tail", mask), mask, mask, mask, mask, mask, mask, mask, Ordinal{2}));
}

}  // namespace evergreen
