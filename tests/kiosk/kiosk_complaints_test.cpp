// A kiosk's complaint at the real desk, over HTTPS with its certificate: the number, the page for the phone, and what
// becomes of it when the desk is away.
#include "kiosk/kiosk_complaints.h"

#include "kiosk/base/system_clock.h"
#include "tests/support/running_desk.h"

#include <gtest/gtest.h>

#include <QTest>

namespace evergreen {

namespace {

using Fate = ComplaintTold::Fate;

class KioskComplaintsTest : public testing::Test {
protected:
    KioskComplaintsTest() { restart(); }

    void restart() {
        complaints.reset();
        const auto& files = testCertificates();
        const QString id = QStringLiteral("kiosk-0001");
        place.endpoint.broker = {QStringLiteral("localhost"), 1, files.authority(), files.kioskCertificate(id),
                                 files.kioskKey(id)};
        place.endpoint.base = QUrl(QStringLiteral("https://localhost:%1").arg(desk.kioskPort()));
        place.follow = QUrl(QStringLiteral("https://localhost:%1").arg(desk.port()));
        complaints = std::make_unique<KioskComplaints>(
            KioskComplaints::Ground{clock, phrasebook, audit, [] { return QStringList{QStringLiteral("paper")}; }},
            folder.path(), place);
        complaints->open();
    }
    ComplaintTold tell() {
        return QCoro::waitFor(complaints->tell(
            ComplaintKind::Machine, {QStringLiteral("failure.paper-out.question"), QStringLiteral("balance")}));
    }
    std::vector<desk::Complaint> atTheDesk() {
        std::vector<desk::Complaint> all;
        desk.desk().withBooks(
            [&](desk::DeskBooks& books) { all = books.complaints.list(QStringLiteral("hefang"), true); });
        return all;
    }
    int phoneSees(const ComplaintTold& told) { return Browser(desk).get(QUrl(told.follow).path()).status; }

    RunningDesk desk;
    QTemporaryDir folder;
    SystemClock clock;
    Phrasebook phrasebook;
    NoAudit audit;
    DeskPlace place;
    std::unique_ptr<KioskComplaints> complaints;
};

}  // namespace

TEST_F(KioskComplaintsTest, desk_gives_a_number_and_the_slip_leads_to_it) {
    const ComplaintTold told = tell();
    ASSERT_EQ(told.fate, Fate::Received);
    ASSERT_EQ(atTheDesk().size(), 1U);
    const desk::Complaint kept = atTheDesk().front();
    EXPECT_EQ(kept.number, told.number);
    EXPECT_EQ(kept.due, told.due);
    EXPECT_EQ(kept.told.faults, QStringList{QStringLiteral("paper")});
    EXPECT_EQ(kept.told.page, QStringLiteral("failure.paper-out.question"));
    EXPECT_EQ(kept.told.service, QStringLiteral("balance"));
    EXPECT_EQ(kept.code, QStringLiteral("C02"));
    EXPECT_TRUE(told.follow.startsWith(place.follow.toString() + QStringLiteral("/c/")));
    EXPECT_EQ(phoneSees(told), 200);
}

TEST_F(KioskComplaintsTest, desk_that_is_away_is_told_when_it_is_back_once_and_the_slip_leads_to_it_then) {
    desk.desk().stop();
    const ComplaintTold told = tell();
    ASSERT_EQ(told.fate, Fate::Kept);
    EXPECT_EQ(told.reference.size(), 8);
    EXPECT_TRUE(told.number.isEmpty());
    complaints.reset();
    desk.restart();
    EXPECT_EQ(phoneSees(told), 404);
    restart();  // the kiosk's program, too
    ASSERT_TRUE(QTest::qWaitFor([&] { return !atTheDesk().empty(); }, 10'000));
    EXPECT_EQ(atTheDesk().size(), 1U);
    EXPECT_EQ(atTheDesk().front().told.key.left(8), told.reference);
    EXPECT_EQ(phoneSees(told), 200);
    ASSERT_TRUE(QTest::qWaitFor([&] { return tell().fate == Fate::Received; }, 10'000));
    EXPECT_EQ(atTheDesk().size(), 2U) << "the first is not told again";
}

TEST_F(KioskComplaintsTest, kiosk_without_a_desk_takes_none) {
    KioskComplaints none({clock, phrasebook, audit, [] { return QStringList(); }}, folder.path(), {});
    EXPECT_FALSE(none.isThere());
    EXPECT_EQ(QCoro::waitFor(none.tell(ComplaintKind::Other, {})).fate, Fate::NotKept);
}

}  // namespace evergreen
