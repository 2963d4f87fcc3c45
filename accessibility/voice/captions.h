// What the caption strip shows: the text being said and which phrase of it is heard now. Fed by one Voice; the text
// stays when the voice ends or is off, until the next or clear(). It paints nothing.
#pragma once

#include "accessibility/voice/voice.h"

#include <QObject>
#include <QString>

namespace evergreen {

class Captions final : public QObject {
    Q_OBJECT
    /// The whole utterance.
    Q_PROPERTY(QString text READ text NOTIFY textChanged)
    /// The phrase being heard, in UTF-16 units of `text`; length 0 when none is.
    Q_PROPERTY(int highlightStart READ highlightStart NOTIFY highlightChanged)
    Q_PROPERTY(int highlightLength READ highlightLength NOTIFY highlightChanged)

public:
    /// The voice must outlive the captions.
    explicit Captions(Voice& voice, QObject* parent = nullptr);

    const QString& text() const { return m_text; }
    int highlightStart() const { return static_cast<int>(m_highlight.start); }
    int highlightLength() const { return static_cast<int>(m_highlight.length); }

    void clear();

Q_SIGNALS:
    void textChanged();
    void highlightChanged();

private:
    void setText(const QString& text);
    void setHighlight(Phrase phrase);

    QString m_text;
    Phrase m_highlight;
};

}  // namespace evergreen
