// What a reviewer is shown of a bundle, and the auditor's word on it.
#include "accessibility/audit/preview.h"

#include "accessibility/audit/loaded_bundle.h"
#include "accessibility/audit/matrix.h"
#include "tests/bundle/bundle_folder_bed.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace evergreen {

namespace {

class PreviewTest : public testing::Test {
protected:
    static ReadBundle read(const BundleFolderBed& bed) {
        auto bundle = loadedBundle(QString::fromStdString(bed.path()));
        EXPECT_TRUE(bundle.ok()) << (bundle ? "" : qPrintable(bundle.failure().detail));
        return bundle ? std::move(*bundle) : ReadBundle();
    }
    /// The sentence of this id, in Chinese, is another.
    static void reword(const BundleFolderBed& bed, const char* id, const QByteArray& words) {
        const QString file = QStringLiteral("texts/zh_CN.ts");
        QByteArray ts = bed.read(file);
        const QByteArray head = QByteArray("<message id=\"") + id + "\"><translation>";
        const auto at = ts.indexOf(head);
        ASSERT_GE(at, 0);
        const auto from = at + head.size();
        bed.write(file, ts.replace(from, ts.indexOf("</translation>", from) - from, words));
    }
    static PageRegister pagesOf(const QString& part) {
        PageRegister pages = registerPages();
        std::erase_if(pages.states, [&](const RegisteredState& state) { return !state.name().contains(part); });
        return pages;
    }
    std::vector<PreviewedPage> differing(const PageRegister& pages) {
        std::vector<PreviewedPage> all;
        Preview preview(read(before), read(after));
        EXPECT_GT(preview.run(pages, [&all](const PreviewedPage& page) { all.push_back(page); }), 0);
        return all;
    }
    static QProcess& finished(QProcess& program, const QStringList& arguments) {
        program.start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-preview"), arguments);
        EXPECT_TRUE(program.waitForFinished(120'000));
        return program;
    }

    BundleFolderBed before{41};
    BundleFolderBed after{42};
};

}  // namespace

TEST_F(PreviewTest, bundle_in_its_own_place_changes_nothing) {
    EXPECT_TRUE(differing(pagesOf(QStringLiteral("welcome"))).empty());
}

TEST_F(PreviewTest, sentence_that_changes_is_shown_where_it_stands_and_nowhere_else) {
    reword(after, "welcome.question", "您好，请把卡插进来");
    const auto pages = differing(pagesOf(QStringLiteral("e.question")));
    ASSERT_FALSE(pages.empty());
    for (const PreviewedPage& page : pages) {
        EXPECT_TRUE(page.page.startsWith(QLatin1String("welcome.question"))) << page.page.toStdString();
        EXPECT_EQ(page.language, Language::Chinese);
        EXPECT_FALSE(areAlike(page.before, page.after));
    }
    EXPECT_EQ(pages.front().setting, QStringLiteral("zh-portrait-3-warm"));
    EXPECT_EQ(pages.back().setting, QStringLiteral("zh-portrait-5-warm"));
}

TEST_F(PreviewTest, sentence_that_is_only_spoken_is_told) {
    reword(after, "welcome.say", "您好。把卡插进来，就行。");
    const auto pages = differing(pagesOf(QStringLiteral("welcome.question")));
    ASSERT_FALSE(pages.empty());
    EXPECT_NE(pages.front().before.said, pages.front().after.said);
    EXPECT_TRUE(pages.front().after.said.contains(QStringLiteral("就行")));
}

TEST_F(PreviewTest, everybodys_letters_are_each_bundles_own) {
    after.write(QStringLiteral("settings.json"), R"({"schema": 1, "settings": {"comfort.textScale": 4}})");
    const auto pages = differing(pagesOf(QStringLiteral("welcome.question")));
    ASSERT_FALSE(pages.empty());
    for (const PreviewedPage& page : pages) EXPECT_TRUE(page.setting.contains(QLatin1String("-4-")));
}

TEST_F(PreviewTest, auditor_finds_what_a_bundle_does_to_a_page) {
    const PageRegister pages = pagesOf(QStringLiteral("welcome.question"));
    // One arrangement of each, and no receipts.
    Slice slice;
    slice.number = 1;
    slice.of = 2;
    slice.share = 40;
    slice.acts = false;
    const auto clean = audit(pages, slice, read(after).texts);
    EXPECT_TRUE(clean.findings.empty()) << clean.findings.front().measured.toStdString();
    reword(after, "welcome.question", QByteArray("请把卡插进来").repeated(20));
    EXPECT_FALSE(audit(pages, slice, read(after).texts).findings.empty());
}

TEST_F(PreviewTest, program_leaves_every_picture_it_names) {
    reword(after, "welcome.question", "您好，请把卡插进来");
    const QTemporaryDir out;
    QProcess program;
    EXPECT_EQ(
        finished(program, {QStringLiteral("--only"), QStringLiteral("welcome.question"),
                           QString::fromStdString(before.path()), QString::fromStdString(after.path()), out.path()})
            .exitCode(),
        0)
        << program.readAllStandardError().constData();
    QFile file(out.filePath(QStringLiteral("pages.json")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const auto pages = QJsonDocument::fromJson(file.readAll())[QStringLiteral("pages")].toArray();
    ASSERT_FALSE(pages.isEmpty());
    for (const auto& page : pages) {
        for (const auto* side : {"before", "after"}) {
            const QString picture = page[QLatin1String(side)][QStringLiteral("picture")].toString();
            EXPECT_FALSE(QImage(out.filePath(picture)).isNull()) << picture.toStdString();
        }
    }
    EXPECT_TRUE(QFile::exists(out.filePath(QStringLiteral("index.html"))));
}

TEST_F(PreviewTest, folder_that_no_kiosk_would_run_is_refused_by_name) {
    reword(after, "welcome.question", "");
    const QTemporaryDir out;
    QProcess program;
    EXPECT_EQ(
        finished(program, {QStringLiteral("built-in"), QString::fromStdString(after.path()), out.path()}).exitCode(),
        1);
    EXPECT_TRUE(program.readAllStandardError().contains("welcome.question"));
}

}  // namespace evergreen
