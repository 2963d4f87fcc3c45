// Spec: TUF 1.0.34 §4.2.2: the one form that is signed.
#include "kiosk/fleet/tuf/canonical_json.h"

#include "kiosk/fleet/tuf/limits.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace evergreen::tuf {

namespace {

std::string canonicalOf(std::string_view text) {
    constexpr std::size_t bytesMax = 4096;
    auto value = parseJson(text, bytesMax);
    if (!value) return value.refusal().detail;
    auto canonical = canonicalJson(*value);
    return canonical ? *canonical : canonical.refusal().detail;
}

}  // namespace

TEST(CanonicalJson, keys_are_sorted_by_their_bytes_and_nothing_stands_between) {
    EXPECT_EQ(canonicalOf(R"({ "b" : 1, "a" : [ true, null, false ], "B": {}, "é": 2, "z": [] })"),
              R"({"B":{},"a":[true,null,false],"b":1,"z":[],"é":2})");
}

TEST(CanonicalJson, only_quote_and_backslash_are_escaped) {
    EXPECT_EQ(canonicalOf(R"("a\nb\tc\u0001 \"q\" \\ \/ 常")"), "\"a\nb\tc\x01 \\\"q\\\" \\\\ / 常\"");
}

TEST(CanonicalJson, whole_numbers_stay_what_they_are) {
    EXPECT_EQ(canonicalOf("[0,-7,9223372036854775807,18446744073709551615]"),
              "[0,-7,9223372036854775807,18446744073709551615]");
}

TEST(CanonicalJson, any_other_number_is_refused) {
    for (const char* text : {"1.0", "1.5", "1e2", "18446744073709551616"}) {
        EXPECT_EQ(canonicalOf(text), "a number that is not a whole one") << text;
    }
}

TEST(CanonicalJson, depth_and_length_have_limits) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(canonicalOf(nested(kJsonDepthMax)), nested(kJsonDepthMax));
    EXPECT_FALSE(parseJson(nested(kJsonDepthMax + 1), 4096));
    EXPECT_FALSE(parseJson(std::string(2'000'000, '['), 4'000'000));
    const auto large = parseJson("[1,2,3]", 6);
    ASSERT_FALSE(large);
    EXPECT_EQ(large.refusal().reason, Reason::TooLarge);
}

TEST(CanonicalJson, what_is_no_json_is_refused) {
    for (const char* text : {"", "{", "{\"a\":1,}", "nul", "{} {}", "\"\xff\"", "[01]", "'a'"}) {
        EXPECT_FALSE(parseJson(text, 4096)) << text;
    }
}

}  // namespace evergreen::tuf
