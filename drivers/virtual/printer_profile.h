// What kind of printer a virtual printer pretends to be. One row per kind.
#pragma once

#include <vector>

#include <QString>

namespace evergreen {

struct PrinterProfile {
    QString name;
    QString model;  ///< MDL of its device id
    int widthDots = 576;
    bool knowsSoftReset = true;  ///< else it stalls it, like many in the field, and keeps what it has taken
    bool tellsChanges = true;    ///< GS a
    /// How it takes letters; Pictures: it has none, but raster graphics.
    enum class Letters { Pictures, Chinese, Latin };
    Letters letters = Letters::Pictures;
    int columns = 0;        ///< of letters at single size
    bool hasCutter = true;  ///< else somebody tears off what is fed far enough

    /// 80 mm, a cutter, everything there.
    static PrinterProfile receipt();
    /// 58 mm, and as plain as they come.
    static PrinterProfile narrow();

    /// No raster graphics, but letters: GB18030, or code page 437.
    static PrinterProfile lines();
    static PrinterProfile linesLatin();

    static std::vector<PrinterProfile> all();
};

}  // namespace evergreen
