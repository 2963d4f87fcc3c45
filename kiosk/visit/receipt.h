// What is printed on the paper the customer takes home: words only, in the customer's language, ready to print. A plain
// value made by services; how it looks is receipt_drawing.h.
#pragma once

#include <vector>

#include <QString>

namespace evergreen {

struct ReceiptRow {
    enum class Kind {
        Plain,  ///< label and value, side by side where they fit
        Money   ///< the value large and bold on a line of its own, its words below
    };

    QString label;
    QString value;
    Kind kind = Kind::Plain;
    QString words = {};  ///< Money: the amount spelled out, or nothing

    bool operator==(const ReceiptRow&) const = default;
};

struct Receipt {
    QString house;  ///< whose kiosk this is: the quiet line at the top
    QString title;
    std::vector<ReceiptRow> rows;
    std::vector<QString> notes;
    QString footer;
    QString follow = {};  ///< an address, as a QR code below the notes; empty: none

    bool operator==(const Receipt&) const = default;
};

}  // namespace evergreen
