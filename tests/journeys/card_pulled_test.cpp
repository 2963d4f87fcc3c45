// A card pulled at any page, on the whole program: the page says that the card is out and what that means, nothing has
// moved that was not confirmed, and the next card is read at once.
#include "tests/journeys/hand.h"
#include "tests/journeys/visit_bed.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string_view>

namespace evergreen {

namespace {

/// One page on the way, and what is touched there to get on.
struct Step {
    const char* question;
    QStringList taps;
};

QStringList keys(const QString& digits) {
    QStringList taps;
    for (const QChar digit : digits) taps << QStringLiteral("key.") + digit;
    taps << QStringLiteral("key.finish");
    return taps;
}

QStringList choice(int index) {
    return {QStringLiteral("choice.%1").arg(index)};
}

const QStringList kPrimary{QStringLiteral("primary")};
const QStringList kSecondary{QStringLiteral("secondary")};
const QStringList kPin = keys(kDemoPin);

constexpr std::int64_t kSentMinor = 300'00;

using Way = std::vector<Step>;

/// Every page of every service, in the order in which a customer meets them; a way begins at the PIN.
Way way(int menuChoice, const std::vector<Step>& service) {
    Way steps{{"pin.question", kPin}, {"menu.question", choice(menuChoice)}};
    steps.insert(steps.end(), service.begin(), service.end());
    return steps;
}

const std::vector<Way>& ways() {
    static const std::vector<Way> all{
        way(0, {{"balance.question", kPrimary}, {"receipt.printed", kPrimary}}),
        way(1, {{"pension.question", kPrimary}}),
        way(2, {{"statement.which", choice(0)}, {"statement.question", kPrimary}}),
        way(3, {{"transfer.whom", choice(2)},
                {"transfer.from", choice(1)},
                {"transfer.amount", keys(QStringLiteral("300"))},
                {"transfer.phone", kSecondary},
                {"transfer.speed", choice(0)},
                {"transfer.confirm", kPrimary},
                {"transfer.pending", kPrimary},
                {"receipt.printed", kPrimary}}),
    };
    return all;
}

class CardPulled : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(bed.kiosk.open());
        bed.kiosk.window().show();
        ASSERT_TRUE(hand.sees("welcome.question")) << hand.complaint().toStdString();
    }

    /// Walks up to the page of that index, and stands there.
    void walk(const Way& steps, std::size_t last) {
        bed.insert(QStringLiteral("mei"));
        for (std::size_t index = 0; index <= last; ++index) {
            ASSERT_TRUE(hand.sees(steps[index].question)) << hand.complaint().toStdString();
            if (index == last) return;
            for (const QString& tap : steps[index].taps) {
                ASSERT_TRUE(hand.taps(tap)) << steps[index].question << ": " << hand.complaint().toStdString();
            }
        }
    }

    void pull() {
        bed.slot.remove();
        ASSERT_TRUE(hand.sees("failure.card-removed.question")) << hand.complaint().toStdString();
        EXPECT_EQ(bed.kiosk.screen().overlay(), KioskScreen::NoOverlay);
    }

    /// What has left the customer's account and can still be taken back.
    std::int64_t moneyOnItsWay() { return bed.sandbox.balanceOf(QStringLiteral("held")); }

    Album album{QString()};
    VisitBed bed;
    Hand hand{bed.kiosk, album};
};

/// The page that comes after the customer's yes; none on a way without one.
std::size_t sentFrom(const Way& steps) {
    const auto sent = std::find_if(steps.begin(), steps.end(), [](const Step& step) {
        return std::string_view(step.question) == "transfer.pending";
    });
    return static_cast<std::size_t>(sent - steps.begin());
}

class CardPulledOnWay : public CardPulled, public testing::WithParamInterface<std::size_t> {};

}  // namespace

TEST_P(CardPulledOnWay, at_every_page_the_next_card_is_served) {
    const Way& steps = ways()[GetParam()];
    // The first two pages are the same on every way.
    for (std::size_t last = GetParam() == 0 ? 0 : 2; last < steps.size(); ++last) {
        SCOPED_TRACE(steps[last].question);
        ASSERT_NO_FATAL_FAILURE(walk(steps, last));
        ASSERT_NO_FATAL_FAILURE(pull());
        const bool isSent = last >= sentFrom(steps);
        EXPECT_EQ(moneyOnItsWay(), isSent ? kSentMinor : 0);
        if (isSent) break;
    }
}

INSTANTIATE_TEST_SUITE_P(EveryService, CardPulledOnWay, testing::Range(std::size_t{0}, std::size_t{4}));

TEST_F(CardPulled, before_it_is_read) {
    bed.insert(QStringLiteral("mei"));
    ASSERT_TRUE(hand.sees("reading.question")) << hand.complaint().toStdString();
    pull();
}

TEST_F(CardPulled, under_the_choice_of_letters) {
    ASSERT_NO_FATAL_FAILURE(walk(ways()[0], 1));
    ASSERT_TRUE(hand.taps(QStringLiteral("strip.comfort"))) << hand.complaint().toStdString();
    pull();
}

TEST_F(CardPulled, while_help_is_called_help_still_comes) {
    ASSERT_NO_FATAL_FAILURE(walk(ways()[0], 1));
    ASSERT_TRUE(hand.taps(QStringLiteral("bar.help"))) << hand.complaint().toStdString();
    bed.slot.remove();
    const auto isOver = [this] { return bed.kiosk.reception().state() == Reception::State::Waiting; };
    ASSERT_TRUE(hand.waitsFor(isOver, QStringLiteral("the end of the visit"))) << hand.complaint().toStdString();
    EXPECT_EQ(bed.kiosk.screen().overlay(), KioskScreen::HelpOverlay);
    EXPECT_TRUE(bed.kiosk.lamp().isLit());
    ASSERT_TRUE(hand.taps(QStringLiteral("help.primary")) && hand.sees("welcome.question"));
    EXPECT_FALSE(bed.kiosk.lamp().isLit());
}

TEST_F(CardPulled, while_the_bank_is_asked) {
    ASSERT_NO_FATAL_FAILURE(walk(ways()[0], 1));
    constexpr int answersAfterMs = 1500;
    bed.sandbox.say(
        QJsonObject{{QStringLiteral("do"), QStringLiteral("slow")}, {QStringLiteral("ms"), answersAfterMs}});
    ASSERT_TRUE(hand.taps(QStringLiteral("choice.0")));
    ASSERT_TRUE(hand.sees("balance.working")) << hand.complaint().toStdString();
    pull();
    bed.sandbox.say("normal");
}

}  // namespace evergreen
