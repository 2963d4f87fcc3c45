#include "backend/desk/console_files.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace evergreen::desk {

namespace {

class ConsoleFilesTest : public testing::Test {
protected:
    void write(const QString& name, const QByteArray& content) {
        QDir().mkpath(QFileInfo(folder.filePath(name)).path());
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    HttpResponse get(const char* path, const char* method = "GET") {
        return files.answer({.method = method, .path = QString::fromLatin1(path)});
    }

    QByteArray caching(const char* path) {
        for (const auto& [name, value] : get(path).headers) {
            if (name == "Cache-Control") return value;
        }
        return {};
    }

    QTemporaryDir folder;
    ConsoleFiles files;
};

}  // namespace

TEST_F(ConsoleFilesTest, files_are_served_by_their_type_and_addresses_of_the_console_by_its_page) {
    write(QStringLiteral("index.html"), "<page>");
    write(QStringLiteral("assets/main-1f2e.js"), "run();");
    ASSERT_TRUE(files.open(folder.path()).ok());
    EXPECT_EQ(get("/").body, "<page>");
    EXPECT_EQ(get("/complaints/2026-000012").body, "<page>");
    EXPECT_EQ(get("/").contentType, "text/html; charset=utf-8");
    EXPECT_EQ(get("/assets/main-1f2e.js").body, "run();");
    EXPECT_EQ(get("/assets/main-1f2e.js").contentType, "text/javascript; charset=utf-8");
    EXPECT_EQ(caching("/"), "no-cache");
    EXPECT_EQ(caching("/assets/main-1f2e.js"), "public, max-age=31536000, immutable");
}

TEST_F(ConsoleFilesTest, nothing_outside_of_the_folder_and_nothing_but_get) {
    write(QStringLiteral("index.html"), "<page>");
    ASSERT_TRUE(files.open(folder.path()).ok());
    EXPECT_EQ(get("/missing.js").status, 404);
    EXPECT_EQ(get("/../index.html").status, 404);
    EXPECT_EQ(get("/../../etc/host.conf").status, 404);
    EXPECT_EQ(get("/", "POST").status, 405);
}

TEST_F(ConsoleFilesTest, folder_without_a_page_is_config_bad) {
    const auto opened = files.open(folder.path());
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.failure().code, FailureCode::ConfigBad);
}

}  // namespace evergreen::desk
