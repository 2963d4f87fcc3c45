// Staff at the kiosk on the real glass: their card in their own CCID reader, their PIN asked about at a real desk, the
// customer's tap, what they may do, and every way it does not come to that.
#include "tests/journeys/hand.h"
#include "tests/journeys/visit_bed.h"
#include "tests/support/mqtt_peer.h"
#include "tests/support/running_desk.h"

#include <gtest/gtest.h>

#include <QDirIterator>

namespace evergreen {

namespace {

const QString kWho = QStringLiteral("小李");
const QString kPin = QStringLiteral("860001");

QJsonObject staffFace(const char* id) {
    return {{QStringLiteral("aid"), QStringLiteral("F04556455247524E53")},
            {QStringLiteral("label"), QStringLiteral("EVERGREEN STAFF")},
            {QStringLiteral("staff"), QString::fromLatin1(id)}};
}

class StaffJourney : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(bed.kiosk.open());
        bed.kiosk.window().show();
        bed.paper.watchReceipts([this](const QImage&) { ++receipts; });
        bed.insert(QStringLiteral("mei"));
        ASSERT_TRUE(hand.sees("pin.question"));
    }

    DeskPlace place() {
        DeskPlace place{{broker.endpoint(kKiosk), QUrl(QStringLiteral("https://localhost:%1").arg(desk->kioskPort()))}};
        place.letInMax = std::chrono::seconds(600);
        return place;
    }
    bool seesMenu() {
        return hand.types(QStringLiteral("123456")) && hand.taps(QStringLiteral("key.finish")) &&
               hand.sees("menu.question");
    }
    bool seesStaff(const char* question) {
        return hand.waitsFor(
            [&] {
                const PageModel* const page = bed.kiosk.screen().staffPage();
                return page && page->head().question.id == question && bed.kiosk.window().grabWindow().width() > 0;
            },
            QString::fromLatin1(question));
    }
    bool putsIn(const char* id) {
        bed.insertStaff(staffFace(id));
        return seesStaff("staff.pin");
    }
    bool types(const QString& pin) { return hand.types(pin) && hand.taps(QStringLiteral("key.finish")); }
    bool isLetIn() {
        return putsIn("xiaoli") && types(kPin) && seesStaff("staff.letIn") && hand.taps(QStringLiteral("primary")) &&
               hand.waitsFor([&] { return bed.kiosk.help().isByCard(); }, QStringLiteral("let in"));
    }
    bool isUncovered() {
        return hand.waitsFor([&] { return bed.kiosk.screen().overlay() == KioskScreen::NoOverlay; },
                             QStringLiteral("the customer's page"));
    }
    bool isCaptioned(const char* id) {
        const QString words = phrasebook.spoken(Text{id, {}});
        return hand.waitsFor([&] { return bed.kiosk.screen().caption()->text().startsWith(words.chopped(1)); },
                             QString::fromLatin1(id));
    }
    /// Of the entries of that kind in the audit log, which is there in clear but for what is sealed.
    QByteArrayList audited(const QByteArray& kind) {
        QByteArrayList lines;
        QDirIterator files(bed.state.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly)) continue;
            for (const QByteArray& line : file.readAll().split('\n')) {
                if (line.contains('"' + kind + '"')) lines << line;
            }
        }
        return lines;
    }

    TestBroker broker;
    std::unique_ptr<RunningDesk> desk = std::make_unique<RunningDesk>();
    Phrasebook phrasebook;
    VisitBed bed{PanelMetrics(), place()};
    Album album{QString()};
    Hand hand{bed.kiosk, album};
    int receipts = 0;
};

}  // namespace

TEST_F(StaffJourney, card_pin_and_the_customers_tap_let_staff_in_until_the_card_is_out) {
    ASSERT_TRUE(seesMenu() && isLetIn() && isUncovered()) << hand.complaint().toStdString();
    const PageModel* const menu = bed.kiosk.screen().page();
    EXPECT_EQ(bed.kiosk.help().assistance().who(), kWho);
    ASSERT_TRUE(hand.taps(QStringLiteral("staff")) && seesStaff("staff.tools.question"))
        << hand.complaint().toStdString();
    ASSERT_TRUE(hand.tapsWords(text("staff.tool.ticket")) && isUncovered()) << hand.complaint().toStdString();
    EXPECT_TRUE(hand.waitsFor([&] { return receipts == 1; }, QStringLiteral("the ticket")));
    ASSERT_TRUE(hand.taps(QStringLiteral("staff")) && seesStaff("staff.tools.question") &&
                hand.tapsWords(text("staff.tool.comfort")) &&
                hand.seesOverlay(KioskScreen::ComfortOverlay, QStringLiteral("comfort")))
        << hand.complaint().toStdString();
    bed.kiosk.screen().closeOverlay();
    EXPECT_EQ(bed.kiosk.help().assistance().done(),
              (QStringList{QStringLiteral("print-ticket"), QStringLiteral("comfort")}));
    EXPECT_EQ(bed.kiosk.screen().page(), menu) << "the customer's page is as it was";
    bed.staffSlot.remove();
    ASSERT_TRUE(hand.waitsFor([&] { return !bed.kiosk.help().assistance().isOn(); }, QStringLiteral("out")));
    EXPECT_FALSE(hand.placeOf(QStringLiteral("staff"))) << "no tool is left";
    EXPECT_EQ(audited("staff-card").size(), 1);
    EXPECT_EQ(audited("helper-let-in").size(), 1);
    EXPECT_TRUE(audited("helper-let-in").value(0).contains("card"));
    EXPECT_EQ(audited("helper-acted").size(), 2);
    EXPECT_EQ(audited("helper-left").size(), 1);
}

TEST_F(StaffJourney, page_that_is_the_customers_alone_is_not_covered_and_staff_wait) {
    bed.insertStaff(staffFace("xiaoli"));
    ASSERT_TRUE(isCaptioned("staff.waiting")) << hand.complaint().toStdString();
    EXPECT_EQ(bed.kiosk.screen().overlay(), KioskScreen::NoOverlay);
    ASSERT_TRUE(hand.types(QStringLiteral("123456")) && hand.taps(QStringLiteral("key.finish")) &&
                seesStaff("staff.pin"))
        << hand.complaint().toStdString() << ": the customer's own PIN went to their own page";
    EXPECT_TRUE(bed.kiosk.screen().staffPage()->isForStaff());
}

TEST_F(StaffJourney, staff_on_a_fenced_page_have_nothing_but_the_way_out) {
    ASSERT_TRUE(seesMenu() && isLetIn() && isUncovered()) << hand.complaint().toStdString();
    ASSERT_TRUE(hand.taps(QStringLiteral("choice.3")) && hand.sees("transfer.whom")) << hand.complaint().toStdString();
    ASSERT_TRUE(hand.taps(QStringLiteral("staff"))) << hand.complaint().toStdString();
    EXPECT_FALSE(bed.kiosk.help().assistance().isOn());
    EXPECT_EQ(bed.kiosk.screen().overlay(), KioskScreen::NoOverlay);
    EXPECT_TRUE(hand.sees("transfer.whom"));
}

TEST_F(StaffJourney, customer_who_does_not_want_it_is_left_alone_and_one_tap_ends_what_was_wanted) {
    ASSERT_TRUE(seesMenu() && putsIn("xiaoli") && types(kPin) && seesStaff("staff.letIn") &&
                hand.taps(QStringLiteral("secondary")) && isUncovered())
        << hand.complaint().toStdString();
    EXPECT_FALSE(bed.kiosk.help().assistance().isOn());
    bed.staffSlot.remove();
    ASSERT_TRUE(hand.waitsFor([&] { return bed.staffReader.media() == CardReader::Media::NotPresent; }, {}));
    ASSERT_TRUE(isLetIn() && isUncovered() && hand.taps(QStringLiteral("strip.comfort")))
        << hand.complaint().toStdString();
    EXPECT_FALSE(bed.kiosk.help().assistance().isOn());
}

TEST_F(StaffJourney, wrong_pin_is_asked_again_and_the_third_one_locks) {
    ASSERT_TRUE(seesMenu() && putsIn("xiaoli")) << hand.complaint().toStdString();
    const PageModel* const menu = bed.kiosk.screen().page();
    ASSERT_TRUE(types(QStringLiteral("111111")) && seesStaff("staff.pin.again")) << hand.complaint().toStdString();
    const PageModel* const second = bed.kiosk.screen().staffPage();
    ASSERT_TRUE(types(QStringLiteral("222222")) &&
                hand.waitsFor([&] { return bed.kiosk.screen().staffPage() != second; }, QStringLiteral("an answer")) &&
                seesStaff("staff.pin.again") && types(QStringLiteral("333333")) && seesStaff("staff.refused"))
        << hand.complaint().toStdString();
    EXPECT_EQ(bed.kiosk.screen().staffPage()->spoken().at(1), text("staff.refused.locked"));
    ASSERT_TRUE(hand.taps(QStringLiteral("primary")) && isUncovered()) << hand.complaint().toStdString();
    EXPECT_EQ(bed.kiosk.screen().page(), menu);
    EXPECT_EQ(audited("staff-card").size(), 3);
}

// Spec: TR-01
TEST_F(StaffJourney, lapsed_training_another_branch_and_a_silent_desk_have_words_and_a_way_on) {
    ASSERT_TRUE(seesMenu());
    const PageModel* const menu = bed.kiosk.screen().page();
    const auto isRefused = [&](const char* id, const char* pin, const char* why) {
        const bool isTold = putsIn(id) && types(QString::fromLatin1(pin)) && seesStaff("staff.refused");
        if (isTold) {
            EXPECT_EQ(bed.kiosk.screen().staffPage()->spoken().at(1), (Text{why, {}})) << id;
        }
        const bool goesOn = isTold && hand.taps(QStringLiteral("primary")) && isUncovered();
        bed.staffSlot.remove();
        return goesOn && hand.waitsFor([&] { return bed.staffReader.media() == CardReader::Media::NotPresent; }, {});
    };
    EXPECT_TRUE(isRefused("xiaozhao", "860003", "staff.refused.training")) << hand.complaint().toStdString();
    EXPECT_TRUE(isRefused("xiaolin", "860005", "staff.refused.branch")) << hand.complaint().toStdString();
    desk.reset();
    EXPECT_TRUE(isRefused("xiaoli", "860001", "staff.refused.noAnswer")) << hand.complaint().toStdString();
    EXPECT_EQ(bed.kiosk.screen().page(), menu);
    EXPECT_FALSE(bed.kiosk.help().assistance().isOn());
}

TEST_F(StaffJourney, customers_card_in_the_staff_reader_and_back_and_pulling_change_nothing) {
    ASSERT_TRUE(seesMenu());
    const PageModel* const menu = bed.kiosk.screen().page();
    bed.staffSlot.insert(std::make_unique<VirtualCard>(CardFace::load(QStringLiteral("zhu")).value()));
    ASSERT_TRUE(isCaptioned("staff.unknownCard")) << hand.complaint().toStdString();
    EXPECT_EQ(bed.kiosk.screen().overlay(), KioskScreen::NoOverlay);
    bed.staffSlot.remove();
    ASSERT_TRUE(hand.waitsFor([&] { return bed.staffReader.media() == CardReader::Media::NotPresent; }, {}));
    ASSERT_TRUE(putsIn("xiaoli") && hand.types(QStringLiteral("86"))) << hand.complaint().toStdString();
    bed.staffSlot.remove();
    ASSERT_TRUE(isUncovered()) << hand.complaint().toStdString();
    ASSERT_TRUE(putsIn("xiaoli") && hand.taps(QStringLiteral("bar.back")) && isUncovered())
        << hand.complaint().toStdString();
    EXPECT_EQ(bed.kiosk.screen().page(), menu) << "back left the staff's page, not the customer's";
}

TEST_F(StaffJourney, it_ends_with_the_visit_and_the_next_customer_is_alone) {
    ASSERT_TRUE(seesMenu() && isLetIn() && isUncovered()) << hand.complaint().toStdString();
    bed.slot.remove();
    ASSERT_TRUE(hand.waitsFor([&] { return !bed.kiosk.help().assistance().isOn(); }, QStringLiteral("out")));
    EXPECT_TRUE(audited("helper-left").value(0).contains("CallOver"));
    ASSERT_TRUE(hand.sees("welcome.question")) << hand.complaint().toStdString();
    bed.insert(QStringLiteral("mei"));
    ASSERT_TRUE(hand.sees("pin.question") && seesMenu()) << hand.complaint().toStdString();
    EXPECT_FALSE(bed.kiosk.help().assistance().isOn());
    EXPECT_FALSE(hand.placeOf(QStringLiteral("staff")));
}

// Spec: HLP-03. The way from the desk is in help_journey_test.
TEST_F(StaffJourney, joining_an_investment_stops_it_and_names_the_sales_zone) {
    ASSERT_TRUE(seesMenu() && isLetIn() && isUncovered()) << hand.complaint().toStdString();
    ASSERT_TRUE(hand.tapsWords(text("menu.save")) && hand.tapsWords(text("bonds.label")) && seesStaff("sales.question"))
        << hand.complaint().toStdString();
    EXPECT_TRUE(
        hand.waitsFor([&] { return bed.kiosk.screen().page()->head().question.id == QByteArray("menu.question"); },
                      QStringLiteral("the menu below")));
    EXPECT_TRUE(bed.kiosk.help().assistance().isOn()) << "staff go with the customer";
    bed.staffSlot.remove();
    ASSERT_TRUE(hand.waitsFor([&] { return !bed.kiosk.help().assistance().isOn(); }, QStringLiteral("out")));
    EXPECT_TRUE(seesStaff("sales.question")) << "where to go is the customer's to read to its end";
    ASSERT_TRUE(hand.taps(QStringLiteral("primary")) && isUncovered()) << hand.complaint().toStdString();
}

}  // namespace evergreen
