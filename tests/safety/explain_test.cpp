// Past cases replayed against a rule document.
#include "kiosk/safety/explain.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QTextStream>

namespace evergreen {

namespace {

const QByteArray kMei = R"({"at": "2026-03-16T01:30:00Z", "customer": "样例梅", "facts": {"age-years": 85, )"
                        R"("transfer": true, "to-others": true, "payee-new": true, "amount-fen": 300000}})"
                        "\n";
const QByteArray kSong =
    R"({"at": "2026-03-16T02:00:00Z", "customer": "9999990000000000048", "facts": {"age-years": 55, )"
    R"("transfer": true}})"
    "\n";

SafetyRules stricter() {
    SafetyRules rules = SafetyRules::builtIn();
    for (SafetyRule& rule : rules.rules) {
        if (rule.id != QStringLiteral("EL-02")) continue;
        for (Condition& part : rule.when.parts) {
            if (part.fact == SafetyFact::AmountFen) part.least = Money::yuan(3'000).minor;
        }
    }
    return rules;
}

QString explained(QByteArray cases, const SafetyRules& rules) {
    QBuffer buffer(&cases);
    buffer.open(QIODevice::ReadOnly);
    QString report;
    QTextStream out(&report);
    const auto done = explainSafety(buffer, rules, out);
    return done ? report : done.failure().detail;
}

}  // namespace

TEST(ExplainSafety, tells_who_would_have_been_asked_what_and_what_changes) {
    const QString report = explained(kMei + '\n' + kSong, stricter());
    EXPECT_TRUE(report.contains(QStringLiteral("line 1  2026-03-16T01:30:00Z  ＊＊梅  human\n    EL-02 human: 您没给")))
        << report.toStdString();
    EXPECT_TRUE(report.contains(QStringLiteral("2 cases, 2 customers\n  go: 1\n  human: 1\n")));
    EXPECT_TRUE(report.contains(QStringLiteral("EL-02     human          1          1               0\n")));
    EXPECT_TRUE(
        report.contains(QStringLiteral("1 of 2 cases change\n  line 1 ＊＊梅: ask (UI-01, TX-01) -> human (EL-02)")));
    EXPECT_FALSE(report.contains(QStringLiteral("样例梅")));
    EXPECT_FALSE(report.contains(QStringLiteral("9999990000000000048")));
}

TEST(ExplainSafety, built_in_rules_change_nothing_against_themselves) {
    const QString report = explained(kMei + kSong, SafetyRules::builtIn());
    EXPECT_TRUE(report.contains(QStringLiteral("0 of 2 cases change"))) << report.toStdString();
}

TEST(ExplainSafety, mistake_is_named_by_its_line) {
    QByteArray unknown = kMei;
    unknown.replace("payee-new", "payee-odd");
    EXPECT_EQ(explained(kMei + unknown, SafetyRules::builtIn()), QStringLiteral("line 2: facts: 1 unknown fields"));
    QByteArray wrong = kMei;
    wrong.replace("\"age-years\": 85", "\"age-years\": \"85\"");
    EXPECT_EQ(explained('\n' + wrong, SafetyRules::builtIn()), QStringLiteral("line 2: facts.age-years: no integer"));
    EXPECT_EQ(explained("{\n", SafetyRules::builtIn()).left(8), QStringLiteral("line 1: "));
    const QByteArray endless(PastCase::lineBytesMax + 1, ' ');
    EXPECT_EQ(explained(endless, SafetyRules::builtIn()), QStringLiteral("line 1: too long"));
}

// Spec: PV-01
TEST(ExplainSafety, customers_are_masked_and_what_is_masked_stays) {
    EXPECT_EQ(maskedCustomer(QStringLiteral("样例梅")), QStringLiteral("＊＊梅"));
    EXPECT_EQ(maskedCustomer(QStringLiteral("＊＊梅")), QStringLiteral("＊＊梅"));
    EXPECT_EQ(maskedCustomer(QStringLiteral("9999990000000000048")), QStringLiteral("999999*********0048"));
    EXPECT_EQ(maskedCustomer(QStringLiteral("999999*********0048")), QStringLiteral("999999*********0048"));
    EXPECT_EQ(maskedCustomer(QStringLiteral("12345")), QStringLiteral("*****"));
}

}  // namespace evergreen
