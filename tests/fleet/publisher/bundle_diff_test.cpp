// What customers will meet differently: every change once, nothing that did not change.
#include "fleet/publisher/bundle_diff.h"

#include <gmock/gmock.h>

namespace evergreen::fleet {

namespace {

ComparedBundle bundle() {
    ComparedBundle compared;
    compared.manifest.files = {{"safety/rules.json", 3, std::string(64, 'a')},
                               {"texts/zh_CN.ts", 3, std::string(64, 'b')},
                               {"voice/v/a.wav", 3, std::string(64, 'c')},
                               {"voice/v/manifest.json", 3, std::string(64, 'd')}};
    compared.contents.texts["zh_CN"] = {{"a", "一"}, {"b", "二"}};
    compared.contents.clips = {{"zh_CN", "a", "voice/v/a.wav", "一"}};
    compared.contents.settings = {{"comfort.textScale", 2}};
    compared.files["safety/rules.json"] = "one\ntwo\nthree\n";
    return compared;
}

std::vector<std::string> linesBetween(const ComparedBundle& before, const ComparedBundle& after) {
    std::vector<std::string> lines;
    for (const BundleChange& change : changesBetween(before, after)) lines.push_back(wordsOf(change));
    return lines;
}

}  // namespace

TEST(BundleDiff, same_bundle_has_no_changes) {
    EXPECT_THAT(linesBetween(bundle(), bundle()), testing::IsEmpty());
}

TEST(BundleDiff, sentences_changed_added_and_gone_are_told) {
    ComparedBundle after = bundle();
    after.contents.texts["zh_CN"] = {{"a", "壹"}, {"c", "三"}};
    EXPECT_THAT(linesBetween(bundle(), after),
                testing::ElementsAre("text zh_CN/a: “一” → “壹”", "text zh_CN/b: “二” → nothing",
                                     "text zh_CN/c: nothing → “三”"));
}

TEST(BundleDiff, another_recording_of_the_same_words_is_a_change) {
    ComparedBundle after = bundle();
    after.manifest.files[2].sha256 = std::string(64, 'e');
    EXPECT_THAT(linesBetween(bundle(), after),
                testing::ElementsAre("clip zh_CN/a: “一 (cccccccccccc)” → “一 (eeeeeeeeeeee)”"));
}

TEST(BundleDiff, settings_and_rules_are_told_by_what_changed_in_them) {
    ComparedBundle after = bundle();
    after.contents.settings["comfort.textScale"] = 3;
    after.manifest.files[0].sha256 = std::string(64, 'f');
    after.files["safety/rules.json"] = "one\nzwei\nthree\n";
    EXPECT_THAT(linesBetween(bundle(), after),
                testing::ElementsAre("setting comfort.textScale: “2” → “3”", "file safety/rules.json: “two” → “zwei”"));
}

TEST(BundleDiff, page_shows_what_was_written_and_runs_none_of_it) {
    ComparedBundle after = bundle();
    after.contents.texts["zh_CN"]["a"] = "<script>&\"";
    const std::string page = pageOf(changesBetween(bundle(), after), "41", "42");
    EXPECT_THAT(page, testing::HasSubstr("<del>一</del><td><ins>&lt;script>&amp;&quot;</ins>"));
    EXPECT_THAT(page, testing::Not(testing::HasSubstr("<script>")));
    EXPECT_THAT(page, testing::HasSubstr("1 changes"));
}

}  // namespace evergreen::fleet
