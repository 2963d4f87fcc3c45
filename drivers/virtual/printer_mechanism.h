// The moving parts of a virtual printer: paper that comes out row by row, a cover, a cutter. Knows no bytes and no USB.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QImage>

namespace evergreen {

class PrinterMechanism {
public:
    /// Paper nobody cuts off is thrown away beyond this.
    static constexpr int uncutRowsMax = 60'000;

    enum class Paper { Full, Low, Out };

    explicit PrinterMechanism(int widthDots) : m_widthDots(widthDots) {}

    void setPaper(Paper paper);
    /// The paper ends after so many more rows; 0 ends it now.
    void endPaperAfter(int rows);
    void setCoverOpen(bool isOpen) { m_isCoverOpen = isOpen; }
    void openCoverAfter(int rows) { m_rowsToCover = rows; }
    void setJammed(bool isJammed) { m_isJammed = isJammed; }
    /// The next cut fails and blocks the printer until setCutterJammed(false).
    void jamAtNextCut() { m_jamsAtCut = true; }
    void setCutterJammed(bool isJammed) { m_isCutterJammed = isJammed; }

    Paper paper() const { return m_paper; }
    bool isCoverOpen() const { return m_isCoverOpen; }
    bool isJammed() const { return m_isJammed; }
    bool isCutterJammed() const { return m_isCutterJammed; }
    bool canPrint() const { return m_paper != Paper::Out && !m_isCoverOpen && !m_isJammed && !m_isCutterJammed; }

    /// One row of dots (bit 7 first, 1 = black), of which nothing beyond the paper's edge is seen, or a blank one for
    /// an empty row. Only while canPrint().
    void printRow(const std::vector<uchar>& dots);
    /// False when the cutter jams.
    bool cut();

    int uncutRows() const { return static_cast<int>(m_rows.size()); }
    const std::vector<QImage>& receipts() const { return m_receipts; }
    void watchCuts(std::function<void(const QImage&)> watch) { m_cutWatch = std::move(watch); }
    /// Nothing printed any more, as if the basket had been emptied.
    void forgetReceipts() { m_receipts.clear(); }

private:
    QImage imageOfRows() const;

    int m_widthDots;
    Paper m_paper = Paper::Full;
    bool m_isCoverOpen = false;
    bool m_isJammed = false;
    bool m_isCutterJammed = false;
    bool m_jamsAtCut = false;
    std::optional<int> m_rowsToEnd;
    std::optional<int> m_rowsToCover;
    std::vector<std::vector<uchar>> m_rows;
    std::vector<QImage> m_receipts;
    std::function<void(const QImage&)> m_cutWatch;
};

}  // namespace evergreen
