// The built-in rules: what each does, that each is tested, and that what is built into the kiosk is tested there.
#include "kiosk/i18n/phrasebook.h"
#include "kiosk/safety/assess.h"
#include "tests/safety/rule_rows.h"

#include <gmock/gmock.h>

#include <QFile>

namespace evergreen {

namespace {

/// The demanded ids that no row of `rows` tests.
std::vector<std::string> untested(std::span<const RuleRow> rows) {
    std::vector<std::string> missing;
    for (const char* id : demandedRuleIds()) {
        const bool isThere =
            std::any_of(rows.begin(), rows.end(), [id](const RuleRow& row) { return std::string(row.id) == id; });
        if (!isThere) missing.emplace_back(id);
    }
    return missing;
}

void collectFacts(const Condition& condition, std::vector<SafetyFact>& facts) {
    if (condition.kind == Condition::Kind::Fact) facts.push_back(condition.fact);
    for (const Condition& part : condition.parts) collectFacts(part, facts);
}

}  // namespace

TEST(SafetyRules, every_rule_applies_on_one_side_of_its_threshold_and_not_on_the_other) {
    for (const RuleRow& row : ruleRows()) {
        SCOPED_TRACE(std::string(row.id) + " by " + entryOf(row.turning).name);
        const QString id = QString::fromLatin1(row.id);
        const Assessment near = assess(factsOf(row, row.applies), SafetyRules::builtIn());
        const Check* const check = near.check(id);
        ASSERT_NE(check, nullptr);
        EXPECT_EQ(check->outcome, row.outcome);
        EXPECT_EQ(assess(factsOf(row, row.spares), SafetyRules::builtIn()).check(id), nullptr);
    }
}

TEST(SafetyRules, every_demanded_rule_has_a_row_and_a_rule) {
    EXPECT_THAT(untested(ruleRows()), testing::IsEmpty());
    for (const char* id : demandedRuleIds()) EXPECT_TRUE(SafetyRules::builtIn().rule(QString::fromLatin1(id))) << id;
    // and this test would find one that has none
    EXPECT_THAT(untested(ruleRows().subspan(2)), testing::ElementsAre("UI-01"));
}

TEST(SafetyRules, every_condition_of_every_rule_is_turned_by_a_row) {
    for (const SafetyRule& rule : SafetyRules::builtIn().rules) {
        std::vector<SafetyFact> facts;
        collectFacts(rule.when, facts);
        for (const SafetyFact fact : facts) {
            const auto rows = ruleRows();
            EXPECT_TRUE(std::any_of(
                rows.begin(), rows.end(),
                [&](const RuleRow& row) { return rule.id == QLatin1String(row.id) && row.turning == fact; }))
                << rule.id.toStdString() << " by " << entryOf(fact).name;
        }
    }
}

TEST(SafetyRules, what_is_built_into_the_kiosk_names_tests_that_are_there) {
    int named = 0;
    for (const SafetyRule& rule : SafetyRules::builtIn().rules) {
        for (const QString& test : rule.structure) {
            const QStringList parts = test.split(u'#');
            ASSERT_EQ(parts.size(), 2) << test.toStdString();
            QFile file(QStringLiteral(EVERGREEN_SOURCE_DIR "/") + parts[0]);
            ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << test.toStdString();
            EXPECT_TRUE(file.readAll().contains(", " + parts[1].toLatin1() + ") {")) << test.toStdString();
            ++named;
        }
    }
    EXPECT_GE(named, 8);
}

TEST(SafetyRules, nobody_and_nothing_brings_about_no_check) {
    EXPECT_EQ(assess(SafetyFacts(), SafetyRules::builtIn()), Assessment());
}

TEST(SafetyRules, most_careful_outcome_wins_and_every_check_is_told) {
    SafetyFacts facts;
    facts[SafetyFact::AgeYears] = 85;
    facts[SafetyFact::ToOthers] = 1;
    facts[SafetyFact::PayeeNew] = 1;
    facts[SafetyFact::AmountFen] = Money::yuan(6'000).minor;
    facts[SafetyFact::PayeeNameMismatch] = 1;
    const Assessment found = assess(facts, SafetyRules::builtIn());
    std::vector<std::string> ids;
    ids.reserve(found.checks.size());
    for (const Check& check : found.checks) ids.push_back(check.ruleId.toStdString());
    EXPECT_THAT(ids, testing::ElementsAre("EL-02", "UI-01", "TX-01", "EL-06"));
    EXPECT_EQ(found.outcome(), SafetyOutcome::Human);
    EXPECT_EQ(found.holdHours(), 24);

    facts[SafetyFact::PayeeWatchListed] = 1;
    EXPECT_EQ(assess(facts, SafetyRules::builtIn()).outcome(), SafetyOutcome::Block);
}

TEST(SafetyRules, every_check_says_why_and_what_to_do_in_both_languages) {
    const Phrasebook chinese(Language::Chinese);
    const Phrasebook english(Language::English);
    for (const SafetyWords& words : safetyWordsTable()) {
        for (const char* id : {words.why, words.action}) {
            EXPECT_TRUE(chinese.has(id)) << id;
            EXPECT_TRUE(english.has(id)) << id;
        }
    }
}

TEST(SafetyFacts, percent_is_rounded_up_so_that_the_least_bit_above_half_counts) {
    EXPECT_EQ(percentRoundedUp(Money::yuan(25'000), Money::yuan(50'000)), 50);
    EXPECT_EQ(percentRoundedUp(Money::yuan(25'000, 1), Money::yuan(50'000)), 51);
    EXPECT_EQ(percentRoundedUp(Money{}, Money::yuan(50'000)), 0);
    EXPECT_EQ(percentRoundedUp(Money::yuan(1), Money{}), 100);
}

TEST(SafetyFacts, every_fact_is_found_by_its_name_and_in_its_place) {
    for (const SafetyFactEntry& entry : safetyFactTable()) {
        EXPECT_EQ(safetyFactNamed(QString::fromLatin1(entry.name)), entry.fact);
        EXPECT_EQ(&entryOf(entry.fact), &entry);
    }
    EXPECT_FALSE(safetyFactNamed(u"shoe-size"));
}

}  // namespace evergreen
