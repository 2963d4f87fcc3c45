// One cell of the matrix as it stood when it was looked at: everything the rules ask for, taken once. A plain value;
// rules read it and nothing else, so that a page can be planted with any defect.
#pragma once

#include <optional>
#include <vector>

#include <QAccessible>
#include <QColor>
#include <QImage>
#include <QRectF>
#include <QString>
#include <QStringList>

namespace evergreen {

// What assistive technology is told of an item.
struct Exposure {
    bool exposed = false;
    QAccessible::Role role = QAccessible::NoRole;
    QString name;
    QString description;
    bool checkable = false;
    bool checked = false;
    bool disabled = false;
    bool pressable = false;
    int parent = -1;  // the item above it in the tree that is read
};

// What a text paints. Lengths in pixels of the window.
struct SeenText {
    QString words;       // as they were given to be set in lines
    QString text;        // as they were set
    QRectF painted;      // the box of its lines
    QRectF ink;          // of these, what glyphs can reach
    double askedPx = 0;  // the em it asks for
    double givenPx = 0;  // the em it is painted with
    double lineHeight = 0;
    int lines = 1;
    bool bold = false;
    bool truncated = false;
    bool fitted = false;  // allowed to shrink until it fits
    QString family;
    int missingGlyphs = 0;
};

// The ground of a place, the colour that most of it has, and the ink on it: the colour that stands out most of all that
// are more than the blur of an edge.
struct InkOnGround {
    QRgb ground = 0;
    QRgb ink = 0;
    double contrast = 1;
};

struct SeenItem {
    int parent = -1;
    QString type;
    QString name;  // objectName
    QString path;
    QRectF rect;
    bool clips = false;
    double scale = 1;  // painted pixels per pixel of its own
    bool enabled = true;
    bool focused = false;
    bool isText = false;
    bool isTarget = false;
    bool isPicture = false;
    bool drags = false;   // can be flicked, dragged or pinched
    double overflow = 0;  // of a layout: by how much its parts do not fit
    double edge = 0;      // width of the drawn border
    QColor edgeColor;
    QColor line;  // of a picture
    SeenText text;
    Exposure exposure;
    std::optional<InkOnGround> ink;  // of a text or a picture, as painted; nothing: it is not in the picture
};

// A figure among the spoken words: as the eye gets it, and as the ear must get it.
struct SpokenFigure {
    QString words;
    bool isMoney = false;
};

struct AuditedPage {
    // which cell
    QString page;
    QString language;  // "zh", "en", "pseudo"
    QString theme;     // "warm", "dark", "light", "low-glare"
    int scale = 2;
    bool landscape = false;
    int face = 0;  // 1…: what the first face did not hold

    // the panel
    double pixelsPerMm = 1;
    QRectF window;
    double lowerEdgeMm = 0;  // height of the panel's lower edge above the floor, as it is to be mounted

    // what is seen
    std::vector<SeenItem> items;
    QImage picture;

    // what is meant and said
    bool asks = true;
    bool cardInside = true;
    bool overlay = false;
    QString question;
    QString spoken;
    bool spokenPrivately = false;
    QString caption;
    std::vector<SpokenFigure> figures;
    int step = 0;
    int steps = 0;
    int notShown = 0;        // entries of a list that are not on this face
    QRectF helpElsewhere;    // where Help is on the other pages of this setting; empty: this is the first
    QStringList complaints;  // of QML

    [[nodiscard]] bool isPseudo() const { return language == QLatin1String("pseudo"); }
    [[nodiscard]] double mm(double pixels) const { return pixels / pixelsPerMm; }
    // The item itself or one above it.
    [[nodiscard]] bool isWithin(int item, int above) const;
    // The nearest target that holds the item, itself included; -1: none.
    [[nodiscard]] int targetOf(int item) const;
    [[nodiscard]] const SeenItem* named(const QString& name) const;
};

}  // namespace evergreen
