// CR-01 at the desk: what the repository says and what people write beside it, on SQLite and PostgreSQL alike.
#include "backend/database/migrations.h"
#include "tests/backend/desk/reviews_fixture.h"

namespace evergreen::desk {

TEST_P(ReviewsTest, repository_says_what_is_submitted_approved_and_withdrawn) {
    EXPECT_FALSE(books->submissions.differsFrom({}));
    ASSERT_TRUE(books->submissions.differsFrom({listed(41)}));
    follow({listed(41), listed(42)});
    EXPECT_EQ(found().state(), QStringLiteral("submitted"));
    EXPECT_FALSE(books->submissions.differsFrom({listed(41), listed(42)}));
    const auto approved = listed(41, Standing::Approved, "shenwen");
    EXPECT_TRUE(books->submissions.differsFrom({approved, listed(42)}));
    follow({approved, listed(42)});
    EXPECT_EQ(found(41).state(), QStringLiteral("approved"));
    EXPECT_EQ(found(41).reviewer, QStringLiteral("shenwen"));
    follow({approved});
    EXPECT_EQ(found().state(), QStringLiteral("withdrawn"));
    follow({approved});
    const QStringList lines{QStringLiteral("41 submitted"), QStringLiteral("42 submitted"),
                            QStringLiteral("41 approved"), QStringLiteral("42 withdrawn")};
    EXPECT_EQ(told(kReviewer.branch), lines) << "each once";
    EXPECT_EQ(told(kAuthor.branch), lines);
    EXPECT_TRUE(told(kHere.branch).isEmpty()) << "nobody reviews there";
    EXPECT_EQ(books->submissions.list().size(), 2U) << "the built-in one is nobody's";
}

TEST_P(ReviewsTest, reviewed_as_other_bytes_is_not_approved) {
    follow({listed(42, Standing::ReviewedAsOther, "shenwen")});
    EXPECT_EQ(found().state(), QStringLiteral("submitted"));
}

TEST_P(ReviewsTest, bundles_wait_to_be_told_once_and_after_a_restart_while_they_wait_for_their_review) {
    follow({listed(41, Standing::Approved, "shenwen"), listed(42)});
    const auto versions = [this](bool alsoWaiting) {
        std::vector<std::int64_t> all;
        for (const auto& [manifest, version] : books->submissions.untold(alsoWaiting)) all.push_back(version);
        return all;
    };
    EXPECT_EQ(versions(false), (std::vector<std::int64_t>{0, 41, 42}));
    tell(41, "旧");
    tell(42, "新");
    EXPECT_EQ(versions(false), (std::vector<std::int64_t>{0}));
    EXPECT_EQ(versions(true), (std::vector<std::int64_t>{0, 42}));
    EXPECT_EQ(books->submissions.toldOfVersion(41)->says[fleet::BundleChange::Kind::Text][kPlace], "旧");
    EXPECT_FALSE(books->submissions.toldOfVersion(7).has_value());
}

TEST_P(ReviewsTest, author_in_whatever_case_reviews_nothing_of_his_own) {
    follow({listed(42)});
    const StaffMember both{kAuthor.id, kAuthor.branch, kAuthor.name, QStringLiteral("reviewer")};
    EXPECT_EQ(note(QStringLiteral("请慢慢来。"), both), ReviewStep::OwnWork);
    EXPECT_EQ(giveBack(both), ReviewStep::OwnWork);
    EXPECT_EQ(ready(both), ReviewStep::OwnWork);
    EXPECT_EQ(found().state(), QStringLiteral("submitted"));
}

TEST_P(ReviewsTest, of_two_reviewers_one_ends_it_and_the_other_is_told) {
    follow({listed(42)});
    EXPECT_EQ(giveBack(), ReviewStep::Done);
    EXPECT_EQ(ready(kSecondReviewer), ReviewStep::Closed);
    EXPECT_EQ(giveBack(kSecondReviewer), ReviewStep::Closed);
    EXPECT_EQ(found().state(), QStringLiteral("returned"));
    EXPECT_EQ(found().reasons, QStringLiteral("见建议"));
    EXPECT_EQ(note(QStringLiteral("请慢慢来。")), ReviewStep::Closed) << "what is mended comes as another bundle";
}

TEST_P(ReviewsTest, record_is_replaced_or_taken_back_by_who_made_it_until_it_is_signed) {
    follow({listed(42)});
    ASSERT_EQ(ready(kReviewer, "first"), ReviewStep::Done);
    EXPECT_EQ(ready(kSecondReviewer, "other"), ReviewStep::Closed);
    EXPECT_EQ(ready(kReviewer, "second"), ReviewStep::Done);
    EXPECT_EQ(books->submissions.record(manifestOf(42)), "second");
    EXPECT_EQ(found().state(), QStringLiteral("ready"));
    follow({listed(42, Standing::Approved, "shenwen")});
    EXPECT_EQ(found().state(), QStringLiteral("approved"));
    EXPECT_EQ(giveBack(), ReviewStep::Closed);
}

TEST_P(ReviewsTest, suggestion_that_the_next_bundle_follows_is_adopted) {
    follow({listed(42)});
    tell(42, "把卡插进卡口。");
    ASSERT_EQ(note(QStringLiteral("把卡插进\n亮灯的口子。")), ReviewStep::Done);
    ASSERT_EQ(note(QStringLiteral("把卡放进去。")), ReviewStep::Done);
    ASSERT_EQ(note({}), ReviewStep::Done);
    ASSERT_EQ(giveBack(), ReviewStep::Done);
    follow({listed(42), listed(43)});
    tell(43, "把卡插进 亮灯的口子。");
    EXPECT_EQ(noted(1).answer, QStringLiteral("adopted"));
    EXPECT_EQ(noted(1).answeredIn, 43);
    EXPECT_TRUE(noted(1).answeredBy.isEmpty());
    EXPECT_EQ(noted(2).answer, QStringLiteral("open"));
    EXPECT_TRUE(noted(3).answer.isEmpty()) << "a note suggests nothing";
    EXPECT_EQ(found().suggested, 2);
    EXPECT_EQ(found().adopted, 1);
    EXPECT_EQ(answer(1, false), ReviewStep::Closed);
    tell(42, "把卡放进去。");
    EXPECT_EQ(noted(2).answer, QStringLiteral("open")) << "only a later bundle adopts";
}

TEST_P(ReviewsTest, author_alone_answers_and_once) {
    follow({listed(42)});
    ASSERT_EQ(note(QStringLiteral("把卡放进去。")), ReviewStep::Done);
    EXPECT_EQ(answer(1, true, kReviewer), ReviewStep::NotYours);
    EXPECT_EQ(answer(1, false), ReviewStep::Done);
    EXPECT_EQ(answer(1, true), ReviewStep::Closed);
    EXPECT_EQ(answer(2, true), ReviewStep::Closed);
    EXPECT_EQ(noted(1).answeredBy, kAuthor.id);
    EXPECT_EQ(noted(1).why, QStringLiteral("因为"));
    EXPECT_EQ(found().declined, 1);
}

TEST_P(ReviewsTest, notes_are_numbered_and_not_without_end) {
    follow({listed(42)});
    inOneGo([this] {
        for (int i = 0; i < Reviews::notesMax; ++i) {
            const auto step = books->reviews.note(manifestOf(42), kReviewer, {{}, QStringLiteral("好"), {}}, 1);
            ASSERT_EQ(step, ReviewStep::Done) << i;
        }
    });
    EXPECT_EQ(note({}), ReviewStep::Enough);
    EXPECT_EQ(noted(Reviews::notesMax).n, Reviews::notesMax);
}

// The script of the reviews makes the tables of staff anew.
TEST_P(ReviewsTest, staff_of_an_older_desk_stay_trained_and_signed_in) {
    const auto scripts = migrationScripts(QStringLiteral(":/desk/migrations"));
    ASSERT_TRUE(scripts.ok());
    Database old;
    const QString place = freshDatabase();
    ASSERT_TRUE(old.open(place).ok());
    ASSERT_TRUE(migrate(old, scripts->mid(0, scripts->size() - 1)).ok());
    old.run(QStringLiteral("INSERT INTO branch (id, name_zh, name_en) VALUES ('hefang', '', '')"));
    old.run(
        QStringLiteral("INSERT INTO staff (id, branch_id, name, role, password, code_secret, code_step, pin, "
                       "pin_misses) VALUES ('xiaoli', 'hefang', '小李', 'helper', 'p', 's', 7, 'n', 2)"));
    old.run(QStringLiteral("INSERT INTO training VALUES ('xiaoli', 'helper', '2027-01-01')"));
    ASSERT_TRUE(old.takeFault().ok());
    StaffSessions sessions(old);
    const auto fresh = sessions.open({QStringLiteral("xiaoli"), QStringLiteral("hefang"), {}, {}}, books->now());
    ASSERT_TRUE(old.takeFault().ok());
    old.close();
    DeskBooks now({.database = place}, clock);
    ASSERT_TRUE(now.open().ok());
    EXPECT_EQ(now.staff.find(QStringLiteral("xiaoli"))->name, QStringLiteral("小李"));
    EXPECT_EQ(now.staff.credentials(QStringLiteral("xiaoli"))->usedStep, 7);
    EXPECT_TRUE(now.staff.countPinTry(QStringLiteral("xiaoli")));
    EXPECT_TRUE(now.staff.isPinLocked(QStringLiteral("xiaoli"))) << "the two wrong ones count";
    EXPECT_TRUE(now.staff.isTrained(QStringLiteral("xiaoli"), Staff::helping, QDate(2027, 1, 1)));
    EXPECT_TRUE(now.sessions.find(fresh.token, books->now()).has_value());
    EXPECT_FALSE(now.inOneGo([&] { now.staff.put(kReviewer, {}, {}); }).ok()) << "its branch is not there";
}

EVERGREEN_EACH_DATABASE(ReviewsTest);

}  // namespace evergreen::desk
