// One thing to be said, exactly as its caption shows it: numbers already in words (kiosk/i18n). A plain value.
#pragma once

#include "kiosk/base/language.h"

#include <vector>

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace evergreen {

/// A stretch of an utterance (UTF-16 units) that is one message of the catalogue, word for word: a voice pack may hold
/// a recorded clip of it.
struct UtterancePart {
    QByteArray message;
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const UtterancePart&) const = default;
};
using UtteranceParts = std::vector<UtterancePart>;

struct Utterance {
    QString text;
    Language language = Language::Chinese;
    bool isPrivate = false;     ///< balances and the like: never from the loudspeaker, only into a headset
    UtteranceParts parts = {};  ///< in the order of the text, without overlap; what none covers has figures in it

    bool operator==(const Utterance&) const = default;
};

}  // namespace evergreen

Q_DECLARE_METATYPE(evergreen::Utterance)
Q_DECLARE_METATYPE(evergreen::UtteranceParts)
