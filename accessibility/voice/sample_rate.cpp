#include "accessibility/voice/sample_rate.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace evergreen {

QByteArray devicePcm(const Speech& speech, int sampleRate, int channels) {
    if (speech.samples.empty() || sampleRate <= 0 || channels <= 0) return {};
    const std::size_t last = speech.samples.size() - 1;
    const double step = static_cast<double>(speech.sampleRate) / sampleRate;
    const auto frames = static_cast<qsizetype>(static_cast<double>(speech.samples.size()) / step);
    QByteArray pcm(frames * channels * static_cast<qsizetype>(sizeof(std::int16_t)), Qt::Uninitialized);
    char* out = pcm.data();
    for (qsizetype frame = 0; frame < frames; ++frame) {
        const double place = static_cast<double>(frame) * step;
        const std::size_t before = std::min(static_cast<std::size_t>(place), last);
        const double left = speech.samples[before];
        const double right = speech.samples[std::min(before + 1, last)];
        const double share = place - static_cast<double>(before);
        const auto sample = static_cast<std::int16_t>(std::lround(left + (right - left) * std::min(share, 1.0)));
        for (int channel = 0; channel < channels; ++channel, out += sizeof(sample)) {
            std::memcpy(out, &sample, sizeof(sample));
        }
    }
    return pcm;
}

}  // namespace evergreen
