#include "accessibility/voice/chime.h"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>

namespace evergreen {

namespace {

int loudest(const Speech& sound) {
    int peak = 0;
    for (const auto sample : sound.samples) peak = std::max(peak, std::abs(static_cast<int>(sample)));
    return peak;
}

/// How often the wave goes up through nothing in this stretch: its pitch.
int pitch(const Speech& sound, double fromShare, double toShare) {
    const auto count = static_cast<double>(sound.samples.size());
    int rises = 0;
    for (auto i = static_cast<std::size_t>(count * fromShare) + 1; i < static_cast<std::size_t>(count * toShare); ++i) {
        if (sound.samples[i - 1] < 0 && sound.samples[i] >= 0) ++rises;
    }
    return rises;
}

}  // namespace

TEST(Chime, sound_is_soft_short_and_does_not_click) {
    for (const auto chime : {Chime::Question, Chime::CardReturn}) {
        const SpeechPtr sound = chimeSound(chime);
        EXPECT_LE(sound->duration(), chimeMax);
        EXPECT_GT(loudest(*sound), 2000) << "heard";
        EXPECT_LT(loudest(*sound), INT16_MAX / 2) << "soft";
        EXPECT_LT(std::abs(static_cast<int>(sound->samples.front())), 10);
        EXPECT_LT(std::abs(static_cast<int>(sound->samples.back())), 10);
        EXPECT_TRUE(sound->words.empty()) << "nothing to caption";
    }
}

TEST(Chime, question_rises_and_card_return_falls) {
    const SpeechPtr question = chimeSound(Chime::Question);
    const SpeechPtr card = chimeSound(Chime::CardReturn);
    EXPECT_GT(pitch(*question, 0.7, 0.95), pitch(*question, 0.05, 0.30));
    EXPECT_LT(pitch(*card, 0.7, 0.95), pitch(*card, 0.05, 0.30));
}

}  // namespace evergreen
