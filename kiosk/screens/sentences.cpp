#include "kiosk/screens/sentences.h"

namespace evergreen {

QStringList sentencesOf(const QString& words) {
    static const QString ends = QStringLiteral("。！？.!?");
    QStringList sentences;
    QString sentence;
    for (qsizetype i = 0; i < words.size(); ++i) {
        sentence += words[i];
        // A Western point ends a sentence only before a blank: not in 2,000.00.
        const bool goesOn = i + 1 < words.size() && !words[i + 1].isSpace() && words[i].unicode() < 0x80;
        if (!ends.contains(words[i]) || goesOn) continue;
        if (i + 1 < words.size() && words[i + 1].isSpace()) sentence += words[++i];
        sentences << std::exchange(sentence, QString());
    }
    if (!sentence.isEmpty()) sentences << sentence;
    return sentences;
}

}  // namespace evergreen
