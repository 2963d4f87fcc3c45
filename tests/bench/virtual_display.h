// A display that nobody sees, whose picture this process can read: Xvfb with its framebuffer in a file. The same eye
// looks at every program that draws on it. Owned by a benchmark; ends with it.
#pragma once

#include "kiosk/base/result.h"

#include <QFile>
#include <QProcess>
#include <QRgb>
#include <QTemporaryDir>

namespace evergreen {

class VirtualDisplay {
public:
    static constexpr int readyMaxMs = 10'000;

    ~VirtualDisplay();

    /// Starts Xvfb with one screen of that size, 24 bits deep. ConfigBad.
    Result<> open(int widthPx, int heightPx);

    /// ":42"
    const QString& name() const { return m_name; }

    /// How much of the screen, sampled on a grid, has that colour, 0 … 1.
    double shareOf(QRgb colour) const;

private:
    QTemporaryDir m_folder;
    QProcess m_server;
    QFile m_picture;
    const uchar* m_pixels = nullptr;
    int m_widthPx = 0;
    int m_heightPx = 0;
    quint32 m_lineBytes = 0;
    QString m_name;
};

}  // namespace evergreen
