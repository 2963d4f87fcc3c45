// Sets customers' text in lines for the controls that show it (line_breaks.h says how), and pages the caption so that
// the phrase being spoken is always in sight. Owned by the QML engine; no state.
#pragma once

#include <QFont>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace evergreen {

class Typesetter : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    explicit Typesetter(QObject* parent = nullptr) : QObject(parent) {}

    // `text` with a line feed wherever a line of `width` pixels in `font` should end.
    Q_INVOKABLE QString set(const QString& text, const QFont& font, qreal width) const;

    // The width of `text` on one line, in pixels, rounded up.
    Q_INVOKABLE qreal measure(const QString& text, const QFont& font) const;

    // The lines of `text` that hold the phrase from `start` on, `linesMax` of them, as styled text with the phrase
    // bold; turned like pages, so that a line does not wander while it is read.
    Q_INVOKABLE QString captionPage(const QString& text, const QFont& font, qreal width, int start, int length,
                                    int linesMax) const;
};

}  // namespace evergreen
