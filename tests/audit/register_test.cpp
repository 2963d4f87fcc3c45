// No page of the program is missing in the register: every message id that the sources use as a page's question is a
// registered page.
#include "accessibility/audit/clauses.h"
#include "accessibility/audit/matrix.h"
#include "accessibility/audit/page_register.h"
#include "accessibility/audit/rule.h"
#include "kiosk/base/failure.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace evergreen {

namespace {

const PageRegister& registered() {
    static const PageRegister pages = registerPages();
    return pages;
}

std::set<QString> registeredPages() {
    std::set<QString> names;
    for (const auto& state : registered().states) names.insert(state.page);
    return names;
}

QString sourcesOf(const char* folder) {
    QString all;
    QDirIterator files(QString::fromUtf8(EVERGREEN_SOURCE_DIR) + QLatin1Char('/') + QLatin1String(folder),
                       {QStringLiteral("*.cpp")}, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        all += QString::fromUtf8(file.readAll());
    }
    return all;
}

// What is written where a page gets its question: head.question = text(…), headOf("…"), workingOn(…, text("…")).
std::set<QString> questionsIn(const QString& source) {
    static const QRegularExpression places(
        QStringLiteral("(?:head\\.question = text\\(|headOf\\(|workingOn\\(text\\([^)]*\\), text\\()([^;]*?)[,;)]"));
    static const QRegularExpression id(QStringLiteral("\"([a-z]+(?:\\.[A-Za-z0-9-]+)+)\""));
    std::set<QString> found;
    auto matches = places.globalMatch(source);
    while (matches.hasNext()) {
        auto ids = id.globalMatch(matches.next().captured(1));
        while (ids.hasNext()) found.insert(ids.next().captured(1));
    }
    return found;
}

TEST(RegisterTest, everyQuestionInTheSources_isARegisteredPage) {
    const auto pages = registeredPages();
    std::set<QString> questions;
    for (const char* folder : {"kiosk/services", "kiosk/visit"}) questions.merge(questionsIn(sourcesOf(folder)));
    EXPECT_GT(questions.size(), 30U);
    for (const auto& question : questions) EXPECT_TRUE(pages.contains(question)) << question.toStdString();
}

TEST(RegisterTest, everyFailure_hasARegisteredPage) {
    const auto pages = registeredPages();
    for (const auto& entry : failureTable())
        EXPECT_TRUE(pages.contains(QStringLiteral("failure.%1.question").arg(QLatin1String(entry.name)))) << entry.name;
}

TEST(RegisterTest, states_haveNamesOfTheirOwn) {
    std::set<QString> names;
    for (const auto& state : registered().states)
        EXPECT_TRUE(names.insert(state.name()).second) << state.name().toStdString();
}

TEST(RegisterTest, everyOverlay_isRegistered) {
    std::set<QString> states;
    for (const auto& state : registered().states) states.insert(state.state);
    for (const char* overlay : {"help", "still-there", "comfort"})
        EXPECT_TRUE(states.contains(QLatin1String(overlay))) << overlay;
}

// Rule 40: a wait that a customer can feel is known here, with what makes it bearable. A new one must be thought about.
TEST(RegisterTest, everyWaitOfTheProgram_isKnown) {
    const std::map<QString, int> known{
        {QStringLiteral("accessibility/comfort/time_allowance.cpp"),
         2},                                                         // asked, extended, spoken: rule 40 measures it
        {QStringLiteral("accessibility/input/switch_scan.cpp"), 2},  // a place of automatic scanning; a hold
        {QStringLiteral("accessibility/voice/device_audio_out.cpp"), 1},  // a loudspeaker that does not answer
        {QStringLiteral("accessibility/voice/silent_audio_out.cpp"), 1},  // captions go on without sound
        {QStringLiteral("kiosk/bank/bank_channel.cpp"), 1},               // the bank's answer; then a page says so
        {QStringLiteral("kiosk/help/assistance.cpp"), 1},  // letting somebody in ends by itself; nothing is lost by it
        {QStringLiteral("kiosk/help/complaint_line.cpp"), 1},  // nobody waits: what the desk did not hear is told again
        {QStringLiteral("kiosk/help/desk_link.cpp"), 1},       // nobody waits: the kiosk tells its health
        // A call is told again; nobody has answered it: lamp and ticket; nobody has taken it, or whoever had gave it
        // back: more are asked.
        {QStringLiteral("kiosk/help/help_line.cpp"), 4},
        {QStringLiteral("kiosk/help/staff_desk.cpp"),
         1},  // the desk's word on a staff card; then help is by word of mouth
        {QStringLiteral("kiosk/kiosk_staff.cpp"),
         1},  // staff wait for the customer to finish a step that is theirs alone
        {QStringLiteral("kiosk/kiosk_certificate.cpp"), 1},  // nobody waits: is there another certificate on the disk?
        {QStringLiteral("kiosk/kiosk_complaints.cpp"), 1},   // the desk's number; then the page says that it is kept
        {QStringLiteral("kiosk/kiosk_help.cpp"), 1},         // who waits for help is not asked "still there?"
        {QStringLiteral("kiosk/kiosk.cpp"), 1},              // letters go back when nobody is there and no card is in
        // "Take your card", said again, and the last page when it is out; a reader that is not found at the start; the
        // welcome page's next picture; the smile after a visit, which nobody need answer.
        {QStringLiteral("kiosk/visit/reception.cpp"), 4},
        {QStringLiteral("kiosk/visit/reception_errands.cpp"), 1},  // the menu's "one moment"
    };
    static const QRegularExpression wait(QStringLiteral("lock\\.(alarm|wait)\\("));
    std::map<QString, int> found;
    const QString root = QString::fromUtf8(EVERGREEN_SOURCE_DIR) + QLatin1Char('/');
    for (const char* folder : {"kiosk", "accessibility"}) {
        QDirIterator files(root + QLatin1String(folder), {QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            ASSERT_TRUE(file.open(QIODevice::ReadOnly));
            const auto name = file.fileName().mid(root.size());
            const auto waits = QString::fromUtf8(file.readAll()).count(wait);
            if (waits > 0 && !name.startsWith(QLatin1String("accessibility/audit/")))
                found[name] = static_cast<int>(waits);
        }
    }
    EXPECT_EQ(found, known);
}

TEST(RegisterTest, matrix_isScalesThemesLanguagesOrientations) {
    const auto states = static_cast<int>(registered().states.size());
    // 5 scales × 4 themes × 3 languages × 2 orientations, and each arrangement once more for reach and hand.
    EXPECT_EQ(cellsOf(registered()), states * (5 * 4 * 3 * 2 + 5 * 3 * 2));
    const double all = cellsOf(registered());
    EXPECT_NEAR(cellsOf(registered(), 5), all / 5, all / 50);
}

TEST(ClausesTest, everyRule_standsForAClause) {
    for (const auto& rule : rules()) EXPECT_FALSE(clausesOf(rule.number).isEmpty()) << rule.number;
}

TEST(ClausesTest, hardware_isNeverAPass) {
    Outcome clean;
    for (auto& tally : clean.tallies) tally.measured = 1;
    int hardware = 0;
    for (const auto& clause : clauses()) {
        if (clause.by != Clause::By::Hardware) continue;
        ++hardware;
        EXPECT_EQ(standingOf(clause, clean), Standing::Hardware) << clause.number;
    }
    EXPECT_GE(hardware, 5);
}

TEST(ClausesTest, clauseOfARuleThatMeasuredNothing_fails) {
    for (const auto& clause : clauses()) {
        if (clause.by != Clause::By::Rules) continue;
        EXPECT_EQ(standingOf(clause, Outcome()), Standing::NotMeasured) << clause.number;
    }
}

}  // namespace

}  // namespace evergreen
