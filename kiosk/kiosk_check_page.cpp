#include "kiosk/kiosk_check_page.h"

#include <QQuickItem>

namespace evergreen {

namespace {

/// What rounding makes of lines that fit.
constexpr double kSlackPx = 2;
constexpr int kDepthMax = 64;
constexpr qsizetype kQuotedMax = 20;

QString lettersOf(const QString& text) {
    QString letters;
    for (const QChar letter : text) {
        if (!letter.isSpace()) letters += letter;
    }
    return letters;
}

QString about(const QString& words, const char* what) {
    return u'"' + words.left(kQuotedMax) + QStringLiteral("\" ") + QLatin1String(what);
}

QString complaintOfText(const QQuickItem& item, const QRectF& glass) {
    const QString text = item.property("text").toString();
    if (text.isEmpty()) return {};
    if (item.property("truncated").toBool()) return about(text, "is cut off");
    // What has set its own lines keeps the words that it was given.
    const QString words = item.property("words").toString();
    if (!words.isEmpty() && lettersOf(words) != lettersOf(text)) return about(words, "is not all there");
    if (item.property("contentWidth").toDouble() > item.width() + kSlackPx) return about(text, "is too wide");
    const QRectF box = item.mapRectToScene(QRectF(0, 0, item.width(), item.property("contentHeight").toDouble()));
    const QRectF wide = glass.adjusted(-kSlackPx, -kSlackPx, kSlackPx, kSlackPx);
    return wide.contains(box) ? QString() : about(text, "is off the glass");
}

struct Walk {
    const QRectF glass;
    int texts = 0;

    QString complaintOf(const QQuickItem& item, int depth) {
        if (!item.isVisible() || item.opacity() <= 0 || depth > kDepthMax) return {};
        if (item.property("overflow").toDouble() > 0) return QStringLiteral("something has no room");
        if (item.inherits("QQuickText")) {
            ++texts;
            if (const QString why = complaintOfText(item, glass); !why.isEmpty()) return why;
        }
        const auto children = item.childItems();
        for (const QQuickItem* child : children) {
            if (const QString why = complaintOf(*child, depth + 1); !why.isEmpty()) return why;
        }
        return {};
    }
};

/// One colour all over is no page.
bool isBlank(const QImage& picture) {
    if (picture.isNull()) return true;
    const QRgb first = picture.pixel(0, 0);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixel(x, y) != first) return false;
        }
    }
    return true;
}

}  // namespace

QString complaintOfPage(const QQuickItem& root, const QImage& picture) {
    if (isBlank(picture)) return QStringLiteral("nothing is drawn");
    Walk walk{root.mapRectToScene(QRectF(0, 0, root.width(), root.height()))};
    const QString why = walk.complaintOf(root, 0);
    return why.isEmpty() && walk.texts == 0 ? QStringLiteral("nothing is written") : why;
}

}  // namespace evergreen
