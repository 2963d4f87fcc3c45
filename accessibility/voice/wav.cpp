#include "accessibility/voice/wav.h"

#include <cstring>
#include <optional>
#include <string_view>

namespace evergreen {

namespace {

constexpr std::size_t kRiffHeaderBytes = 12;
constexpr std::size_t kChunkHeaderBytes = 8;
constexpr std::size_t kFormatBytes = 16;
constexpr int kRateLeast = 8000;
constexpr int kRateMost = 48000;
constexpr std::uint16_t kPcm = 1;

/// A WAV of ours has three or four chunks; one with more is not read to its end.
constexpr int kChunksMax = 32;

using Bytes = std::span<const std::byte>;

std::uint32_t number(Bytes bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | std::to_integer<std::uint32_t>(bytes[at + i]);
    return value;
}

bool isTag(Bytes bytes, std::size_t at, std::string_view tag) {
    return std::memcmp(bytes.data() + at, tag.data(), tag.size()) == 0;
}

Failure wrong(const char* what) {
    return {FailureCode::ConfigBad, QString::fromLatin1(what)};
}

struct Chunks {
    std::optional<Bytes> format;
    std::optional<Bytes> data;
};

Chunks chunksOf(Bytes file) {
    Chunks chunks;
    std::size_t at = kRiffHeaderBytes;
    for (int count = 0; count < kChunksMax && file.size() - at >= kChunkHeaderBytes; ++count) {
        const std::size_t size = number(file, at + 4, 4);
        const std::size_t body = at + kChunkHeaderBytes;
        if (size > file.size() - body) break;
        if (isTag(file, at, "fmt ")) chunks.format = file.subspan(body, size);
        if (isTag(file, at, "data")) chunks.data = file.subspan(body, size);
        const std::size_t padded = size + size % 2;
        if (padded > file.size() - body) break;
        at = body + padded;
    }
    return chunks;
}

}  // namespace

Result<Speech> readWav(Bytes file) {
    if (file.size() < kRiffHeaderBytes || !isTag(file, 0, "RIFF") || !isTag(file, 8, "WAVE")) return wrong("no WAV");
    const Chunks chunks = chunksOf(file);
    if (!chunks.format || chunks.format->size() < kFormatBytes) return wrong("a WAV without its format");
    if (!chunks.data) return wrong("a WAV cut short, or without sound");
    const Bytes format = *chunks.format;
    if (number(format, 0, 2) != kPcm || number(format, 2, 2) != 1 || number(format, 14, 2) != 16) {
        return wrong("a WAV that is not PCM of 16 bits and one channel");
    }
    Speech speech;
    speech.sampleRate = static_cast<int>(number(format, 4, 4));
    if (speech.sampleRate < kRateLeast || speech.sampleRate > kRateMost) return wrong("a WAV of an odd sample rate");
    speech.samples.resize(chunks.data->size() / 2);
    for (std::size_t i = 0; i < speech.samples.size(); ++i) {
        speech.samples[i] = static_cast<std::int16_t>(number(*chunks.data, i * 2, 2));
    }
    if (speech.samples.empty()) return wrong("a WAV without sound");
    return speech;
}

}  // namespace evergreen
