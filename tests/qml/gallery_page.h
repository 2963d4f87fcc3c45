// The gallery as one HTML page: every page of the kiosk in a small picture, by service; scale, language and orientation
// are chosen above. The pictures lie beside it, a folder a setting.
#pragma once

#include "accessibility/audit/setting.h"

#include <QImage>
#include <QString>
#include <QStringList>

namespace evergreen {

class GalleryPage {
public:
    explicit GalleryPage(QString folder) : m_folder(std::move(folder)) {}

    void add(const QString& state, const Setting& setting, const QImage& picture);

    /// Writes index.html. False when a picture or the page could not be written.
    bool close();

    static constexpr int widthPx = 360;

private:
    QString grid() const;

    const QString m_folder;
    QStringList m_states;
    QStringList m_settings;
    bool m_allKept = true;
};

}  // namespace evergreen
