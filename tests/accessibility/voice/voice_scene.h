#pragma once

#include "accessibility/voice/silent_audio_out.h"
#include "accessibility/voice/voice.h"
#include "tests/accessibility/voice/fake_synthesizer.h"
#include "tests/support/fake_clock.h"

#include <string>
#include <vector>

#include <QCoreApplication>

namespace evergreen {

/// A voice whose story is told as lines: "started 你好。", "phrase 0+3", "finished".
struct VoiceScene {
    FakeClock clock;
    FakeSynthesizer synthesizer;
    SilentAudioOut audioOut{clock};
    Voice voice{synthesizer, audioOut};
    std::vector<std::string> story;

    VoiceScene() {
        QObject::connect(&voice, &Voice::started, &voice,
                         [this](const Utterance& said) { story.push_back("started " + said.text.toStdString()); });
        QObject::connect(&voice, &Voice::phrase, &voice, [this](qsizetype start, qsizetype length) {
            story.push_back("phrase " + std::to_string(start) + "+" + std::to_string(length));
        });
        QObject::connect(&voice, &Voice::finished, &voice, [this] { story.emplace_back("finished"); });
        QObject::connect(&voice, &Voice::stopped, &voice, [this] { story.emplace_back("stopped"); });
    }

    void say(const char16_t* text, bool isPrivate = false) {
        voice.say({QString::fromUtf16(text), Language::Chinese, isPrivate, {}});
    }
    void turnEvents() { QCoreApplication::processEvents(); }
};

}  // namespace evergreen
