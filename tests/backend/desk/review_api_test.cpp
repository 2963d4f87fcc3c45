// Reviews as browsers read and write them; what comes of one is signed with keys that the desk has not.
#include "tests/backend/desk/fleet_api_fixture.h"

namespace evergreen {

TEST_F(FleetApi, reviews_are_for_reviewers_and_authors) {
    submit(43, "翻页");
    start();
    Browser shen = signedIn("shenwen");
    const QString path = reviewOf(shen, 43);
    ASSERT_FALSE(path.isEmpty());
    for (const auto* staff : {"xiaoli", "chenjingli", "yuancheng"}) {
        Browser stranger = signedIn(staff);
        EXPECT_EQ(stranger.get(kReviews).status, 403) << staff;
        EXPECT_EQ(stranger.get(path).status, 403) << staff;
    }
    Browser lu = signedIn("luxie");
    EXPECT_TRUE(lu.get(path).json()[QStringLiteral("own")].toBool());
    EXPECT_EQ(lu.post(path + QStringLiteral("/notes"), suggesting(QStringLiteral("好"))).error(),
              QStringLiteral("role"));
    EXPECT_EQ(lu.post(path + QStringLiteral("/record"), filled()).error(), QStringLiteral("role"));
    EXPECT_EQ(shen.get(kReviews + QStringLiteral("/unknown")).status, 404);
    EXPECT_EQ(shen.get(kReviews + QStringLiteral("/built-in")).status, 404);
}

TEST_F(FleetApi, changes_are_against_what_most_kiosks_run_and_the_next_bundle_adopts) {
    submit(43, "翻页");
    start();
    Browser shen = signedIn("shenwen");
    const QString path = reviewOf(shen, 43);
    const QJsonObject whole = shen.get(path).json();
    EXPECT_EQ(whole[QStringLiteral("against")], 0) << "41 cannot be read: the built-in one";
    const QJsonArray changes = whole[QStringLiteral("changes")].toArray();
    ASSERT_EQ(changes.size(), 2) << "the sentence, and the bed's setting";
    EXPECT_EQ(changes[0][QStringLiteral("place")], kPlace);
    const QString before = changes[0][QStringLiteral("before")].toString();
    EXPECT_TRUE(before.contains(QString::fromUtf8(kWas)));
    QString suggested = before;
    suggested.replace(QString::fromUtf8(kWas), QStringLiteral("看下一页"));
    EXPECT_EQ(shen.post(path + QStringLiteral("/notes"), suggesting(suggested)).status, 200);
    EXPECT_EQ(shen.post(path + QStringLiteral("/notes"), suggesting(suggested, QStringLiteral("zh_CN/none"))).status,
              400);
    EXPECT_EQ(shen.post(path + QStringLiteral("/notes"), suggesting(suggested, QString())).status, 400);
    EXPECT_EQ(
        shen.post(path + QStringLiteral("/return"), {{QStringLiteral("reasons"), QStringLiteral("见建议")}}).status,
        200);
    submit(44, "看下一页");
    ASSERT_FALSE(reviewOf(shen, 44).isEmpty());
    const QJsonObject after = shen.get(path).json();
    EXPECT_EQ(after[QStringLiteral("state")], QStringLiteral("returned"));
    EXPECT_EQ(after[QStringLiteral("adopted")], 1);
    EXPECT_EQ(after[QStringLiteral("notes")][0][QStringLiteral("answeredIn")], 44);
    EXPECT_EQ(auditOf("xiaobao").filter(QStringLiteral("review-return")).size(), 1);
}

TEST_F(FleetApi, record_is_what_the_reviewers_key_signs_and_then_the_bundle_is_approved) {
    submit(43, "保本，翻一面");
    start();
    Browser shen = signedIn("shenwen");
    const QString path = reviewOf(shen, 43);
    const QJsonArray findings = shen.get(path).json()[QStringLiteral("findings")].toArray();
    EXPECT_TRUE(findings.contains(QStringLiteral("zh_CN/page.turn: says “保本”")));
    const DeskAnswer lacking = shen.post(path + QStringLiteral("/record"), filled());
    EXPECT_EQ(lacking.error(), QStringLiteral("incomplete"));
    EXPECT_TRUE(lacking.json()[QStringLiteral("detail")].toString().endsWith(findings[0].toString()))
        << lacking.body.toStdString();
    EXPECT_EQ(shen.get(path + QStringLiteral("/record")).status, 404);
    EXPECT_EQ(shen.post(path + QStringLiteral("/record"), {{QStringLiteral("rights"), QJsonObject()}}).status, 400);
    ASSERT_EQ(shen.post(path + QStringLiteral("/record"), filled(findings)).status, 200);
    const DeskAnswer file = shen.get(path + QStringLiteral("/record"));
    EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"review43.json\"");
    EXPECT_EQ(shen.get(path).json()[QStringLiteral("state")], QStringLiteral("ready")) << "approved is what is signed";
    fleet::Edition edition(fleet.folder);
    std::vector<std::string> found;
    for (const QJsonValue one : findings) found.push_back(one.toString().toStdString());
    const auto signedNow =
        fleet::signAsReviewer(edition, 43, file.body.toStdString(), found, fleet.keys.at("reviewer"), {fleet.now, {}});
    ASSERT_TRUE(signedNow) << signedNow.refusal().detail;
    ASSERT_TRUE(edition.publish());
    const QDeadlineTimer deadline(20'000);
    while (shen.get(path).json()[QStringLiteral("state")] != QStringLiteral("approved") && !deadline.hasExpired()) {
    }
    EXPECT_EQ(shen.get(path).json()[QStringLiteral("reviewer")], QStringLiteral("shenwen"));
}

TEST_F(FleetApi, author_is_never_the_reviewer_by_whatever_letters) {
    submit(43, "翻页", "ShenWen");
    start();
    Browser shen = signedIn("shenwen");
    const QString path = reviewOf(shen, 43);
    EXPECT_TRUE(shen.get(path).json()[QStringLiteral("own")].toBool());
    EXPECT_EQ(shen.post(path + QStringLiteral("/notes"), suggesting(QStringLiteral("好"))).error(),
              QStringLiteral("own-work"));
    EXPECT_EQ(shen.post(path + QStringLiteral("/record"), filled()).error(), QStringLiteral("own-work"));
    EXPECT_EQ(shen.post(path + QStringLiteral("/return"), {{QStringLiteral("reasons"), QStringLiteral("好")}}).error(),
              QStringLiteral("own-work"));
}

TEST_F(FleetApi, author_declines_with_a_reason) {
    submit(43, "翻页");
    start();
    Browser shen = signedIn("shenwen");
    Browser lu = signedIn("luxie");
    const QString path = reviewOf(shen, 43);
    ASSERT_EQ(shen.post(path + QStringLiteral("/notes"), suggesting(QStringLiteral("好"))).status, 200);
    const QString note = path + QStringLiteral("/notes/1/answer");
    const QJsonObject bare{{QStringLiteral("answer"), QStringLiteral("declined")}, {QStringLiteral("why"), QString()}};
    EXPECT_EQ(lu.post(note, bare).status, 400);
    const QJsonObject said{{QStringLiteral("answer"), QStringLiteral("declined")},
                           {QStringLiteral("why"), QStringLiteral("机器上就是这样写的")}};
    EXPECT_EQ(shen.post(note, said).error(), QStringLiteral("not-yours"));
    EXPECT_EQ(lu.post(note, said).status, 200);
    EXPECT_EQ(lu.post(note, said).error(), QStringLiteral("closed"));
    EXPECT_EQ(shen.get(path).json()[QStringLiteral("declined")], 1);
}

TEST_F(FleetApi, pictures_beside_the_bundle_are_served_as_they_lie) {
    submit(43, "翻页");
    const QByteArray png("\x89PNG\r\n\x1a\n", 8);
    const std::string name = "zh-portrait-2-warm/welcome.question.after.png";
    ASSERT_TRUE(fleet.folder.write("pictures/43/" + name, png.toStdString()));
    ASSERT_TRUE(fleet.folder.write("pictures/43/pages.json",
                                   R"({"pages": [{"page": "welcome.question", "setting": "zh-portrait-2-warm",
        "language": "zh", "before": {}, "after": {"picture": ")" +
                                       name + R"(", "said": "您好。"}}]})"));
    start();
    Browser shen = signedIn("shenwen");
    const QString path = reviewOf(shen, 43);
    const QJsonValue picture = shen.get(path).json()[QStringLiteral("pictures")][0];
    EXPECT_EQ(picture[QStringLiteral("page")], QStringLiteral("welcome.question"));
    EXPECT_EQ(picture[QStringLiteral("before")][QStringLiteral("picture")], QString());
    EXPECT_EQ(picture[QStringLiteral("after")][QStringLiteral("said")], QStringLiteral("您好。"));
    const DeskAnswer shown = shen.get(path + QStringLiteral("/pictures/") + QString::fromStdString(name));
    EXPECT_EQ(shown.body, png);
    EXPECT_EQ(shown.header("Content-Type"), "image/png");
    EXPECT_EQ(shen.get(path + QStringLiteral("/pictures/zh-portrait-2-warm/pages.json")).status, 404);
}

}  // namespace evergreen
