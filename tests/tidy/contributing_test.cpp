// What CONTRIBUTING.md shows is what is there: the service it quotes is the file, short enough, and in the menu.
#include <gtest/gtest.h>

#include <QFile>
#include <QRegularExpression>

namespace evergreen {

namespace {

QString contentOf(const char* path) {
    QFile file(QString::fromUtf8(EVERGREEN_SOURCE_DIR) + QLatin1Char('/') + QLatin1String(path));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path;
    return QString::fromUtf8(file.readAll());
}

QString quotedService() {
    static const QRegularExpression block(QStringLiteral("```cpp\\n(.*?)```"),
                                          QRegularExpression::DotMatchesEverythingOption);
    return block.match(contentOf("CONTRIBUTING.md")).captured(1);
}

}  // namespace

TEST(Contributing, service_shown_is_the_service_compiled) {
    EXPECT_EQ(quotedService().toStdString(), contentOf("kiosk/services/rates.cpp").toStdString());
    EXPECT_TRUE(contentOf("kiosk/services/service_table.cpp").contains(QStringLiteral("&rates")));
    EXPECT_TRUE(contentOf("kiosk/services/CMakeLists.txt").contains(QStringLiteral(" rates.cpp")));
}

TEST(Contributing, service_shown_has_at_most_sixty_lines) {
    EXPECT_GT(quotedService().count(u'\n'), 10);
    EXPECT_LE(quotedService().count(u'\n'), 60);
}

TEST(Contributing, files_it_names_are_there) {
    static const QRegularExpression name(QStringLiteral("`((?:kiosk|tests|backend)/[A-Za-z_/.]+)`"));
    int seen = 0;
    for (auto match = name.globalMatch(contentOf("CONTRIBUTING.md")); match.hasNext(); ++seen) {
        const QString path = match.next().captured(1);
        EXPECT_TRUE(QFile::exists(QString::fromUtf8(EVERGREEN_SOURCE_DIR) + QLatin1Char('/') + path))
            << path.toStdString();
    }
    EXPECT_GT(seen, 5);
}

}  // namespace evergreen
