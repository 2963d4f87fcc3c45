// When one condition covers another: what keeps a document from being laxer than its floor.
#include "kiosk/safety/condition.h"

#include "kiosk/base/json_fields.h"

#include <gtest/gtest.h>
#include <random>

namespace evergreen {

namespace {

Condition read(const char* json) {
    const auto condition = readJson(QByteArray(json), FailureCode::ConfigBad, readCondition);
    EXPECT_TRUE(condition.ok()) << json;
    return condition ? *condition : Condition();
}

constexpr auto kSeventy = R"({"fact": "age-years", "is": "at-least", "value": 70})";
constexpr auto kSixty = R"({"fact": "age-years", "is": "above", "value": 59})";
constexpr auto kSeventyAndNew =
    R"({"all": [{"fact": "age-years", "is": "at-least", "value": 70}, {"fact": "payee-new", "is": "yes"}]})";
constexpr auto kSeventyOrNew =
    R"({"any": [{"fact": "age-years", "is": "at-least", "value": 70}, {"fact": "payee-new", "is": "yes"}]})";
constexpr auto kYoung = R"({"fact": "age-years", "is": "below", "value": 70})";

Condition drawn(std::mt19937& random, int depth) {
    Condition condition;
    const auto below = [&random](unsigned most) { return random() % most; };
    condition.kind = depth == 0 ? Condition::Kind::Fact : static_cast<Condition::Kind>(below(3));
    if (condition.kind != Condition::Kind::Fact) {
        for (unsigned part = 0; part <= below(3); ++part) condition.parts.push_back(drawn(random, depth - 1));
        return condition;
    }
    condition.fact = static_cast<SafetyFact>(below(3));
    condition.least = static_cast<std::int64_t>(below(4));
    condition.most = static_cast<std::int64_t>(below(4));
    return condition;
}

}  // namespace

TEST(Condition, wider_threshold_fewer_demands_and_more_ways_cover) {
    EXPECT_TRUE(covers(read(kSixty), read(kSeventy)));
    EXPECT_FALSE(covers(read(kSeventy), read(kSixty)));
    EXPECT_TRUE(covers(read(kSeventy), read(kSeventyAndNew)));
    EXPECT_FALSE(covers(read(kSeventyAndNew), read(kSeventy)));
    EXPECT_TRUE(covers(read(kSeventyOrNew), read(kSeventy)));
    EXPECT_FALSE(covers(read(kSeventy), read(kSeventyOrNew)));
    EXPECT_TRUE(covers(read(kSeventyOrNew), read(kSeventyAndNew)));
    EXPECT_FALSE(covers(read(kYoung), read(kSeventy)));
}

// Against the facts themselves: wherever covers() says yes, no combination of facts may show otherwise.
TEST(Condition, covering_is_never_claimed_where_some_facts_show_otherwise) {
    std::mt19937 random(20260316);
    int claimed = 0;
    for (int pair = 0; pair < 4'000; ++pair) {
        const Condition wide = drawn(random, 2);
        const Condition narrow = drawn(random, 2);
        EXPECT_TRUE(covers(wide, wide));
        if (!covers(wide, narrow)) continue;
        ++claimed;
        for (int each = 0; each < 64; ++each) {
            SafetyFacts facts;
            for (int fact = 0; fact < 3; ++fact) facts[static_cast<SafetyFact>(fact)] = (each >> (2 * fact)) & 3;
            EXPECT_TRUE(holds(wide, facts) || !holds(narrow, facts))
                << describe(wide).toStdString() << " / " << describe(narrow).toStdString();
        }
    }
    EXPECT_GT(claimed, 200);
}

TEST(Condition, is_told_in_words) {
    EXPECT_EQ(describe(read(kSeventyAndNew)), QStringLiteral("all of (age-years >= 70, payee-new yes)"));
    EXPECT_EQ(describe(read(kYoung)), QStringLiteral("age-years <= 69"));
}

}  // namespace evergreen
