#include "accessibility/voice/voice_pack.h"

#include "accessibility/voice/phrases.h"
#include "accessibility/voice/wav.h"
#include "kiosk/base/json_fields.h"

#include <algorithm>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(lcPack, "evergreen.voice.pack")

constexpr int kPacksMax = 8;
constexpr int kSampleRateLeast = 8000;
constexpr int kSampleRateMost = 48000;
constexpr std::int64_t kDurationMostMs = 120'000;
constexpr qsizetype kNameLengthMax = 128;

constexpr JsonWord<Language> kLanguages[] = {{"zh_CN", Language::Chinese}, {"en", Language::English}};

Failure bad(const QString& where, const QString& what) {
    return {FailureCode::ConfigBad, where + QStringLiteral(": ") + what};
}

/// Of a file that is no longer than it may be.
Result<QByteArray> contents(const QString& name, qint64 bytesMax) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) return Failure{FailureCode::ConfigBad, file.errorString()};
    if (file.size() > bytesMax) return Failure{FailureCode::ConfigBad, QStringLiteral("too long")};
    return file.readAll();
}

/// A clip lies in the pack's own folder and nowhere else.
bool isPlainName(const QString& name) {
    return !name.isEmpty() && !name.startsWith(u'.') && !name.contains(u'/');
}

bool areInOrder(const std::vector<std::chrono::milliseconds>& phrases, std::chrono::milliseconds duration) {
    return std::is_sorted(phrases.begin(), phrases.end(), std::less_equal<>()) && phrases.back() < duration;
}

}  // namespace

Result<VoicePack> VoicePack::open(const QString& folder) {
    const QString name = QDir(folder).filePath(QStringLiteral("manifest.json"));
    const auto json = contents(name, manifestBytesMax);
    if (!json) return bad(name, json.failure().detail);
    const auto readClip = [](JsonFields& fields) {
        Clip clip;
        clip.file = fields.text("file", kNameLengthMax);
        clip.sha256 = QByteArray::fromHex(fields.text("sha256").toLatin1());
        clip.duration = std::chrono::milliseconds(fields.integer("durationMs", 1, kDurationMostMs));
        clip.text = fields.text("text", textLengthMax);
        clip.phrases = fields.list("phrases", phrasesMax, [](JsonFields& phrase) {
            return std::chrono::milliseconds(phrase.integer("atMs", 0, kDurationMostMs));
        });
        if (!isPlainName(clip.file)) fields.complain("file", "not a file of this folder");
        if (clip.phrases.empty() || clip.phrases.size() != phrasesOf(clip.text).size()) {
            fields.complain("phrases", "not one for each phrase of the text");
        } else if (!areInOrder(clip.phrases, clip.duration)) {
            fields.complain("phrases", "out of order");
        }
        return std::pair(fields.text("message", kNameLengthMax).toLatin1(), clip);
    };
    auto pack = readJson(*json, FailureCode::ConfigBad, [&](JsonFields& fields) {
        VoicePack read;
        read.m_folder = folder;
        fields.number("schema", schema, schema);
        read.m_language = fields.word("language", kLanguages);
        read.m_sampleRate = fields.number("sampleRate", kSampleRateLeast, kSampleRateMost);
        for (auto& [message, clip] : fields.list("clips", clipsMax, readClip)) {
            if (!read.m_clips.emplace(message, std::move(clip)).second) fields.complain("clips", "a message twice");
        }
        return read;
    });
    if (!pack) return bad(name, pack.failure().detail);
    return pack;
}

std::vector<VoicePack::Listed> VoicePack::listed() const {
    std::vector<Listed> all;
    all.reserve(m_clips.size());
    for (const auto& [message, clip] : m_clips) all.push_back({message, clip.file, clip.text});
    return all;
}

bool VoicePack::says(const QByteArray& message, const QString& text) const {
    const auto found = m_clips.find(message);
    return found != m_clips.end() && found->second.text == text;
}

Result<SpeechPtr> VoicePack::clip(const QByteArray& message) const {
    const Clip& clip = m_clips.at(message);
    auto speech = proved(clip);
    if (!speech) return bad(QDir(m_folder).filePath(clip.file), speech.failure().detail);
    const auto phrases = phrasesOf(clip.text);
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        speech->words.push_back({clip.phrases[i], phrases[i].start, phrases[i].length});
    }
    return SpeechPtr(std::make_shared<const Speech>(std::move(*speech)));
}

Result<Speech> VoicePack::proved(const Clip& clip) const {
    const auto wav = contents(QDir(m_folder).filePath(clip.file), clipBytesMax);
    if (!wav) return wav.failure();
    if (QCryptographicHash::hash(*wav, QCryptographicHash::Sha256) != clip.sha256) {
        return Failure{FailureCode::ConfigBad, QStringLiteral("not the file of the manifest: another SHA-256")};
    }
    auto speech = readWav(std::as_bytes(std::span(wav->constData(), static_cast<std::size_t>(wav->size()))));
    if (!speech) return speech;
    if (speech->sampleRate != m_sampleRate) {
        return Failure{FailureCode::ConfigBad, QStringLiteral("not the sample rate of the manifest")};
    }
    if (std::chrono::abs(speech->duration() - clip.duration) > durationTolerance) {
        return Failure{FailureCode::ConfigBad, QStringLiteral("not the length of the manifest")};
    }
    return speech;
}

std::vector<VoicePack> voicePacksBelow(const QString& folder) {
    std::vector<VoicePack> packs;
    const QDir place(folder);
    for (const QString& name : place.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (packs.size() >= kPacksMax) break;
        auto pack = VoicePack::open(place.filePath(name));
        if (!pack) {
            qCWarning(lcPack) << "voice pack left out:" << pack.failure().detail;
            continue;
        }
        packs.push_back(std::move(*pack));
    }
    return packs;
}

}  // namespace evergreen
