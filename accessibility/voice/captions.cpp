#include "accessibility/voice/captions.h"

namespace evergreen {

Captions::Captions(Voice& voice, QObject* parent) : QObject(parent) {
    connect(&voice, &Voice::started, this, [this](const Utterance& utterance) { setText(utterance.text); });
    connect(&voice, &Voice::phrase, this, [this](qsizetype start, qsizetype length) { setHighlight({start, length}); });
    connect(&voice, &Voice::finished, this, [this] { setHighlight({}); });
    connect(&voice, &Voice::stopped, this, [this] { setHighlight({}); });
}

void Captions::clear() {
    setText({});
}

/// The highlight goes first: nobody ever sees an old highlight in a new text.
void Captions::setText(const QString& text) {
    setHighlight({});
    if (m_text == text) return;
    m_text = text;
    Q_EMIT textChanged();
}

void Captions::setHighlight(Phrase phrase) {
    if (m_highlight == phrase) return;
    m_highlight = phrase;
    Q_EMIT highlightChanged();
}

}  // namespace evergreen
