// Where everything of a receipt goes, in dots: measured first, drawn afterwards, so that the paper is as long as the
// words need. Private to receipt_drawing.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/visit/receipt.h"

#include <vector>

#include <QFont>
#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QString>

namespace evergreen {

struct ReceiptLayout {
    struct Text {
        QPointF baseline;
        QFont font;
        QString text;
    };
    enum class RuleKind { Solid, Dotted };
    struct Rule {
        QRectF area;
        RuleKind kind = RuleKind::Solid;
    };

    int heightDots = 0;
    QRectF emblem;  ///< empty when there is none
    std::vector<Text> texts;
    std::vector<Rule> rules;
    QImage code;    ///< a QR code as wide as the paper; null when there is none
    int codeY = 0;  ///< its upper edge
};

ReceiptLayout layOutReceipt(const Receipt& receipt, Language language, int widthDots);

}  // namespace evergreen
