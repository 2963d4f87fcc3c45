#include "accessibility/voice/sample_rate.h"

#include <cmath>
#include <cstring>
#include <gtest/gtest.h>

namespace evergreen {

namespace {

std::vector<std::int16_t> samplesOf(const QByteArray& pcm) {
    std::vector<std::int16_t> samples(static_cast<std::size_t>(pcm.size()) / sizeof(std::int16_t));
    std::memcpy(samples.data(), pcm.constData(), samples.size() * sizeof(std::int16_t));
    return samples;
}

}  // namespace

TEST(SampleRate, same_rate_and_channel_is_the_same_sound) {
    const Speech speech{22050, {1, -2, 32767, -32768}, {}};
    EXPECT_EQ(samplesOf(devicePcm(speech, 22050, 1)), speech.samples);
}

TEST(SampleRate, second_channel_repeats_the_first) {
    const Speech speech{8000, {5, -7}, {}};
    EXPECT_EQ(samplesOf(devicePcm(speech, 8000, 2)), (std::vector<std::int16_t>{5, 5, -7, -7}));
}

TEST(SampleRate, doubled_rate_puts_the_middle_between_two_samples) {
    const Speech speech{1000, {0, 100, 300}, {}};
    EXPECT_EQ(samplesOf(devicePcm(speech, 2000, 1)), (std::vector<std::int16_t>{0, 50, 100, 200, 300, 300}));
}

TEST(SampleRate, length_in_time_and_pitch_stay) {
    constexpr double toneHz = 440.0;
    Speech tone{22050, {}, {}};
    for (int i = 0; i < 22050; ++i) {
        const double angle = 2.0 * M_PI * toneHz * i / 22050.0;
        tone.samples.push_back(static_cast<std::int16_t>(std::lround(20000.0 * std::sin(angle))));
    }
    const auto samples = samplesOf(devicePcm(tone, 48000, 1));
    EXPECT_NEAR(static_cast<double>(samples.size()), 48000.0, 1.0);
    int risings = 0;
    for (std::size_t i = 1; i < samples.size(); ++i) risings += samples[i - 1] < 0 && samples[i] >= 0;
    EXPECT_NEAR(risings, toneHz, 1.5);
}

TEST(SampleRate, nothing_stays_nothing) {
    EXPECT_TRUE(devicePcm({}, 48000, 2).isEmpty());
}

}  // namespace evergreen
