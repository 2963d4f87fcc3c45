// Writes down what it is asked to do, and lets another one do it.
#pragma once

#include "accessibility/voice/audio_out.h"

#include <string>
#include <vector>

namespace evergreen {

class NotedAudioOut final : public AudioOut {
public:
    explicit NotedAudioOut(AudioOut& out) : m_out(out) {
        connect(&out, &AudioOut::heard, this, &AudioOut::heard);
        connect(&out, &AudioOut::finished, this, [this] {
            story.emplace_back("finished");
            Q_EMIT finished();
        });
    }

    void play(SpeechPtr speech) override {
        story.emplace_back("play");
        played.push_back(speech);
        m_out.play(std::move(speech));
    }
    void stop() override {
        story.emplace_back("stop");
        m_out.stop();
    }
    void pause() override { m_out.pause(); }
    void resume() override { m_out.resume(); }
    void setGain(double gain) override { m_out.setGain(gain); }

    std::vector<std::string> story;
    std::vector<SpeechPtr> played;

private:
    AudioOut& m_out;
};

}  // namespace evergreen
