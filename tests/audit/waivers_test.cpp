#include "accessibility/audit/waivers.h"

#include "accessibility/audit/report.h"
#include "accessibility/audit/rule.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

namespace evergreen {

namespace {

const QDate today(2026, 12, 1);

Outcome outcomeWith(const char* page, const char* path) {
    Outcome outcome;
    Finding finding;
    finding.rule = 38;
    finding.page = QString::fromLatin1(page);
    finding.path = QString::fromLatin1(path);
    outcome.findings.push_back(finding);
    return outcome;
}

Waiver waiver(QDate until) {
    return {{38},
            QStringLiteral("*"),
            {},
            QStringLiteral("voice.pause"),
            {},
            QStringLiteral("to come"),
            QStringLiteral("somebody"),
            until};
}

TEST(WaiversTest, finding_beforeTheDay_isWaivedAndCounted) {
    auto outcome = outcomeWith("menu.question", "voice.pause");
    EXPECT_TRUE(applyWaivers(outcome, {waiver(today)}, today).isEmpty());
    EXPECT_FALSE(outcome.findings.front().waiver.isEmpty());
    EXPECT_EQ(outcome.tallies[38].waived, 1);
}

TEST(WaiversTest, finding_afterTheDay_isOpenAgain) {
    auto outcome = outcomeWith("menu.question", "voice.pause");
    EXPECT_EQ(applyWaivers(outcome, {waiver(today)}, today.addDays(1)).size(), 1);
    EXPECT_TRUE(outcome.findings.front().waiver.isEmpty());
}

TEST(WaiversTest, anotherFinding_isNotWaived) {
    auto outcome = outcomeWith("menu.question", "bar.again");
    EXPECT_EQ(applyWaivers(outcome, {waiver(today)}, today).size(), 1);
    EXPECT_TRUE(outcome.findings.front().waiver.isEmpty());
}

TEST(WaiversTest, waiverWithoutOwner_isAnError) {
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("waivers.json")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(R"([{"rules": [38], "page": "*", "path": "x", "why": "so", "until": "2026-12-01"}])");
    file.close();
    EXPECT_FALSE(readWaivers(file.fileName()).ok());
}

TEST(WaiversTest, waiversOfTheProject_canBeRead) {
    EXPECT_TRUE(
        readWaivers(QString::fromUtf8(EVERGREEN_SOURCE_DIR) + QStringLiteral("/accessibility/audit/waivers.json"))
            .ok());
}

// The gate's own rules.
class ReportTest : public testing::Test {
protected:
    ReportTest() {
        for (auto& tally : m_report.outcome.tallies) tally.measured = 1;
        m_report.outcome.cells = 10;
        m_report.cellsExpected = 10;
        m_report.planting.rules[1] = {1, 1, 0};
    }
    Report m_report;
};

TEST_F(ReportTest, everythingMeasuredAndNothingFound_passes) {
    EXPECT_TRUE(m_report.passes());
}

TEST_F(ReportTest, cellThatDidNotRun_fails) {
    m_report.outcome.cells = 9;
    EXPECT_FALSE(m_report.passes());
}

TEST_F(ReportTest, ruleThatMeasuredNothing_fails) {
    m_report.outcome.tallies[7].measured = 0;
    EXPECT_FALSE(m_report.passes());
}

TEST_F(ReportTest, whatCouldNotBeMeasured_fails) {
    m_report.outcome.notMeasured << QStringLiteral("a picture");
    EXPECT_FALSE(m_report.passes());
}

TEST_F(ReportTest, plantedDefectNotFound_fails) {
    m_report.planting.rules[1] = {2, 1, 0};
    EXPECT_FALSE(m_report.passes());
}

TEST_F(ReportTest, cleanTwinFlagged_fails) {
    m_report.planting.rules[1] = {1, 1, 1};
    EXPECT_FALSE(m_report.passes());
}

TEST_F(ReportTest, waiverThatNothingNeeds_fails) {
    m_report.idleWaivers << QStringLiteral("rule 38");
    EXPECT_FALSE(m_report.passes());
}

TEST_F(ReportTest, outcome_throughJson_isTheSame) {
    auto outcome = outcomeWith("menu.question", "voice.pause");
    outcome.findings.front().where = {1, 2, 3, 4};
    outcome.cells = 7;
    outcome.tallies[38].measured = 5;
    const auto back = outcomeFrom(toJson(outcome));
    EXPECT_EQ(back.cells, 7);
    EXPECT_EQ(back.tallies[38], outcome.tallies[38]);
    EXPECT_EQ(back.findings.front().path, QStringLiteral("voice.pause"));
    EXPECT_EQ(back.findings.front().where, QRectF(1, 2, 3, 4));
}

TEST_F(ReportTest, html_saysTheVerdictAndEveryRule) {
    const auto html = QString::fromUtf8(htmlOf(m_report));
    EXPECT_TRUE(html.contains(QStringLiteral("Passed")));
    EXPECT_TRUE(html.contains(QStringLiteral("hardware, unverified")));
    for (const auto& rule : rules())
        EXPECT_TRUE(html.contains(QString::fromUtf8(rule.chinese).toHtmlEscaped())) << rule.number;
}

}  // namespace

}  // namespace evergreen
