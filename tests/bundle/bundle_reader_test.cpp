// A bundle's folder read, and every way in which it can be no bundle for this program.
#include "kiosk/bundle/bundle_reader.h"

#include "kiosk/bundle/bundle_settings.h"
#include "tests/accessibility/voice/pack_folder.h"
#include "tests/bundle/bundle_folder_bed.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>

namespace evergreen {

namespace {

constexpr auto kEnglish = "texts/en.ts";
constexpr auto kChinese = "texts/zh_CN.ts";
constexpr auto kPack = "voice/zh_CN/";

class BundleReader : public testing::Test {
protected:
    /// The one complaint's words.
    std::string complaint() const {
        const auto all = complaintsOfFolder(bundle.path(), bundle.manifest());
        if (all.size() != 1) return std::to_string(all.size()) + " complaints";
        return wordsOf(all.front());
    }
    void replace(const char* file, const QByteArray& before, const QByteArray& after) const {
        QByteArray bytes = bundle.read(QString::fromLatin1(file));
        ASSERT_TRUE(bytes.contains(before)) << before.toStdString();
        bundle.write(QString::fromLatin1(file), bytes.replace(before, after));
    }
    /// The pack's files into the bundle.
    void take(const PackFolder& pack) const {
        const QDir folder(pack.path());
        for (const QString& name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            ASSERT_TRUE(file.open(QIODevice::ReadOnly));
            bundle.write(QString::fromLatin1(kPack) + name, file.readAll());
        }
    }
    QString chinese(const char* id) const { return builtInCatalogue(Language::Chinese).value(id); }

    BundleFolderBed bundle;
};

}  // namespace

TEST_F(BundleReader, bundle_of_what_the_program_was_built_with_has_no_complaint) {
    for (const auto& each : complaintsOfFolder(bundle.path(), bundle.manifest())) ADD_FAILURE() << wordsOf(each);
    const ReadBundle read = readBundle(bundle.path(), bundle.manifest());
    EXPECT_EQ(read.texts.size(), 2U);
    EXPECT_GT(read.texts.at(Language::English).size(), 900);
    EXPECT_EQ(read.texts.at(Language::English).value("bar.back"), QStringLiteral("Back"));
    ASSERT_TRUE(read.safety);
    EXPECT_EQ(read.safety->rules, SafetyRules::builtIn().rules);
    EXPECT_EQ(read.everybody.textScale, 3);
    EXPECT_FALSE(read.hasVoice);
}

TEST_F(BundleReader, only_texts_must_be_there) {
    bundle.remove(QStringLiteral("safety/rules.json"));
    bundle.remove(QStringLiteral("settings.json"));
    EXPECT_EQ(complaintsOfFolder(bundle.path(), bundle.manifest()).size(), 0U);
    bundle.remove(QString::fromLatin1(kEnglish));
    EXPECT_EQ(complaint(), "a language has no texts: en");
}

TEST_F(BundleReader, compiled_texts_are_read_as_their_source) {
    QFile compiled(QStringLiteral(":/i18n/evergreen_en.qm"));
    ASSERT_TRUE(compiled.open(QIODevice::ReadOnly));
    bundle.write(QStringLiteral("texts/en.qm"), compiled.readAll());
    EXPECT_EQ(complaint(), "a file cannot be read: texts/en.qm: there as .ts as well: which of them counts?");
    bundle.remove(QString::fromLatin1(kEnglish));
    EXPECT_EQ(complaintsOfFolder(bundle.path(), bundle.manifest()).size(), 0U);
    const ReadBundle read = readBundle(bundle.path(), bundle.manifest());
    EXPECT_EQ(read.texts.at(Language::English), builtInCatalogue(Language::English));
}

TEST_F(BundleReader, texts_that_are_none_are_named_with_their_line) {
    const auto expectBad = [this](const QByteArray& bytes, const std::string& part) {
        bundle.write(QString::fromLatin1(kEnglish), bytes);
        const auto all = complaintsOfFolder(bundle.path(), bundle.manifest());
        ASSERT_FALSE(all.empty());
        EXPECT_NE(wordsOf(all.front()).find("texts/en.ts: " + part), std::string::npos) << wordsOf(all.front());
    };
    const QByteArray good = bundle.read(QString::fromLatin1(kEnglish));
    expectBad("", "line 1: ");
    expectBad("<html/>", "line 1: no catalogue");
    expectBad(bundle.read(QString::fromLatin1(kChinese)), "line 3: of another language");
    expectBad(good.left(good.size() / 2), "line ");
    expectBad(good + "<TS/>", "line ");
    QByteArray twice = good;
    expectBad(twice.replace("\"bar.back\"", "\"page.turn\""), "line 29: page.turn: there twice");
    QByteArray nameless = good;
    expectBad(nameless.replace("<message id=\"bar.back\">", "<message>"), "line 29: a message without an id");
    QByteArray plural = good;
    expectBad(plural.replace("<message id=\"bar.back\"", "<message numerus=\"yes\" id=\"bar.back\""),
              "line 29: bar.back");
    bundle.write(QStringLiteral("texts/en.qm"), "no catalogue");
    bundle.remove(QString::fromLatin1(kEnglish));
    EXPECT_EQ(wordsOf(complaintsOfFolder(bundle.path(), bundle.manifest()).front()),
              "a file cannot be read: texts/en.qm: no compiled catalogue");
}

TEST_F(BundleReader, unfinished_and_missing_sentences_are_missing) {
    replace(kEnglish, "<message id=\"bar.back\"><translation>",
            "<message id=\"bar.back\"><translation type=\"unfinished\">");
    EXPECT_EQ(complaint(), "a sentence is missing: en/bar.back");
}

TEST_F(BundleReader, place_for_a_figure_that_is_gone_is_told) {
    replace(kEnglish, "Step %1 of %2", "Step %1");
    EXPECT_EQ(complaint(), "a sentence has other places for figures and names than the program fills: en/page.step");
}

TEST_F(BundleReader, laxer_safety_rules_are_told_with_their_place) {
    replace("safety/rules.json", "\"id\": \"EL-02\"", "\"id\": \"EL-99\"");
    EXPECT_EQ(complaint(), "the safety rules are below their floor: rules: EL-02 is missing");
}

TEST_F(BundleReader, settings_stay_between_floor_and_ceiling) {
    const QString file = QStringLiteral("settings.json");
    const auto settings = [](const QByteArray& inner) {
        return QByteArray("{\"schema\": 1, \"settings\": {" + inner + "}}");
    };
    bundle.write(file, settings("\"comfort.textScale\": 1"));
    EXPECT_EQ(complaint(), "a setting is below its floor: comfort.textScale: 1 below 2");
    bundle.write(file, settings("\"comfort.textScale\": 6"));
    EXPECT_EQ(complaint(), "a file cannot be read: settings.json: settings.comfort.textScale: above 5");
    bundle.write(file, settings("\"comfort.glow\": 1"));
    EXPECT_EQ(complaint(), "a setting is not known, nor its floor: comfort.glow");
    for (const char* inner : {"\"comfort.volume\": 7.5", "\"comfort.volume\": \"8\"", "\"comfort.volume\": 1e300"}) {
        bundle.write(file, settings(inner));
        EXPECT_EQ(complaint(), "a file cannot be read: settings.json: settings.comfort.volume: no whole number");
    }
    for (const char* whole : {"{\"schema\": 2, \"settings\": {}}", "{\"settings\": {}}"}) {
        bundle.write(file, whole);
        EXPECT_EQ(complaint(), "a file cannot be read: settings.json: schema: not known");
    }
    bundle.write(file, "{\"schema\": 1, \"settings\": {}, \"more\": 1}");
    EXPECT_EQ(complaint(), "a file cannot be read: settings.json: settings: nothing else is read");
}

// Nobody's kiosk gets smaller letters, a lower voice or quicker speech than it was built with.
TEST(BundleSettings, floors_are_what_the_program_begins_with) {
    SettingValues floors;
    for (const BundleSetting& setting : bundleSettings()) floors.emplace(setting.name, setting.floor);
    EXPECT_EQ(everybodysPreferences(floors), Preferences());
    SettingValues below = floors;
    for (auto& [name, value] : below) --value;
    EXPECT_EQ(everybodysPreferences(below), Preferences());
    const Preferences kindest = everybodysPreferences(
        {{"comfort.textScale", 5}, {"comfort.volume", 10}, {"comfort.slowness", 6}, {"comfort.extraTime", 1}});
    EXPECT_EQ(kindest.textScale, 5);
    EXPECT_EQ(kindest.volume, 10);
    EXPECT_EQ(kindest.speechRate, 0);
    EXPECT_TRUE(kindest.extraTime);
}

TEST_F(BundleReader, file_by_a_name_that_nobody_reads_is_told) {
    bundle.write(QStringLiteral("safty/rules.json"), "{}");
    EXPECT_EQ(complaint(), "a file is by a name that the program does not read: safty/rules.json");
}

TEST_F(BundleReader, file_that_the_manifest_names_and_the_folder_has_not_is_told) {
    const auto manifest = bundle.manifest();
    bundle.remove(QStringLiteral("settings.json"));
    const auto all = complaintsOfFolder(bundle.path(), manifest);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(wordsOf(all.front()), "a file cannot be read: settings.json: No such file or directory");
}

TEST_F(BundleReader, voice_pack_that_says_what_is_written_has_no_complaint) {
    PackFolder pack;
    pack.add("bar.back", chinese("bar.back"));
    take(pack);
    EXPECT_EQ(complaintsOfFolder(bundle.path(), bundle.manifest()).size(), 0U);
    const ReadBundle read = readBundle(bundle.path(), bundle.manifest());
    EXPECT_TRUE(read.hasVoice);
    ASSERT_EQ(read.contents.clips.size(), 1U);
    EXPECT_EQ(read.contents.clips.front().path, "voice/zh_CN/bar.back.wav");

    const QByteArray before = "<message id=\"bar.back\"><translation>";
    replace(kChinese, before + chinese("bar.back").toUtf8(), before + "走");
    EXPECT_EQ(complaint(), "a clip says something else than is written: zh_CN/bar.back: voice/zh_CN/bar.back.wav");
}

TEST_F(BundleReader, clip_that_is_missing_spoilt_or_unlisted_is_told) {
    PackFolder pack;
    pack.add("bar.back", chinese("bar.back"));
    take(pack);
    const QString clip = QString::fromLatin1(kPack) + QStringLiteral("bar.back.wav");
    QByteArray sound = bundle.read(clip);
    bundle.write(QString::fromLatin1(kPack) + QStringLiteral("stray.wav"), sound);
    EXPECT_EQ(complaint(), "a file is by a name that the program does not read: voice/zh_CN/stray.wav");
    bundle.remove(QString::fromLatin1(kPack) + QStringLiteral("stray.wav"));
    bundle.remove(clip);
    EXPECT_EQ(complaint(), "a clip's file is not in the bundle: zh_CN/bar.back: voice/zh_CN/bar.back.wav");
    ++sound[sound.size() - 1];
    bundle.write(clip, sound);
    EXPECT_NE(complaint().find("another SHA-256"), std::string::npos) << complaint();
    bundle.write(QString::fromLatin1(kPack) + QStringLiteral("manifest.json"), "{}");
    const auto all = complaintsOfFolder(bundle.path(), bundle.manifest());
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(wordsOf(all.front()).find("a file cannot be read: voice/zh_CN/manifest.json: "), 0U);
}

TEST_F(BundleReader, list_has_an_end) {
    for (int count = 0; count < 150; ++count) bundle.write(QStringLiteral("stray/%1").arg(count), "x");
    EXPECT_EQ(complaintsOfFolder(bundle.path(), bundle.manifest()).size(), fleet::kComplaintsMax);
}

}  // namespace evergreen
