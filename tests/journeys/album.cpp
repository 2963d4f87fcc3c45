#include "tests/journeys/album.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>

namespace evergreen {

namespace {

constexpr int kThumbnailWidth = 270;
constexpr int kThumbnailsAcross = 8;
constexpr int kThumbnailGap = 12;

bool write(const QString& path, const QByteArray& content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QImage contactSheet(const QList<QImage>& thumbnails) {
    if (thumbnails.isEmpty()) return {};
    const QSize cell = thumbnails.first().size() + QSize(kThumbnailGap, kThumbnailGap);
    const int rows = (static_cast<int>(thumbnails.size()) + kThumbnailsAcross - 1) / kThumbnailsAcross;
    QImage sheet(cell.width() * kThumbnailsAcross + kThumbnailGap, cell.height() * rows + kThumbnailGap,
                 QImage::Format_RGB32);
    sheet.fill(Qt::gray);
    QPainter painter(&sheet);
    for (int i = 0; i < thumbnails.size(); ++i) {
        painter.drawImage(QPoint(kThumbnailGap + i % kThumbnailsAcross * cell.width(),
                                 kThumbnailGap + i / kThumbnailsAcross * cell.height()),
                          thumbnails[i]);
    }
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
    m_thumbnails << picture.scaledToWidth(kThumbnailWidth, Qt::SmoothTransformation);
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
