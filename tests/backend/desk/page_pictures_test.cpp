// Pictures beside a bundle: what lies there by the convention is shown, and nothing else.
#include "backend/desk/page_pictures.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace evergreen::desk {

namespace {

const QByteArray kPng("\x89PNG\r\n\x1a\n and more", 17);

const QString kSetting = QStringLiteral("zh-portrait-2-warm/");

class PagePicturesTest : public testing::Test {
protected:
    PagePicturesTest() { EXPECT_TRUE(QDir().mkpath(here() + kSetting)); }
    QString here() const { return folder.filePath(QStringLiteral("pictures/42/")); }
    void lay(const QString& name, const QByteArray& bytes = kPng) const {
        QFile file(here() + name);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QTemporaryDir folder;
    PagePictures pictures{folder.path()};
};

}  // namespace

TEST_F(PagePicturesTest, page_is_as_it_was_painted_with_what_is_spoken_there) {
    const QString name = kSetting + QStringLiteral("transfer.amount-typed+1.before.png");
    lay(name);
    lay(QStringLiteral("pages.json"),
        R"({"schema": 1, "before": "41", "after": "42", "looked": 564, "pages": [{"page": "transfer.amount typed",
            "setting": "zh-portrait-2-warm", "language": "zh", "before": {"said": "转多少？",
            "picture": "zh-portrait-2-warm/transfer.amount-typed+1.before.png"}, "after": {}}]})");
    const auto all = pictures.of(42).pages;
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0], (PagePicture{QStringLiteral("transfer.amount typed"),
                                   QStringLiteral("zh-portrait-2-warm"),
                                   QStringLiteral("zh"),
                                   {name, QStringLiteral("转多少？")},
                                   {}}));
    EXPECT_EQ(pictures.png(42, name), kPng);
    EXPECT_TRUE(pictures.of(41).pages.empty());
}

TEST_F(PagePicturesTest, pages_without_end_are_cut_and_counted) {
    QByteArray pages = "{}";
    for (std::size_t i = 0; i < PagePictures::pagesMax + 2; ++i) pages += ",{}";
    lay(QStringLiteral("pages.json"), R"({"pages": [)" + pages + "]}");
    EXPECT_EQ(pictures.of(42).pages.size(), PagePictures::pagesMax);
    EXPECT_EQ(pictures.of(42).leftOut, 3);
}

TEST_F(PagePicturesTest, list_that_names_other_files_leads_nowhere) {
    lay(QStringLiteral("pages.json"),
        R"({"pages": [{"page": "a", "before": {"picture": "../../online.json"}, "after": {"picture": 7}}, 3]})");
    const auto all = pictures.of(42).pages;
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].before, PagePicture::Side());
    EXPECT_EQ(all[1], PagePicture());
    lay(QStringLiteral("pages.json"), "[");
    EXPECT_TRUE(pictures.of(42).pages.empty());
}

TEST_F(PagePicturesTest, other_names_links_and_what_is_no_png_are_not_served) {
    lay(QStringLiteral("pages.json"), kPng);
    lay(kSetting + QStringLiteral("svg.png"), "<svg/>");
    lay(kSetting + QStringLiteral("good.png"));
    ASSERT_TRUE(
        QFile::link(here() + kSetting + QStringLiteral("good.png"), here() + kSetting + QStringLiteral("link.png")));
    ASSERT_TRUE(QFile::link(here() + kSetting, here() + QStringLiteral("linked")));
    EXPECT_TRUE(pictures.png(42, kSetting + QStringLiteral("good.png")).has_value());
    for (const auto* name :
         {"pages.json", "zh-portrait-2-warm/svg.png", "zh-portrait-2-warm/link.png", "linked/good.png",
          "zh-portrait-2-warm/../zh-portrait-2-warm/good.png", "zh-portrait-2-warm/none.png", "", "/"}) {
        EXPECT_EQ(pictures.png(42, QString::fromLatin1(name)), std::nullopt) << name;
    }
}

}  // namespace evergreen::desk
