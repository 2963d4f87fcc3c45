// Every text id that the sources use, and every failure's words, exist in both languages and take the same arguments.
#include "kiosk/base/failure.h"
#include "kiosk/i18n/phrasebook.h"

#include <gtest/gtest.h>

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTranslator>

namespace evergreen {

namespace {

QSet<QByteArray> idsInSources() {
    static const QRegularExpression call(QString::fromLatin1(R"re("([a-z][A-Za-z]+(?:\.[A-Za-z0-9]+)+)")re"));
    QSet<QByteArray> ids;
    for (const auto* folder :
         {"/kiosk/safety", "/kiosk/services", "/kiosk/visit", "/kiosk/screens", "/kiosk/dialogue"}) {
        const QString path = QString::fromUtf8(EVERGREEN_SOURCE_DIR) + QString::fromLatin1(folder);
        const QStringList sources{QStringLiteral("*.cpp"), QStringLiteral("*.h")};
        QDirIterator files(path, sources, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            EXPECT_TRUE(file.open(QIODevice::ReadOnly));
            auto matches = call.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext()) ids << matches.next().captured(1).toLatin1();
        }
    }
    for (const FailureEntry& failure : failureTable()) {
        for (const char* part : {".question", ".safe", ".next"}) ids << QByteArray("failure.") + failure.name + part;
    }
    return ids;
}

QStringList placesIn(const QString& words) {
    static const QRegularExpression place(QStringLiteral("%[1-9]"));
    QStringList places;
    auto matches = place.globalMatch(words);
    while (matches.hasNext()) places << matches.next().captured();
    places.sort();
    return places;
}

QString raw(const char* file, const QByteArray& id) {
    QTranslator catalogue;
    EXPECT_TRUE(catalogue.load(QString::fromLatin1(file)));
    return catalogue.translate("", id.constData());
}

}  // namespace

TEST(Catalogue, every_id_in_the_sources_has_words_in_both_languages) {
    const QSet<QByteArray> ids = idsInSources();
    ASSERT_GT(ids.size(), 150);
    Phrasebook chinese(Language::Chinese);
    Phrasebook english(Language::English);
    for (const QByteArray& id : ids) {
        if (id.startsWith("evergreen.")) continue;  // a logging category
        EXPECT_TRUE(chinese.has(id)) << id.constData();
        EXPECT_TRUE(english.has(id)) << id.constData();
    }
}

TEST(Catalogue, both_languages_take_the_same_arguments) {
    for (const QByteArray& id : idsInSources()) {
        EXPECT_EQ(placesIn(raw(":/i18n/evergreen_zh_CN.qm", id)), placesIn(raw(":/i18n/evergreen_en.qm", id)))
            << id.constData();
    }
}

TEST(Phrasebook, money_is_figures_for_the_eye_and_words_for_the_ear) {
    Phrasebook phrasebook;
    const Text words = text("transfer.has", Money::yuan(6512, 30));
    EXPECT_EQ(phrasebook.shown(words), QStringLiteral("有 6,512.30 元"));
    EXPECT_EQ(phrasebook.spoken(words), QStringLiteral("有 六千五百一十二元三角"));
}

TEST(Phrasebook, percent_sign_inside_an_argument_stays_as_it_is) {
    Phrasebook phrasebook;
    const Text words = text("transfer.nameAndTail", QStringLiteral("%2"), Tail{QStringLiteral("0014")});
    EXPECT_EQ(phrasebook.shown(words), QStringLiteral("%2 尾号 0014"));
}

TEST(Phrasebook, language_can_change_while_in_use) {
    Phrasebook phrasebook;
    EXPECT_EQ(phrasebook.shown(text("bar.help")), QStringLiteral("求助"));
    phrasebook.setLanguage(Language::English);
    EXPECT_EQ(phrasebook.shown(text("bar.help")), QStringLiteral("Help"));
}

}  // namespace evergreen
