#include "accessibility/voice/chime.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace evergreen {

namespace {

constexpr int kSampleRate = 22050;

/// Old ears lose the high tones first: both lie below 1 kHz. A quarter of full scale is softer than speech's peaks.
constexpr double kLowHz = 523.25;
constexpr double kHighHz = 659.26;
constexpr double kLoudness = 0.25 * INT16_MAX;

constexpr double kToneSeconds = 0.34;
constexpr double kSecondAfterSeconds = 0.26;
/// A tone that begins or ends at once clicks.
constexpr double kAttackSeconds = 0.012;
constexpr double kDecayPerSecond = 9.0;
constexpr double kReleaseSeconds = 0.04;

double envelope(double seconds) {
    const double attack = std::min(1.0, seconds / kAttackSeconds);
    const double release = std::min(1.0, (kToneSeconds - seconds) / kReleaseSeconds);
    return attack * release * std::exp(-kDecayPerSecond * seconds);
}

void addTone(std::vector<std::int16_t>& samples, double fromSeconds, double hertz) {
    const auto first = static_cast<std::size_t>(fromSeconds * kSampleRate);
    const auto count = static_cast<std::size_t>(kToneSeconds * kSampleRate);
    for (std::size_t i = 0; i < count; ++i) {
        const double seconds = static_cast<double>(i) / kSampleRate;
        const double wave = std::sin(2 * std::numbers::pi * hertz * seconds);
        samples[first + i] = static_cast<std::int16_t>(
            samples[first + i] + static_cast<int>(std::lround(kLoudness * envelope(seconds) * wave)));
    }
}

SpeechPtr made(Chime chime) {
    Speech sound;
    sound.sampleRate = kSampleRate;
    sound.samples.resize(static_cast<std::size_t>((kSecondAfterSeconds + kToneSeconds) * kSampleRate) + 1);
    const bool rises = chime == Chime::Question;
    addTone(sound.samples, 0, rises ? kLowHz : kHighHz);
    addTone(sound.samples, kSecondAfterSeconds, rises ? kHighHz : kLowHz);
    return std::make_shared<const Speech>(std::move(sound));
}

}  // namespace

SpeechPtr chimeSound(Chime chime) {
    static const std::array sounds{made(Chime::Question), made(Chime::CardReturn)};
    return sounds[static_cast<std::size_t>(chime)];
}

}  // namespace evergreen
