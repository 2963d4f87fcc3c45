#include "tests/bench/virtual_display.h"

#include <QtEndian>

namespace evergreen {

namespace {

constexpr int kSamplesAcross = 27;
constexpr int kSamplesDown = 48;

/// XWD version 7, as Xvfb keeps it: big-endian words, then colour cells of 12 bytes, then the pixels.
enum XwdWord { HeaderBytes = 0, LineBytes = 12, ColourCells = 19 };
constexpr qsizetype kColourCellBytes = 12;

quint32 word(const uchar* header, XwdWord index) {
    return qFromBigEndian<quint32>(header + ptrdiff_t{4} * index);
}

Failure noDisplay(const QString& why) {
    return {FailureCode::ConfigBad, QStringLiteral("Xvfb: ") + why};
}

}  // namespace

VirtualDisplay::~VirtualDisplay() {
    m_server.terminate();
    m_server.waitForFinished(readyMaxMs);
}

Result<> VirtualDisplay::open(int widthPx, int heightPx) {
    m_widthPx = widthPx;
    m_heightPx = heightPx;
    m_server.start(QStringLiteral("Xvfb"),
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                    QStringLiteral("%1x%2x24").arg(widthPx).arg(heightPx), QStringLiteral("-fbdir"), m_folder.path()});
    while (!m_server.canReadLine()) {
        if (!m_server.waitForReadyRead(readyMaxMs)) return noDisplay(m_server.errorString());
    }
    m_name = u':' + QString::fromLatin1(m_server.readLine().trimmed());
    m_picture.setFileName(m_folder.filePath(QStringLiteral("Xvfb_screen0")));
    if (!m_picture.open(QIODevice::ReadOnly)) return noDisplay(m_picture.errorString());
    const uchar* const header = m_picture.map(0, m_picture.size());
    if (!header) return noDisplay(m_picture.errorString());
    m_lineBytes = word(header, LineBytes);
    const auto skipped = word(header, HeaderBytes) + word(header, ColourCells) * kColourCellBytes;
    if (m_picture.size() < skipped + qint64{m_lineBytes} * heightPx) return noDisplay(QStringLiteral("picture short"));
    m_pixels = header + skipped;
    return {};
}

double VirtualDisplay::shareOf(QRgb colour) const {
    int found = 0;
    for (int row = 0; row < kSamplesDown; ++row) {
        const uchar* line = m_pixels + qint64{m_lineBytes} * ((2 * row + 1) * m_heightPx / (2 * kSamplesDown));
        for (int column = 0; column < kSamplesAcross; ++column) {
            const uchar* pixel = line + ptrdiff_t{4} * ((2 * column + 1) * m_widthPx / (2 * kSamplesAcross));
            if (qRgb(pixel[2], pixel[1], pixel[0]) == (colour | 0xff000000)) ++found;
        }
    }
    return static_cast<double>(found) / (kSamplesAcross * kSamplesDown);
}

}  // namespace evergreen
