// A bundle's manifest read, and what is wrong with a bundle in words.
#include "kiosk/fleet/bundle_check.h"

#include <algorithm>
#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace evergreen::fleet {

namespace json = boost::json;

namespace {

using Kind = BundleComplaint::Kind;

const std::string kHash(64, 'a');

json::object fileOf(const std::string& path, std::int64_t length = 1) {
    return {{"path", path}, {"length", length}, {"sha256", kHash}};
}

Checked<BundleManifest> readWith(const json::array& files) {
    return readManifest(json::serialize(json::object{{"schema", 1}, {"version", 42}, {"files", files}}));
}

/// A bundle without fault, which each test spoils in one way.
struct Fixture {
    BundleManifest manifest = *readWith({fileOf("voice/zh_CN/welcome.wav"), fileOf("texts/zh_CN.ts")});
    ProgramNeeds needs{
        {"zh_CN", "en"}, {{"welcome", "Welcome"}, {"sum", "%1 of %2"}, {"nothing", ""}}, {{"idle", 120}}};
    BundleContents contents{{{"zh_CN", {{"welcome", "欢迎"}, {"sum", "%2之%1"}, {"nothing", ""}, {"new", "新"}}},
                             {"en", {{"welcome", "Hello"}, {"sum", "%1 / %2"}, {"nothing", ""}}}},
                            {{"zh_CN", "welcome", "voice/zh_CN/welcome.wav", "欢迎"}},
                            {{"idle", 180}},
                            {}};
    std::vector<BundleComplaint> complaints() const { return complaintsOf(manifest, contents, needs); }
};

}  // namespace

TEST(BundleManifest, files_are_found_by_path_and_folders_come_before_what_is_in_them) {
    const auto manifest = readWith({fileOf("voice/zh_CN/b.wav"), fileOf("products.json"), fileOf("voice/zh_CN/a.wav")});
    ASSERT_TRUE(manifest) << manifest.refusal().detail;
    EXPECT_EQ(manifest->version, 42);
    EXPECT_EQ(manifest->folders(), (std::set<std::string>{"voice", "voice/zh_CN"}));
    ASSERT_NE(manifest->file("voice/zh_CN/a.wav"), nullptr);
    EXPECT_EQ(manifest->file("voice/zh_CN"), nullptr);
}

TEST(BundleManifest, path_that_leaves_the_bundle_is_refused) {
    for (const char* path : {"", "/etc/passwd", "../up", "a/../b", "a//b", "a/", ".hidden", "a/.b", "a\\b", "a b",
                             "常青", "1/2/3/4/5", "manifest.json"}) {
        const auto refused = readWith({fileOf(path)});
        ASSERT_FALSE(refused) << path;
        EXPECT_EQ(refused.refusal().reason, Reason::Malformed) << path;
    }
    EXPECT_TRUE(readWith({fileOf("1/2/3/4")}));
    EXPECT_FALSE(readWith({fileOf(std::string(BundleManifest::pathBytesMax + 1, 'a'))}));
}

TEST(BundleManifest, two_things_in_one_place_are_refused) {
    EXPECT_FALSE(readWith({fileOf("a"), fileOf("b"), fileOf("a")}));
    EXPECT_FALSE(readWith({fileOf("a"), fileOf("a/b")}));
    EXPECT_TRUE(readWith({fileOf("a"), fileOf("ab")}));
}

TEST(BundleManifest, sizes_have_limits) {
    EXPECT_TRUE(readWith({fileOf("a", BundleManifest::fileBytesMax)}));
    EXPECT_EQ(readWith({fileOf("a", BundleManifest::fileBytesMax + 1)}).refusal().reason, Reason::TooLarge);
    json::array files;
    for (int count = 0; count < 8; ++count) {
        files.push_back(fileOf("f" + std::to_string(count), BundleManifest::fileBytesMax));
    }
    EXPECT_TRUE(readWith(files));
    files.push_back(fileOf("one", 1));
    EXPECT_EQ(readWith(files).refusal().reason, Reason::TooLarge);
    EXPECT_EQ(readManifest(std::string(BundleManifest::bytesMax + 1, ' ')).refusal().reason, Reason::TooLarge);
    json::array many;
    for (std::size_t count = 0; count <= BundleManifest::filesMax; ++count)
        many.push_back(fileOf(std::to_string(count)));
    EXPECT_EQ(readWith(many).refusal().reason, Reason::Malformed);
}

TEST(BundleManifest, another_schema_or_a_field_that_is_none_is_refused) {
    const json::object good{{"schema", 1}, {"version", 42}, {"files", json::array()}};
    ASSERT_TRUE(readManifest(json::serialize(good)));
    for (const auto& [field, value] : std::vector<std::pair<const char*, json::value>>{
             {"schema", 2}, {"schema", "1"}, {"version", 0}, {"files", json::object()}, {"files", {"a"}}}) {
        json::object spoilt = good;
        spoilt[field] = value;
        EXPECT_FALSE(readManifest(json::serialize(spoilt))) << field;
    }
    for (const std::string& hash : {std::string(63, 'a'), std::string(64, 'A'), std::string(64, 'g')}) {
        json::object file = fileOf("a");
        file["sha256"] = hash;
        EXPECT_FALSE(readWith({file})) << hash;
    }
}

TEST(BundleCheck, good_bundle_has_no_complaint) {
    for (const BundleComplaint& complaint : Fixture().complaints()) ADD_FAILURE() << wordsOf(complaint);
}

TEST(BundleCheck, each_fault_is_told_alone_and_in_words) {
    struct Case {
        std::function<void(Fixture&)> spoil;
        Kind kind;
        const char* words;
    };
    const std::vector<Case> cases{
        {[](Fixture& f) { f.contents.texts.erase("en"); }, Kind::LanguageMissing, "a language has no texts: en"},
        {[](Fixture& f) { f.contents.texts["en"].erase("sum"); }, Kind::MessageMissing,
         "a sentence is missing: en/sum"},
        {[](Fixture& f) { f.contents.texts["en"]["welcome"].clear(); }, Kind::MessageEmpty,
         "a sentence is empty: en/welcome"},
        {[](Fixture& f) { f.contents.texts["en"]["welcome"] = std::string(kMessageBytesMax + 1, 'a'); },
         Kind::MessageTooLong, "a sentence is too long for any page: en/welcome"},
        {[](Fixture& f) { f.contents.texts["en"]["sum"] = "%1"; }, Kind::PlacesDiffer,
         "a sentence has other places for figures and names than the program fills: en/sum"},
        {[](Fixture& f) { f.contents.texts["en"]["welcome"] = "%1"; }, Kind::PlacesDiffer,
         "a sentence has other places for figures and names than the program fills: en/welcome"},
        {[](Fixture& f) { f.contents.settings["idle"] = 119; }, Kind::FloorLowered,
         "a setting is below its floor: idle: 119 below 120"},
        {[](Fixture& f) { f.contents.settings["glow"] = 1; }, Kind::SettingUnknown,
         "a setting is not known, nor its floor: glow"},
        {[](Fixture& f) { f.contents.safetyComplaint = "rules: EL-02 is missing"; }, Kind::SafetyLaxer,
         "the safety rules are below their floor: rules: EL-02 is missing"},
        {[](Fixture& f) { f.contents.clips[0].path = "voice/x.wav"; }, Kind::ClipMissing,
         "a clip's file is not in the bundle: zh_CN/welcome: voice/x.wav"},
        {[](Fixture& f) { f.contents.clips[0].message = "farewell"; }, Kind::ClipUnknown,
         "a clip is of a sentence that is not there: zh_CN/farewell: voice/zh_CN/welcome.wav"},
        {[](Fixture& f) { f.contents.clips[0].language = "fr"; }, Kind::ClipUnknown,
         "a clip is of a sentence that is not there: fr/welcome: voice/zh_CN/welcome.wav"},
        {[](Fixture& f) { f.contents.texts["zh_CN"]["welcome"] = "您好"; }, Kind::ClipSaysOther,
         "a clip says something else than is written: zh_CN/welcome: voice/zh_CN/welcome.wav"},
    };
    for (const Case& one : cases) {
        Fixture spoilt;
        one.spoil(spoilt);
        const auto complaints = spoilt.complaints();
        ASSERT_EQ(complaints.size(), 1U) << one.words;
        EXPECT_EQ(complaints.front().kind, one.kind) << one.words;
        EXPECT_EQ(wordsOf(complaints.front()), one.words);
    }
}

TEST(BundleCheck, floor_may_be_met_or_raised) {
    Fixture bundle;
    bundle.contents.settings["idle"] = 120;
    EXPECT_TRUE(bundle.complaints().empty());
}

TEST(BundleCheck, list_has_an_end) {
    Fixture bundle;
    for (int count = 0; count < 1000; ++count) bundle.contents.settings["x" + std::to_string(count)] = 1;
    EXPECT_EQ(bundle.complaints().size(), kComplaintsMax);
}

}  // namespace evergreen::fleet
