// An utterance as sound: samples of one channel, and when each word begins. A plain value, shared and never changed
// once made. Empty samples mean that it could not be spoken.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

#include <QMetaType>

namespace evergreen {

/// A word begins to sound at `at`; `start` and `length` count UTF-16 units of the utterance's text.
struct WordMark {
    std::chrono::milliseconds at{0};
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const WordMark&) const = default;
};

struct Speech {
    int sampleRate = 22050;
    std::vector<std::int16_t> samples;
    std::vector<WordMark> words;  ///< in the order they sound

    std::chrono::milliseconds duration() const {
        return std::chrono::milliseconds(samples.size() * 1000 / static_cast<std::size_t>(sampleRate));
    }
};

using SpeechPtr = std::shared_ptr<const Speech>;

}  // namespace evergreen

Q_DECLARE_METATYPE(evergreen::SpeechPtr)
