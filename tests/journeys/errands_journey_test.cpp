// Every service of the menu, touched on the real screen from the card to its receipt and back, against the sandbox bank
// and the devices' drivers. A service without a way in the table fails.
#include "kiosk/services/menu.h"
#include "tests/journeys/hand.h"
#include "tests/journeys/visit_bed.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>

#include <QTest>

namespace evergreen {

namespace {

/// One page on the way, and what is touched there to get on.
struct Step {
    const char* question;
    QStringList taps;
};

/// A whole errand of 梅奶奶, and what it leaves behind.
struct BranchErrand {
    std::vector<Step> steps;
    std::size_t papers = 0;
    std::int64_t cardChange = 0;  ///< fen
};

QStringList choice(int index) {
    return {QStringLiteral("choice.%1").arg(index)};
}

QStringList keys(const QString& digits) {
    QStringList taps;
    for (const QChar digit : digits) taps << QStringLiteral("key.") + digit;
    taps << QStringLiteral("key.finish");
    return taps;
}

constexpr int kNoDoubleTapMs = 450;
const QStringList kPrimary{QStringLiteral("primary")};
const QStringList kSecondary{QStringLiteral("secondary")};
const Step kPrinted{"receipt.printed", kPrimary};

const std::map<QString, BranchErrand>& errands() {
    static const std::map<QString, BranchErrand> all{
        {QStringLiteral("balance"), {{{"balance.question", kPrimary}, kPrinted}, 1}},
        {QStringLiteral("pension"), {{{"pension.question", kPrimary}, kPrinted}, 1}},
        {QStringLiteral("statement"),
         {{{"statement.which", choice(0)}, {"statement.question", kPrimary}, kPrinted}, 1}},
        {QStringLiteral("transfer"),
         {{{"transfer.whom", choice(2)},
           {"transfer.from", choice(1)},
           {"transfer.amount", keys(QStringLiteral("300"))},
           {"transfer.phone", kSecondary},
           {"transfer.speed", choice(0)},
           {"transfer.confirm", kPrimary},
           {"transfer.pending", kPrimary},
           kPrinted},
          1,
          -300'00}},
        {QStringLiteral("bills"),
         {{{"bills.which", choice(0)}, {"bills.confirm", kPrimary}, {"bills.done", kPrimary}, kPrinted}, 1, -511'77}},
        {QStringLiteral("transit-card"),
         {{{"transit.amount", choice(1)}, {"transit.confirm", kPrimary}, {"transit.done", kPrimary}, kPrinted},
          1,
          -50'00}},
        {QStringLiteral("deposits"),
         {{{"deposit.which", choice(0)},
           {"deposit.what", choice(2)},
           {"deposit.break.question", kSecondary},
           {"deposit.whose", kSecondary},
           {"deposit.broken", kPrimary},
           kPrinted},
          1,
          50'000'00}},
        {QStringLiteral("bonds"), {{{"bonds.question", kPrimary}, kPrinted}, 1}},
        {QStringLiteral("rates"), {{{"rates.question", kPrimary}, kPrinted}, 1}},
        {QStringLiteral("lock-savings"),
         {{{"lock.which", choice(0)},
           {"lock.amount", keys(QStringLiteral("1000"))},
           {"lock.confirm", kPrimary},
           {"lock.done", kPrimary},
           kPrinted},
          1,
          -1'000'00}},
        {QStringLiteral("social-security"), {{{"social.question", kPrimary}, kPrinted}, 1}},
        {QStringLiteral("queue-ticket"), {{{"queue.which", choice(0)}, kPrinted, {"queue.done", kPrimary}}, 1}},
        {QStringLiteral("where-to-go"), {{{"places.which", choice(5)}, {"places.here", kPrimary}}}},
        {QStringLiteral("card-lost"),
         {{{"lost.which", choice(0)}, {"lost.sure", kPrimary}, {"lost.done", kPrimary}, kPrinted}, 1}},
        {QStringLiteral("contact"),
         {{{"contact.who", choice(0)}, {"contact.mayKnow", kPrimary}, {"contact.done", kPrimary}}}},
        {QStringLiteral("delegate"),
         {{{"delegate.who", choice(0)},
           {"delegate.whom", choice(0)},
           {"transfer.amount", keys(QStringLiteral("300"))},
           {"transfer.phone", kSecondary},
           {"delegate.confirm", kPrimary},
           {"delegate.given", kPrimary},
           kPrinted},
          1}},
        {QStringLiteral("lessons"),
         {{{"lessons.which", choice(1)},
           {"lessons.police.trick", kPrimary},
           {"lessons.police.do", kPrimary},
           {"lessons.police.question", choice(0)},
           {"lessons.lookAgain", kPrimary}}}},
        {QStringLiteral("activities"), {{{"activities.which", choice(0)}, {"activities.keep", kPrimary}, kPrinted}, 1}},
        {QStringLiteral("postcard"), {{{"postcard.question", kPrimary}, kPrinted}, 1}},
        {QStringLiteral("practice"),
         {{{"practice.which", choice(4)},
           {"menu.which", choice(0)},
           {"bills.which", choice(0)},
           {"bills.confirm", kPrimary},
           {"bills.done", kPrimary},
           kPrinted,
           {"practice.which", {QStringLiteral("bar.back")}}},
          1}},
    };
    return all;
}

class ErrandsByTouch : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(bed.kiosk.open());
        bed.kiosk.window().show();
        ASSERT_TRUE(hand.sees("welcome.question")) << hand.complaint().toStdString();
    }

    /// A choice that does not fit is behind "more"; what is touched may be on the next leaf of a page.
    void tap(const QString& name) {
        constexpr int turnsMax = 6;
        const QString more =
            name.startsWith(QStringLiteral("choice.")) ? QStringLiteral("choice.more") : QStringLiteral("page.more");
        for (int turn = 0; turn < turnsMax && !hand.placeOf(name) && hand.placeOf(more); ++turn) {
            hand.taps(more);
            // What comes where "more" was would be its second tap.
            QTest::qWait(kNoDoubleTapMs);
        }
        ASSERT_TRUE(hand.taps(name)) << hand.complaint().toStdString();
    }

    void walk(const std::vector<Step>& steps) {
        for (const Step& step : steps) {
            ASSERT_TRUE(hand.sees(step.question)) << hand.complaint().toStdString();
            for (const QString& name : step.taps) ASSERT_NO_FATAL_FAILURE(tap(name)) << step.question;
        }
    }

    /// Through the menu, by its own rules of what stands where.
    void open(const QString& id) {
        const auto entries = menuEntries(everyService());
        for (std::size_t entry = 0; entry < entries.size(); ++entry) {
            const auto& members = entries[entry].services;
            const auto found = std::find_if(members.begin(), members.end(),
                                            [&](const Service* service) { return id == QLatin1String(service->id); });
            if (found == members.end()) continue;
            ASSERT_NO_FATAL_FAILURE(walk({{"menu.question", choice(static_cast<int>(entry))}}));
            if (!entries[entry].isGroup()) return;
            ASSERT_NO_FATAL_FAILURE(walk({{"menu.which", choice(static_cast<int>(found - members.begin()))}}));
            return;
        }
        FAIL() << "not in the menu";
    }

    Album album{qEnvironmentVariable("EVERGREEN_ERRANDS_ALBUM")};
    VisitBed bed;
    Hand hand{bed.kiosk, album};
};

class ErrandOf : public ErrandsByTouch, public testing::WithParamInterface<std::size_t> {};

}  // namespace

TEST_P(ErrandOf, is_done_by_touch_and_the_card_comes_back) {
    const QString id = QLatin1String(serviceTable()[GetParam()].id);
    const auto found = errands().find(id);
    ASSERT_NE(found, errands().end()) << "no way through " << id.toStdString();
    const BranchErrand& errand = found->second;
    const auto before = bed.sandbox.balanceOf(QStringLiteral("mei-card"));

    bed.insert(QStringLiteral("mei"));
    ASSERT_NO_FATAL_FAILURE(walk({{"pin.question", keys(kDemoPin)}}));
    ASSERT_NO_FATAL_FAILURE(open(id));
    ASSERT_NO_FATAL_FAILURE(walk(errand.steps));
    ASSERT_NO_FATAL_FAILURE(walk({{"menu.question", {QStringLiteral("bar.back")}}}));
    ASSERT_TRUE(hand.sees("goodbye.question")) << hand.complaint().toStdString();

    EXPECT_EQ(bed.paper.receipts().size(), errand.papers);
    const auto change = bed.sandbox.balanceOf(QStringLiteral("mei-card")) - before;
    constexpr std::int64_t interestMost = 30'00;
    EXPECT_GE(change, errand.cardChange);
    EXPECT_LE(change, errand.cardChange > 0 ? errand.cardChange + interestMost : errand.cardChange);
    bed.sandbox.sandbox().withBooks([](Books& books) { EXPECT_TRUE(books.ledger.balances()); });
    bed.slot.remove();
}

INSTANTIATE_TEST_SUITE_P(EveryService, ErrandOf, testing::Range(std::size_t{0}, serviceTable().size()),
                         [](const auto& each) {
                             std::string name = serviceTable()[each.param].id;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST_F(ErrandsByTouch, without_a_card_a_ticket_is_taken_and_the_welcome_page_comes_back) {
    const auto hasPrinter = [this] { return bed.printer.device() == ReceiptPrinter::Device::Online; };
    ASSERT_TRUE(hand.waitsFor(hasPrinter, QStringLiteral("the printer"))) << hand.complaint().toStdString();
    ASSERT_NO_FATAL_FAILURE(walk({{"welcome.question", kPrimary}, {"lobby.question", choice(0)}}));
    ASSERT_NO_FATAL_FAILURE(walk(errands().at(QStringLiteral("queue-ticket")).steps));
    ASSERT_NO_FATAL_FAILURE(walk({{"lobby.question", {QStringLiteral("bar.back")}}}));
    EXPECT_TRUE(hand.sees("welcome.question")) << hand.complaint().toStdString();
    EXPECT_EQ(bed.paper.receipts().size(), 1U);
}

TEST_F(ErrandsByTouch, card_that_comes_in_meanwhile_goes_first) {
    ASSERT_NO_FATAL_FAILURE(walk({{"welcome.question", kPrimary}}));
    ASSERT_TRUE(hand.sees("lobby.question")) << hand.complaint().toStdString();
    bed.insert(QStringLiteral("mei"));
    EXPECT_TRUE(hand.sees("pin.question")) << hand.complaint().toStdString();
    bed.slot.remove();
    EXPECT_TRUE(hand.sees("failure.card-removed.question")) << hand.complaint().toStdString();
}

}  // namespace evergreen
