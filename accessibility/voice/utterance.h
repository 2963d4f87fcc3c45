// One thing to be said, exactly as its caption shows it: numbers already in words (kiosk/i18n). A plain value.
#pragma once

#include "kiosk/base/language.h"

#include <QMetaType>
#include <QString>

namespace evergreen {

struct Utterance {
    QString text;
    Language language = Language::Chinese;
    bool isPrivate = false;  ///< balances and the like: never from the loudspeaker, only into a headset

    bool operator==(const Utterance&) const = default;
};

}  // namespace evergreen

Q_DECLARE_METATYPE(evergreen::Utterance)
