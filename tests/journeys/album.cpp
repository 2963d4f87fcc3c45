#include "tests/journeys/album.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>

namespace evergreen {

namespace {

constexpr int kThumbnailHeight = 400;
constexpr int kThumbnailGap = 12;
constexpr int kSheetWidth = 2268;

bool write(const QString& path, const QByteArray& content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// Line by line, as words are set: the kiosk's pictures and the console's are of different widths.
QList<QPoint> placesOf(const QList<QImage>& thumbnails) {
    QList<QPoint> places;
    QPoint next(kThumbnailGap, kThumbnailGap);
    for (const QImage& thumbnail : thumbnails) {
        if (next.x() + thumbnail.width() + kThumbnailGap > kSheetWidth) {
            next = QPoint(kThumbnailGap, next.y() + kThumbnailHeight + kThumbnailGap);
        }
        places << next;
        next.rx() += thumbnail.width() + kThumbnailGap;
    }
    return places;
}

QImage contactSheet(const QList<QImage>& thumbnails) {
    if (thumbnails.isEmpty()) return {};
    const QList<QPoint> places = placesOf(thumbnails);
    QImage sheet(kSheetWidth, places.last().y() + kThumbnailHeight + kThumbnailGap, QImage::Format_RGB32);
    sheet.fill(Qt::gray);
    QPainter painter(&sheet);
    for (qsizetype i = 0; i < thumbnails.size(); ++i) painter.drawImage(places[i], thumbnails[i]);
    return sheet;
}

}  // namespace

Album::Album(QString folder) : m_folder(std::move(folder)) {
    m_time.start();
    if (!m_folder.isEmpty()) QDir().mkpath(m_folder);
}

void Album::screen(const QString& step, const QImage& picture) {
    ++m_pictures;
    const QString name = QStringLiteral("%1-%2.png").arg(m_pictures, 2, 10, QLatin1Char('0')).arg(step);
    m_timeline << QJsonObject{
        {QStringLiteral("ms"), m_time.elapsed()}, {QStringLiteral("step"), step}, {QStringLiteral("picture"), name}};
    save(name, picture);
    m_thumbnails << picture.scaledToHeight(kThumbnailHeight, Qt::SmoothTransformation);
}

void Album::receipt(const QImage& picture) {
    ++m_receipts;
    const QString name = QStringLiteral("receipt-%1.png").arg(m_receipts);
    m_timeline << QJsonObject{{QStringLiteral("ms"), m_time.elapsed()},
                              {QStringLiteral("step"), QStringLiteral("receipt")},
                              {QStringLiteral("picture"), name}};
    save(name, picture.convertToFormat(QImage::Format_Grayscale8));
}

bool Album::save(const QString& name, const QImage& picture) {
    if (m_folder.isEmpty()) return true;
    const bool kept = picture.save(m_folder + QLatin1Char('/') + name);
    m_allKept = m_allKept && kept;
    return kept;
}

bool Album::close() {
    if (m_folder.isEmpty()) return true;
    save(QStringLiteral("contact-sheet.png"), contactSheet(m_thumbnails));
    const bool transcript = write(m_folder + QStringLiteral("/transcript.txt"),
                                  (m_said.join(QLatin1Char('\n')) + QLatin1Char('\n')).toUtf8());
    const bool timeline = write(m_folder + QStringLiteral("/timeline.json"), QJsonDocument(m_timeline).toJson());
    return m_allKept && transcript && timeline;
}

}  // namespace evergreen
