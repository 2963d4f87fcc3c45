#include "accessibility/voice/phrases.h"

#include <algorithm>

namespace evergreen {

namespace {

bool endsPhrase(QStringView text, qsizetype at) {
    static constexpr QStringView always = u"。，；：！？…\n";
    static constexpr QStringView beforeBlank = u".,;:!?";
    if (always.contains(text.at(at))) return true;
    return beforeBlank.contains(text.at(at)) && (at + 1 == text.size() || text.at(at + 1).isSpace());
}

/// Closing marks and repeated punctuation stay with the phrase they end: 好吗？”
bool clingsToPhrase(QStringView text, qsizetype at) {
    static constexpr QStringView closing = u"”’》）)\"";
    return closing.contains(text.at(at)) || endsPhrase(text, at);
}

}  // namespace

std::vector<Phrase> phrasesOf(QStringView text) {
    std::vector<Phrase> phrases;
    qsizetype start = 0;
    const auto close = [&](qsizetype end) {
        while (start < end && text.at(start).isSpace()) ++start;
        qsizetype last = end;
        while (last > start && text.at(last - 1).isSpace()) --last;
        if (last > start) phrases.push_back({start, last - start});
        start = end;
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!endsPhrase(text, at)) continue;
        while (at + 1 < text.size() && clingsToPhrase(text, at + 1)) ++at;
        close(at + 1);
    }
    close(text.size());
    return phrases;
}

std::vector<PhraseMark> phraseMarks(QStringView text, const std::vector<WordMark>& words) {
    std::vector<PhraseMark> marks;
    auto word = words.begin();
    for (const Phrase& phrase : phrasesOf(text)) {
        const qsizetype end = phrase.start + phrase.length;
        word = std::find_if(word, words.end(), [&](const WordMark& mark) { return mark.start >= phrase.start; });
        if (word == words.end()) break;
        if (word->start < end) marks.push_back({word->at, phrase});
    }
    return marks;
}

}  // namespace evergreen
