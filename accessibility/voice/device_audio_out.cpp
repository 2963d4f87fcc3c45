#include "accessibility/voice/device_audio_out.h"

#include "accessibility/voice/device_player.h"

#include <utility>

#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(lcAudio, "evergreen.voice.audio")

/// A sound server that hangs must not hang the end of the program.
constexpr std::chrono::seconds kFarewellMax{2};

}  // namespace

DeviceAudioOut::DeviceAudioOut(Clock& clock)
    : m_clock(clock), m_silence(clock), m_player(std::make_unique<DevicePlayer>()) {
    m_thread.setObjectName(QStringLiteral("audio"));
    m_player->moveToThread(&m_thread);
    connect(m_player.get(), &DevicePlayer::heard, this, &DeviceAudioOut::onDeviceHeard);
    connect(m_player.get(), &DevicePlayer::finished, this, &DeviceAudioOut::onDeviceFinished);
    connect(m_player.get(), &DevicePlayer::unplayable, this, &DeviceAudioOut::goOnInSilence);
    connect(&m_silence, &AudioOut::heard, this, &AudioOut::heard);
    connect(&m_silence, &AudioOut::finished, this, &AudioOut::finished);
}

DeviceAudioOut::~DeviceAudioOut() {
    if (!m_thread.isRunning()) return;
    onAudioThread([player = m_player.get()] { player->stop(); });
    QMetaObject::invokeMethod(m_player.get(), [this] { m_thread.quit(); });
    if (m_thread.wait(QDeadlineTimer(kFarewellMax))) return;
    qCWarning(lcAudio, "the sound server does not answer; its thread is ended by force");
    m_thread.terminate();
    m_thread.wait();
}

template <typename Call>
void DeviceAudioOut::onAudioThread(Call call) {
    if (!m_thread.isRunning()) m_thread.start();
    QMetaObject::invokeMethod(m_player.get(), std::move(call));
}

void DeviceAudioOut::play(SpeechPtr speech) {
    m_silence.stop();
    m_speech = std::move(speech);
    m_way = Way::AskingDevice;
    m_isPaused = false;
    const quint64 turn = ++m_turn;
    onAudioThread([player = m_player.get(), turn, asked = m_speech] { player->play(turn, asked); });
    awaitDevice();
}

void DeviceAudioOut::awaitDevice() {
    m_patience = m_clock.alarm(answerMax, [this, turn = m_turn] { goOnInSilence(turn); });
}

void DeviceAudioOut::stop() {
    ++m_turn;
    m_patience.reset();
    m_silence.stop();
    m_way = Way::Nothing;
    if (m_thread.isRunning()) onAudioThread([player = m_player.get()] { player->stop(); });
}

void DeviceAudioOut::pause() {
    m_isPaused = true;
    m_patience.reset();  // a paused device has nothing to say
    if (m_way == Way::Silence) {
        m_silence.pause();
    } else if (m_way != Way::Nothing) {
        onAudioThread([player = m_player.get()] { player->pause(); });
    }
}

void DeviceAudioOut::resume() {
    m_isPaused = false;
    if (m_way == Way::Silence) {
        m_silence.resume();
    } else if (m_way != Way::Nothing) {
        onAudioThread([player = m_player.get()] { player->resume(); });
        if (m_way == Way::AskingDevice) awaitDevice();
    }
}

void DeviceAudioOut::setGain(double gain) {
    // Told before the thread runs, it waits there: the first word has the right volume.
    QMetaObject::invokeMethod(m_player.get(), [player = m_player.get(), gain] { player->setGain(gain); });
}

void DeviceAudioOut::goOnInSilence(quint64 turn) {
    if (turn != m_turn || m_way == Way::Silence) return;
    m_patience.reset();
    onAudioThread([player = m_player.get()] { player->stop(); });
    m_way = Way::Silence;
    m_silence.play(m_speech);
    if (m_isPaused) m_silence.pause();
}

void DeviceAudioOut::onDeviceHeard(quint64 turn, std::chrono::milliseconds position) {
    if (turn != m_turn || m_way == Way::Silence) return;
    m_patience.reset();
    m_way = Way::Device;
    Q_EMIT heard(position);
}

void DeviceAudioOut::onDeviceFinished(quint64 turn) {
    if (turn != m_turn || m_way == Way::Silence) return;
    m_patience.reset();
    m_way = Way::Nothing;
    Q_EMIT finished();
}

}  // namespace evergreen
