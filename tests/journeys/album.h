// What a journey leaves behind: numbered pictures of the screen and of the staff's console, the receipts as pictures,
// what was said, and when each step happened. Keeps nothing when it has no folder.
#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QJsonArray>
#include <QString>
#include <QStringList>

namespace evergreen {

class Album {
public:
    /// An empty folder name: look, but keep nothing.
    explicit Album(QString folder);

    bool isKept() const { return !m_folder.isEmpty(); }

    void screen(const QString& step, const QImage& picture);
    void receipt(const QImage& picture);
    void said(const QString& words) { m_said << words; }
    int pictures() const { return m_pictures; }
    int receipts() const { return m_receipts; }

    /// Writes contact-sheet.png, transcript.txt and timeline.json. False when the folder cannot be written.
    bool close();

private:
    bool save(const QString& name, const QImage& picture);

    const QString m_folder;
    QElapsedTimer m_time;
    QJsonArray m_timeline;
    QStringList m_said;
    QList<QImage> m_thumbnails;
    int m_pictures = 0;
    int m_receipts = 0;
    bool m_allKept = true;
};

}  // namespace evergreen
