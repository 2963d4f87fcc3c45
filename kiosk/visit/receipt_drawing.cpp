#include "kiosk/visit/receipt_drawing.h"

#include "kiosk/visit/receipt_layout.h"

#include <QPainter>
#include <QPainterPath>

namespace evergreen {

namespace {

/// Greys darker than this burn a dot. Above one half, because paper whitens: thin strokes must not break.
constexpr int kBurnBelow = 150;
constexpr int kWhite = 255;
constexpr double kDotPitch = 12.0;

/// The emblem: three tiers of an evergreen over its trunk, in a square.
void drawEmblem(QPainter& painter, const QRectF& square) {
    constexpr int tiers = 3;
    const auto at = [&square](double x, double y) {
        return QPointF(square.x() + x * square.width(), square.y() + y * square.height());
    };
    QPainterPath tree;
    for (int tier = 0; tier < tiers; ++tier) {
        const double top = 0.04 + 0.22 * tier;
        const double half = 0.22 + 0.09 * tier;
        tree.addPolygon(QPolygonF({at(0.5, top), at(0.5 + half, top + 0.36), at(0.5 - half, top + 0.36)}));
        tree.closeSubpath();
    }
    tree.setFillRule(Qt::WindingFill);
    painter.fillPath(tree.simplified(), Qt::black);
    painter.fillRect(QRectF(at(0.45, 0.8), at(0.55, 0.98)), Qt::black);
}

void drawRule(QPainter& painter, const ReceiptLayout::Rule& rule) {
    if (rule.kind == ReceiptLayout::RuleKind::Solid) {
        painter.fillRect(rule.area, Qt::black);
        return;
    }
    const double dot = rule.area.height();
    const int dots = static_cast<int>((rule.area.width() - dot) / kDotPitch) + 1;
    for (int i = 0; i < dots; ++i) {
        painter.fillRect(QRectF(rule.area.left() + i * kDotPitch, rule.area.top(), dot, dot), Qt::black);
    }
}

QImage burnt(const QImage& grey) {
    QImage dots(grey.size(), QImage::Format_Mono);
    dots.setColorTable({qRgb(kWhite, kWhite, kWhite), qRgb(0, 0, 0)});
    dots.fill(0);
    const int width = grey.width();
    for (int y = 0; y < grey.height(); ++y) {
        const uchar* from = grey.constScanLine(y);
        uchar* to = dots.scanLine(y);
        for (int x = 0; x < width; ++x) {
            if (from[x] < kBurnBelow) to[x / 8] = static_cast<uchar>(to[x / 8] | (0x80 >> (x % 8)));
        }
    }
    return dots;
}

}  // namespace

QImage drawReceipt(const Receipt& receipt, Language language, int widthDots) {
    const ReceiptLayout layout = layOutReceipt(receipt, language, widthDots);
    QImage grey(widthDots, layout.heightDots, QImage::Format_Grayscale8);
    grey.fill(kWhite);
    QPainter painter(&grey);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (!layout.emblem.isEmpty()) drawEmblem(painter, layout.emblem);
    for (const auto& rule : layout.rules) drawRule(painter, rule);
    if (!layout.code.isNull()) painter.drawImage(0, layout.codeY, layout.code);
    for (const auto& text : layout.texts) {
        painter.setFont(text.font);
        painter.drawText(text.baseline, text.text);
    }
    painter.end();
    return burnt(grey);
}

}  // namespace evergreen
