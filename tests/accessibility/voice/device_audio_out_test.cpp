// On machines without an audio device (test machines) the speech must go on in silence; with one, it must play: either
// way the same promises hold.
#include "accessibility/voice/device_audio_out.h"

#include "kiosk/base/system_clock.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

namespace evergreen {

namespace {

using namespace std::chrono_literals;

SpeechPtr speechOf(std::chrono::milliseconds length) {
    Speech speech;
    speech.samples.resize(static_cast<std::size_t>(length.count() * speech.sampleRate / 1000));
    return std::make_shared<const Speech>(std::move(speech));
}

bool waitForEnd(AudioOut& out, std::chrono::milliseconds limit) {
    QEventLoop loop;
    bool hasEnded = false;
    QObject::connect(&out, &AudioOut::finished, &loop, [&] {
        hasEnded = true;
        loop.quit();
    });
    QTimer::singleShot(limit, &loop, &QEventLoop::quit);
    loop.exec();
    return hasEnded;
}

}  // namespace

TEST(DeviceAudioOut, speech_ends_with_or_without_a_device) {
    SystemClock clock;
    DeviceAudioOut out(clock);
    std::vector<std::chrono::milliseconds> positions;
    QObject::connect(&out, &AudioOut::heard, &out, [&](std::chrono::milliseconds at) { positions.push_back(at); });
    out.setGain(0.0);
    out.play(speechOf(300ms));
    EXPECT_TRUE(waitForEnd(out, 5s));
    EXPECT_GE(positions.size(), 3u);
    EXPECT_TRUE(std::ranges::is_sorted(positions));
}

TEST(DeviceAudioOut, asking_for_a_device_never_holds_up_the_caller) {
    SystemClock clock;
    DeviceAudioOut out(clock);
    QElapsedTimer timer;
    timer.start();
    out.play(speechOf(5s));
    out.stop();
    EXPECT_LT(timer.elapsed(), 50);
}

TEST(DeviceAudioOut, stopped_speech_never_ends_and_the_next_one_does) {
    SystemClock clock;
    DeviceAudioOut out(clock);
    int ends = 0;
    QObject::connect(&out, &AudioOut::finished, &out, [&] { ++ends; });
    out.setGain(0.0);
    out.play(speechOf(100ms));
    out.stop();
    out.play(speechOf(100ms));
    out.play(speechOf(200ms));
    EXPECT_TRUE(waitForEnd(out, 5s));
    EXPECT_EQ(ends, 1);
}

TEST(DeviceAudioOut, paused_speech_does_not_end_however_long_the_pause) {
    FakeClock clock;
    DeviceAudioOut out(clock);
    int ends = 0;
    QObject::connect(&out, &AudioOut::finished, &out, [&] { ++ends; });
    out.setGain(0.0);
    out.play(speechOf(1min));
    out.pause();
    clock.advance(1h);
    EXPECT_EQ(ends, 0);
}

TEST(DeviceAudioOut, device_that_does_not_answer_in_time_is_passed_over) {
    FakeClock clock;
    DeviceAudioOut out(clock);
    int ends = 0;
    QObject::connect(&out, &AudioOut::finished, &out, [&] { ++ends; });
    out.setGain(0.0);
    out.play(speechOf(1min));
    clock.advance(DeviceAudioOut::answerMax + 1min);
    EXPECT_TRUE(out.isSilent());
    EXPECT_EQ(ends, 1);
}

}  // namespace evergreen
