#include "images/picture.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QRegularExpression>

namespace evergreen {

namespace {

const PictureColors colors{QColor(0, 0, 255), QColor(255, 255, 255), QColor(255, 200, 0), QColor(0, 255, 0)};

int paintedPixels(const QImage& image) {
    int painted = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) painted += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
    return painted;
}

QStringList namesIn(const char* folder) {
    QStringList names;
    for (const auto& file : QDir(QStringLiteral(":/evergreen/images/") + QLatin1String(folder)).entryList())
        names << file.chopped(4);
    return names;
}

TEST(PictureTest, everyPictogram_paintedSmall_showsItsLineAndStaysOffItsEdges) {
    ASSERT_GT(namesIn("pictograms").size(), 40);
    for (const auto& name : namesIn("pictograms")) {
        const auto image = paintPicture(name, PictureForm::Pictogram, QSize(96, 96), colors);
        EXPECT_GT(paintedPixels(image), 200) << name.toStdString();
        for (int i = 0; i < 96; ++i) {
            const bool touches = qAlpha(image.pixel(i, 0)) + qAlpha(image.pixel(i, 95)) + qAlpha(image.pixel(0, i)) +
                                     qAlpha(image.pixel(95, i)) >
                                 0;
            EXPECT_FALSE(touches) << name.toStdString() << " is cut at " << i;
            if (touches) break;
        }
    }
}

TEST(PictureTest, everyIllustration_paintedLarge_isNotEmpty) {
    ASSERT_GT(namesIn("illustrations").size(), 10);
    for (const auto& name : namesIn("illustrations"))
        EXPECT_GT(paintedPixels(paintPicture(name, PictureForm::Illustration, QSize(400, 320), colors)), 8000)
            << name.toStdString();
}

TEST(PictureTest, noDrawing_holdsAColourOfItsOwn_butTheThemes) {
    static const QRegularExpression colour(QStringLiteral("#[0-9A-Fa-f]{3,8}|rgb\\("));
    for (const auto& name : namesIn("pictograms")) {
        QFile file(QStringLiteral(":/evergreen/images/pictograms/%1.svg").arg(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const bool isSwatch = name.startsWith(QLatin1String("theme-"));
        EXPECT_EQ(QString::fromUtf8(file.readAll()).contains(colour), isSwatch) << name.toStdString();
    }
}

TEST(PictureTest, line_isPaintedInTheThemesColour) {
    const auto image = paintPicture(QStringLiteral("minus"), PictureForm::Pictogram, QSize(48, 48), colors);
    EXPECT_EQ(image.pixelColor(24, 24), colors.line);
}

TEST(PictureTest, unknownName_paintsNothing) {
    EXPECT_FALSE(pictureExists(QStringLiteral("no-such"), PictureForm::Pictogram));
    EXPECT_TRUE(paintPicture(QStringLiteral("no-such"), PictureForm::Pictogram, QSize(48, 48), colors).isNull());
    EXPECT_FALSE(pictureExists(QString(), PictureForm::Illustration));
}

// Pages name their pictures; a name without a picture would be a hole on the page.
TEST(PictureTest, everyNameInThePages_hasAPicture) {
    static const QRegularExpression named(QStringLiteral("picture[a-zA-Z]* *= *QStringLiteral\\(\"([a-z-]+)\"\\)"));
    int seen = 0;
    for (const auto* folder : {"services", "visit"}) {
        const QDir sources(QStringLiteral(EVERGREEN_SOURCE_DIR "/kiosk/") + QLatin1String(folder));
        for (const auto& file : sources.entryList({QStringLiteral("*.cpp")})) {
            QFile source(sources.filePath(file));
            ASSERT_TRUE(source.open(QIODevice::ReadOnly));
            for (auto match = named.globalMatch(QString::fromUtf8(source.readAll())); match.hasNext(); ++seen) {
                const auto name = match.next().captured(1);
                EXPECT_TRUE(pictureExists(name, PictureForm::Pictogram) ||
                            pictureExists(name, PictureForm::Illustration))
                    << name.toStdString() << " in " << file.toStdString();
            }
        }
    }
    EXPECT_GT(seen, 0);
}

}  // namespace

}  // namespace evergreen
