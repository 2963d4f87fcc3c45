#include "accessibility/audit/page_reader.h"

#include "accessibility/audit/glyphs.h"

#include <algorithm>
#include <map>

#include <QFontInfo>
#include <QJSValue>
#include <QRegularExpression>

namespace evergreen {

namespace {

// Noto's glyphs reach from here to there, in em of their line box (ascent 1.16 em above the base line, caps 0.733).
constexpr double inkTop = 0.28;
constexpr double inkBottom = 1.28;
// Digits and capitals reach less far.
constexpr double capitalTop = 0.41;
constexpr double capitalBottom = 1.18;

bool has(const QQuickItem& item, const char* kind) {
    return item.inherits(kind);
}

QString typeOf(const QQuickItem& item) {
    return QString::fromLatin1(item.metaObject()->className()).section(QLatin1String("_QML"), 0, 0);
}

QRectF inWindow(const QQuickItem& item) {
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
}

std::vector<QQuickItem*> inPaintOrder(const QQuickItem& item) {
    const auto children = item.childItems();
    std::vector<QQuickItem*> ordered(children.begin(), children.end());
    std::stable_sort(ordered.begin(), ordered.end(), [](auto* a, auto* b) { return a->z() < b->z(); });
    return ordered;
}

bool isShown(const QQuickItem& item) {
    return item.isVisible() && item.opacity() > 0;
}

// Where the lines of a text lie in it, by its alignments.
QRectF paintedBox(const QQuickItem& text) {
    const double width = text.property("contentWidth").toDouble();
    const double height = text.property("contentHeight").toDouble();
    const int across = text.property("effectiveHorizontalAlignment").toInt();
    const int down = text.property("verticalAlignment").toInt();
    const double left = text.property("leftPadding").toDouble();
    const double top = text.property("topPadding").toDouble();
    const double x = across == Qt::AlignHCenter ? (text.width() - width) / 2
                     : across == Qt::AlignRight ? text.width() - width
                                                : left;
    const double y = down == Qt::AlignVCenter  ? (text.height() - height) / 2
                     : down == Qt::AlignBottom ? text.height() - height
                                               : top;
    return text.mapRectToScene(QRectF(x, y, width, height));
}

bool isLow(const QString& words) {
    return std::all_of(words.begin(), words.end(),
                       [](QChar c) { return c.isDigit() || (c.isUpper() && c.unicode() < 0x80) || c.isSpace(); });
}

QString withoutMarkup(QString text) {
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    text.replace(QLatin1String("<br>"), QLatin1String("\n"));
    text.remove(tag);
    text.replace(QLatin1String("&lt;"), QLatin1String("<")).replace(QLatin1String("&gt;"), QLatin1String(">"));
    return text.replace(QLatin1String("&amp;"), QLatin1String("&"));
}

SeenText textOf(const QQuickItem& item, double scale) {
    SeenText seen;
    seen.text = item.property("text").toString();
    if (item.property("textFormat").toInt() != Qt::PlainText) seen.text = withoutMarkup(seen.text);
    seen.words = item.property("words").toString();
    if (seen.words.isEmpty()) seen.words = seen.text;
    seen.painted = paintedBox(item);
    const auto font = item.property("font").value<QFont>();
    const auto given = item.property("fontInfo").value<QJSValue>().property(QStringLiteral("pixelSize")).toNumber();
    seen.askedPx = font.pixelSize() > 0 ? font.pixelSize() : QFontInfo(font).pixelSize();
    seen.givenPx = (given > 0 ? given : seen.askedPx) * scale;
    seen.lines = std::max(1, item.property("lineCount").toInt());
    seen.lineHeight = item.property("lineHeightMode").toInt() == 1 ? item.property("lineHeight").toDouble() * scale
                                                                   : seen.painted.height() / seen.lines;
    const bool low = isLow(seen.words);
    seen.ink = seen.painted.adjusted(0, (low ? capitalTop : inkTop) * seen.givenPx, 0,
                                     (low ? capitalBottom : inkBottom) * seen.givenPx - seen.lineHeight);
    seen.bold = font.bold();
    seen.truncated = item.property("truncated").toBool();
    seen.fitted = item.property("fontSizeMode").toInt() != 0;
    seen.family = QFontInfo(font).family();
    seen.missingGlyphs = missingGlyphs(seen.words, font);
    return seen;
}

class Reader {
public:
    Reader(QQuickWindow& window, AuditedPage& page) : m_window(window), m_page(page) {}

    void read(QQuickItem& root) {
        m_page.window = inWindow(root);
        walk(root, -1, QString());
        if (auto* face = QAccessible::queryAccessibleInterface(&m_window)) expose(*face, -1, 0);
    }

private:
    static constexpr int depthMax = 64;

    void walk(QQuickItem& item, int parent, const QString& above) {
        if (!isShown(item)) return;
        const int index = static_cast<int>(m_page.items.size());
        SeenItem seen = describe(item);
        seen.parent = parent;
        seen.path = above.isEmpty() ? stepOf(item) : above + QLatin1Char('/') + stepOf(item);
        const QString path = seen.path;
        m_index[&item] = index;
        m_page.items.push_back(std::move(seen));
        for (auto* child : inPaintOrder(item)) walk(*child, index, path);
    }

    SeenItem describe(QQuickItem& item) const {
        SeenItem seen;
        seen.type = typeOf(item);
        seen.name = item.objectName();
        seen.rect = inWindow(item);
        seen.clips = item.clip();
        seen.scale = item.width() > 0 ? seen.rect.width() / item.width() : 1;
        seen.enabled = item.isEnabled();
        seen.focused = &item == m_window.activeFocusItem();
        seen.isTarget = isTarget(item);
        seen.drags =
            has(item, "QQuickFlickable") || has(item, "QQuickMultiPointTouchArea") || has(item, "QQuickPinchArea");
        seen.overflow = item.property("overflow").toDouble();
        seen.isPicture = has(item, "evergreen::PictureItem") || has(item, "QQuickImageBase");
        if (seen.isPicture) seen.line = item.property("line").value<QColor>();
        if (has(item, "QQuickRectangle")) describeEdge(item, seen);
        if (has(item, "QQuickText") && !item.property("text").toString().isEmpty()) {
            seen.isText = true;
            seen.text = textOf(item, seen.scale);
        }
        return seen;
    }

    static void describeEdge(const QQuickItem& item, SeenItem& seen) {
        const auto* border = item.property("border").value<QObject*>();
        if (!border) return;
        seen.edgeColor = border->property("color").value<QColor>();
        const bool drawn = seen.edgeColor.alpha() > 0;
        seen.edge = drawn ? border->property("width").toDouble() * seen.scale : 0;
    }

    void expose(QAccessibleInterface& face, int parent, int depth) {
        const auto found = m_index.find(face.object());
        const int index = found == m_index.end() ? parent : found->second;
        if (found != m_index.end()) m_page.items[static_cast<std::size_t>(index)].exposure = exposureOf(face, parent);
        if (depth == depthMax) return;
        for (int i = 0; i < face.childCount(); ++i)
            if (auto* child = face.child(i)) expose(*child, index, depth + 1);
    }

    static Exposure exposureOf(QAccessibleInterface& face, int parent) {
        Exposure exposure;
        exposure.exposed = true;
        exposure.role = face.role();
        exposure.name = face.text(QAccessible::Name);
        exposure.description = face.text(QAccessible::Description);
        const auto state = face.state();
        exposure.checkable = state.checkable;
        exposure.checked = state.checked;
        exposure.disabled = state.disabled;
        exposure.parent = parent;
        if (auto* actions = face.actionInterface())
            exposure.pressable = actions->actionNames().contains(QAccessibleActionInterface::pressAction()) ||
                                 actions->actionNames().contains(QAccessibleActionInterface::toggleAction());
        return exposure;
    }

    QQuickWindow& m_window;
    AuditedPage& m_page;
    std::map<const QObject*, int> m_index;
};

void mix(std::size_t& hash, double value) {
    hash = hash * 1099511628211U + std::hash<qint64>()(qRound64(value * 4));
}

void mixTree(const QQuickItem& item, std::size_t& hash) {
    if (!isShown(item)) return;
    mix(hash, item.x());
    mix(hash, item.y());
    mix(hash, item.width());
    mix(hash, item.height());
    if (has(item, "QQuickText")) hash = hash * 31 + qHash(item.property("text").toString());
    for (auto* child : item.childItems()) mixTree(*child, hash);
}

void collectTargets(QQuickItem& item, std::vector<QQuickItem*>& targets) {
    if (!isShown(item) || !item.isEnabled()) return;
    if (isTarget(item)) targets.push_back(&item);
    for (auto* child : inPaintOrder(item)) collectTargets(*child, targets);
}

}  // namespace

QString stepOf(const QQuickItem& item) {
    const auto type = typeOf(item);
    if (!item.objectName().isEmpty()) return type + QLatin1Char('#') + item.objectName();
    int before = 0;
    const auto siblings = item.parentItem() ? item.parentItem()->childItems() : QList<QQuickItem*>();
    for (const auto* sibling : siblings) {
        if (sibling == &item) break;
        before += sibling->metaObject() == item.metaObject() ? 1 : 0;
    }
    return before == 0 ? type : QStringLiteral("%1[%2]").arg(type).arg(before + 1);
}

bool isTarget(const QQuickItem& item) {
    return has(item, "evergreen::TapArea") || has(item, "QQuickMouseArea") || has(item, "QQuickAbstractButton");
}

void readItems(QQuickWindow& window, QQuickItem& root, AuditedPage& page) {
    QAccessible::setActive(true);
    Reader(window, page).read(root);
}

std::size_t geometryOf(const QQuickItem& root) {
    std::size_t hash = 1469598103934665603U;
    mixTree(root, hash);
    return hash;
}

std::vector<QQuickItem*> targetsIn(QQuickItem& root) {
    std::vector<QQuickItem*> targets;
    collectTargets(root, targets);
    return targets;
}

}  // namespace evergreen
