#include "drivers/virtual/printer_mechanism.h"

#include <algorithm>

namespace evergreen {

void PrinterMechanism::setPaper(Paper paper) {
    m_paper = paper;
    m_rowsToEnd.reset();
}

void PrinterMechanism::endPaperAfter(int rows) {
    m_rowsToEnd = rows;
    if (rows == 0) m_paper = Paper::Out;
}

void PrinterMechanism::printRow(const std::vector<uchar>& dots) {
    const auto rowBytes = static_cast<std::size_t>(m_widthDots / 8);
    std::vector<uchar> row = dots;
    row.resize(rowBytes);
    if (m_rows.size() >= uncutRowsMax) m_rows.clear();
    m_rows.push_back(std::move(row));
    if (m_rowsToEnd && --*m_rowsToEnd <= 0) setPaper(Paper::Out);
    if (m_rowsToCover && --*m_rowsToCover <= 0) {
        m_rowsToCover.reset();
        m_isCoverOpen = true;
    }
}

bool PrinterMechanism::cut() {
    if (m_jamsAtCut) {
        m_jamsAtCut = false;
        m_isCutterJammed = true;
        return false;
    }
    m_receipts.push_back(imageOfRows());
    m_rows.clear();
    if (m_cutWatch) m_cutWatch(m_receipts.back());
    return true;
}

QImage PrinterMechanism::imageOfRows() const {
    QImage image(m_widthDots, std::max(1, uncutRows()), QImage::Format_Mono);
    image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    image.fill(0);
    for (int y = 0; y < uncutRows(); ++y) {
        const auto& row = m_rows[static_cast<std::size_t>(y)];
        std::copy(row.begin(), row.end(), image.scanLine(y));
    }
    return image;
}

}  // namespace evergreen
