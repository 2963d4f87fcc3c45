#include "accessibility/voice/device_player.h"

#include "accessibility/voice/audio_out.h"
#include "accessibility/voice/sample_rate.h"

#include <algorithm>

#include <QAudioDevice>
#include <QMediaDevices>

namespace evergreen {

namespace {

constexpr int kMicrosecondsPerMillisecond = 1000;

/// 16 bits as the speech is, if the device takes that; else at the rate and with the channels it likes best.
QAudioFormat formatFor(const QAudioDevice& device, const Speech& speech) {
    QAudioFormat format;
    format.setSampleFormat(QAudioFormat::Int16);
    format.setSampleRate(speech.sampleRate);
    format.setChannelCount(1);
    if (device.isFormatSupported(format)) return format;
    format.setSampleRate(device.preferredFormat().sampleRate());
    format.setChannelCount(device.preferredFormat().channelCount());
    return format;
}

}  // namespace

void DevicePlayer::play(quint64 turn, const SpeechPtr& speech) {
    stop();
    m_turn = turn;
    if (!openSink(speech)) {
        Q_EMIT unplayable(turn);
        return;
    }
    m_sink->setVolume(m_gain);
    connect(m_sink.get(), &QAudioSink::stateChanged, this, &DevicePlayer::onStateChanged);
    m_sink->start(&m_source);
    m_progress->start(AudioOut::progressInterval);
}

void DevicePlayer::stop() {
    if (m_progress) m_progress->stop();
    if (m_sink) {
        m_sink->disconnect(this);
        m_sink->reset();  // stop() would play the buffer to its end
        m_sink.reset();
    }
    m_source.close();
}

void DevicePlayer::pause() {
    if (m_sink) m_sink->suspend();
    if (m_progress) m_progress->stop();
}

void DevicePlayer::resume() {
    if (!m_sink) return;
    m_sink->resume();
    m_progress->start(AudioOut::progressInterval);
}

void DevicePlayer::setGain(double gain) {
    m_gain = gain;
    if (m_sink) m_sink->setVolume(gain);
}

bool DevicePlayer::openSink(const SpeechPtr& speech) {
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull()) return false;
    const QAudioFormat format = formatFor(device, *speech);
    if (!device.isFormatSupported(format)) return false;
    m_source.setData(devicePcm(*speech, format.sampleRate(), format.channelCount()));
    m_source.open(QIODevice::ReadOnly);
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->setBufferSize(format.bytesForDuration(std::chrono::microseconds(bufferLength).count()));
    if (!m_progress) {
        m_progress = std::make_unique<QTimer>();
        m_progress->setTimerType(Qt::PreciseTimer);
        connect(m_progress.get(), &QTimer::timeout, this, &DevicePlayer::reportProgress);
    }
    return true;
}

/// Qt's PulseAudio way subtracts what still lies in the device's buffer, so this is what has been heard. It averages
/// that latency over its last calls, which is why progress asks often.
std::chrono::milliseconds DevicePlayer::position() const {
    return std::chrono::milliseconds(std::max<qint64>(0, m_sink->processedUSecs()) / kMicrosecondsPerMillisecond);
}

/// Nothing is heard before the device truly begins: no caption runs ahead of its sound.
void DevicePlayer::reportProgress() {
    const auto now = position();
    if (now.count() > 0) Q_EMIT heard(m_turn, now);
}

void DevicePlayer::onStateChanged(QAudio::State state) {
    if (state != QAudio::IdleState && state != QAudio::StoppedState) return;
    const bool isComplete = m_sink->error() == QAudio::NoError || m_source.atEnd();
    const quint64 turn = m_turn;
    // The sink is still on the stack above this call.
    m_sink.release()->deleteLater();
    stop();
    if (isComplete) {
        Q_EMIT finished(turn);
    } else {
        Q_EMIT unplayable(turn);
    }
}

}  // namespace evergreen
