// Rule documents: which are taken, which are refused, and in which words; and that the published schema says the same.
#include "kiosk/safety/safety_rules.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace evergreen {

namespace {

QByteArray sourceFile(const char* path) {
    QFile file(QStringLiteral(EVERGREEN_SOURCE_DIR "/kiosk/safety/") + QString::fromLatin1(path));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// The built-in document with one thing changed.
Result<SafetyRules> changed(const QByteArray& from, const QByteArray& to) {
    QByteArray json = sourceFile("rules.json");
    const auto at = json.indexOf(from);
    EXPECT_GE(at, 0) << from.toStdString();
    json.replace(at, from.size(), to);
    return SafetyRules::parse(json);
}

std::string complaintOf(const QByteArray& from, const QByteArray& to) {
    const auto rules = changed(from, to);
    if (rules) return {};
    EXPECT_EQ(rules.failure().code, FailureCode::ConfigBad);
    return rules.failure().detail.toStdString();
}

const QByteArray kNewPayee = R"({"fact": "amount-fen", "is": "at-least", "value": 500000})";
const QByteArray kHalf = R"({"fact": "leaving-percent", "is": "above", "value": 50})";

}  // namespace

TEST(SafetyRulesDocument, built_in_one_is_taken_as_it_is) {
    const auto rules = SafetyRules::parse(sourceFile("rules.json"));
    ASSERT_TRUE(rules.ok()) << rules.failure().detail.toStdString();
    EXPECT_EQ(rules->rules, SafetyRules::builtIn().rules);
}

TEST(SafetyRulesDocument, stricter_one_is_taken) {
    EXPECT_TRUE(changed(kNewPayee, R"({"fact": "amount-fen", "is": "at-least", "value": 300000})").ok());
    EXPECT_TRUE(changed(kNewPayee, R"({"fact": "amount-fen", "is": "at-least", "value": 2000000})").ok())
        << "policy may go as far as its floor";
    EXPECT_TRUE(changed(R"("id": "EL-06", "source": "confirmation of payee", "outcome": "ask")",
                        R"("id": "EL-06", "source": "confirmation of payee", "outcome": "block")")
                    .ok());
}

TEST(SafetyRulesDocument, laxer_one_is_refused_at_the_rule) {
    EXPECT_EQ(complaintOf(kNewPayee, R"({"fact": "amount-fen", "is": "at-least", "value": 2000001})"),
              "rules[10] (EL-02).when: laxer than its floor, all of (to-others yes, age-years >= 70, payee-new yes, "
              "amount-fen >= 2000000)");
    EXPECT_EQ(complaintOf(kHalf, R"({"fact": "leaving-percent", "is": "above", "value": 81})"),
              "rules[11] (EL-03).when: laxer than its floor, all of (to-others yes, balance-fen >= 20000000, "
              "leaving-percent >= 81)");
    EXPECT_EQ(complaintOf(R"("outcome": "block")", R"("outcome": "human")"),
              "rules[13] (EL-05).outcome: laxer than its floor, block");
    EXPECT_EQ(complaintOf(R"("holdHours": 24)", R"("holdHours": 23)"),
              "rules[10] (EL-02).holdHours: laxer than its floor, 24");
    EXPECT_EQ(complaintOf(R"("id": "TX-05")", R"("id": "TX-99")"), "rules: TX-05 is missing");
    EXPECT_EQ(
        complaintOf(R"({"fact": "payee-watch-listed", "is": "yes"})",
                    R"({"all": [{"fact": "payee-watch-listed", "is": "yes"}, {"fact": "payee-new", "is": "yes"}]})"),
        "rules[13] (EL-05).when: laxer than its floor, payee-watch-listed yes");
}

TEST(SafetyRulesDocument, what_is_built_into_the_kiosk_cannot_be_changed) {
    EXPECT_EQ(complaintOf(R"("value": 120)", R"("value": 60)"),
              "rules[2] (UI-03).structure: built into the kiosk, no document changes it");
    EXPECT_EQ(complaintOf(R"("why": "safety.phone", "holdHours": 0)",
                          R"("why": "safety.phone", "holdHours": 0, "structure": ["nowhere"])"),
              "rules[12] (EL-04).structure: only the program knows it");
}

TEST(SafetyRulesDocument, mistake_is_named_by_its_place) {
    EXPECT_EQ(complaintOf("\"age-years\"", "\"shoe-size\""), "rules[0].when.any[0].fact: no such fact");
    EXPECT_EQ(complaintOf(R"("is": "at-least", "value": 60)", R"("is": "about", "value": 60)"),
              "rules[0].when.any[0].is: unknown word");
    EXPECT_EQ(complaintOf("\"value\": 60", "\"value\": 6000"), "rules[0].when.any[0].value: out of bounds");
    EXPECT_EQ(complaintOf(R"("is": "at-least", "value": 60)", R"("is": "yes")"),
              "rules[0].when.any[0].is: the fact is a number");
    EXPECT_EQ(complaintOf(R"({"fact": "chose-elder-mode", "is": "yes"})",
                          R"({"fact": "chose-elder-mode", "is": "at-least", "value": 1})"),
              "rules[0].when.any[1].is: the fact is a yes or a no");
    EXPECT_EQ(complaintOf("\"safety.phone\"", "\"safety.buyNow\""), "rules[12].why: no such words");
    EXPECT_EQ(complaintOf("\"id\": \"UI-02\"", "\"id\": \"UI-01\""), "rules[1].id: there twice");
    EXPECT_EQ(complaintOf("\"outcome\": \"human\"", "\"outcome\": \"shout\""), "rules[3].outcome: unknown word");
    EXPECT_EQ(complaintOf("\"holdHours\": 24", "\"holdHours\": 1000"), "rules[10].holdHours: out of bounds");
    EXPECT_EQ(complaintOf(R"("any": [)", R"("any": [], "all": [)"), "rules[0].when: 1 unknown fields")
        << "two kinds at once";
    EXPECT_NE(complaintOf(R"("rules": [)", R"("rules": [[)"), "");
    EXPECT_EQ(complaintOf(R"({"fact": "wants-counter", "is": "yes"})",
                          R"({"all": [{"all": [{"all": [{"all": [{"fact": "wants-counter", "is": "yes"}]}]}]}]})"),
              "rules[3].when.all[0].all[0].all[0].all: too deep");
    EXPECT_EQ(complaintOf(R"({"fact": "wants-counter", "is": "yes"})", R"({"all": []})"), "rules[3].when.all: empty");
}

TEST(SafetyRulesDocument, file_that_is_not_there_is_named) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("rules.json"));
    const auto absent = SafetyRules::load(path);
    ASSERT_FALSE(absent.ok());
    EXPECT_TRUE(absent.failure().detail.startsWith(path));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(sourceFile("rules.json"));
    file.close();
    EXPECT_TRUE(SafetyRules::load(path).ok());
}

TEST(SafetyRulesSchema, lists_the_very_words_and_facts_that_the_loader_knows) {
    const QJsonObject schema = QJsonDocument::fromJson(sourceFile("rules.schema.json")).object();
    const QJsonObject definitions = schema[u"$defs"].toObject();
    const auto wordsAt = [](const QJsonObject& properties, const char* name) {
        QStringList words;
        for (const auto& word : properties[QLatin1String(name)][u"enum"].toArray()) words << word.toString();
        return words;
    };
    const QJsonObject rule = definitions[u"rule"][u"properties"].toObject();
    QStringList whys;
    for (const SafetyWords& words : safetyWordsTable()) whys << QString::fromLatin1(words.why);
    EXPECT_EQ(wordsAt(rule, "why"), whys);
    QStringList outcomes;
    for (int each = 0; each <= static_cast<int>(SafetyOutcome::Block); ++each) {
        outcomes << QString::fromLatin1(nameOf(static_cast<SafetyOutcome>(each)));
    }
    EXPECT_EQ(wordsAt(rule, "outcome"), outcomes);
    EXPECT_EQ(rule[u"holdHours"][u"maximum"].toInt(), SafetyRule::holdHoursMax);

    QStringList flags;
    QStringList numbers;
    for (const SafetyFactEntry& entry : safetyFactTable()) {
        (entry.isFlag() ? flags : numbers) << QString::fromLatin1(entry.name);
    }
    const QJsonArray kinds = definitions[u"condition"][u"oneOf"].toArray();
    EXPECT_EQ(wordsAt(kinds[2][u"properties"].toObject(), "fact"), flags);
    EXPECT_EQ(wordsAt(kinds[3][u"properties"].toObject(), "fact"), numbers);
}

}  // namespace evergreen
