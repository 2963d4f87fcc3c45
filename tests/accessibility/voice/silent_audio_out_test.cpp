#include "accessibility/voice/silent_audio_out.h"

#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

using namespace std::chrono_literals;

SpeechPtr speechOf(std::chrono::milliseconds length) {
    Speech speech;
    speech.sampleRate = 1000;
    speech.samples.resize(static_cast<std::size_t>(length.count()));
    return std::make_shared<const Speech>(std::move(speech));
}

}  // namespace

TEST(SilentAudioOut, pace_is_that_of_the_speech_and_progress_comes_often) {
    FakeClock clock;
    SilentAudioOut out(clock);
    std::vector<std::chrono::milliseconds> positions;
    int ends = 0;
    QObject::connect(&out, &AudioOut::heard, &out, [&](std::chrono::milliseconds at) { positions.push_back(at); });
    QObject::connect(&out, &AudioOut::finished, &out, [&] { ++ends; });
    out.play(speechOf(1000ms));
    clock.advance(999ms);
    EXPECT_EQ(ends, 0);
    clock.advance(1ms);
    EXPECT_EQ(ends, 1);
    ASSERT_FALSE(positions.empty());
    for (std::size_t i = 1; i < positions.size(); ++i) {
        EXPECT_LE(positions[i] - positions[i - 1], AudioOut::progressInterval);
    }
    EXPECT_EQ(positions.back(), 1000ms);
    EXPECT_EQ(clock.pendingAlarms(), 0u);
}

TEST(SilentAudioOut, listener_that_pauses_at_the_very_end_is_obeyed) {
    FakeClock clock;
    SilentAudioOut out(clock);
    int ends = 0;
    QObject::connect(&out, &AudioOut::heard, &out, [&](std::chrono::milliseconds at) {
        if (at == 100ms && ends == 0) out.pause();
    });
    QObject::connect(&out, &AudioOut::finished, &out, [&] { ++ends; });
    out.play(speechOf(100ms));
    clock.advance(10s);
    EXPECT_EQ(ends, 0);
}

}  // namespace evergreen
