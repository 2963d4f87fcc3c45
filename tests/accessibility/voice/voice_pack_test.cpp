#include "accessibility/voice/voice_pack.h"

#include "accessibility/voice/wav.h"
#include "tests/accessibility/voice/pack_folder.h"

#include <functional>
#include <gtest/gtest.h>

#include <QDir>
#include <QFile>

namespace evergreen {

namespace {

const QByteArray kMessage = QByteArrayLiteral("welcome.say");

QString words() {
    return QStringLiteral("芯片朝上，慢慢插。");
}

std::span<const std::byte> view(const QByteArray& bytes) {
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

Speech tone(int sampleRate, std::size_t samples) {
    Speech speech;
    speech.sampleRate = sampleRate;
    for (std::size_t i = 0; i < samples; ++i) speech.samples.push_back(static_cast<std::int16_t>(i * 37));
    return speech;
}

/// A good pack of one clip, spoilt in one way, and why it must be refused.
struct Spoilt {
    const char* how;
    std::function<void(PackFolder&)> spoil;
    const char* complaint;
};

}  // namespace

TEST(VoicePack, good_clip_is_the_recorded_sound_with_a_mark_for_each_phrase) {
    PackFolder folder;
    folder.add(kMessage, words());
    const auto pack = VoicePack::open(folder.path());
    ASSERT_TRUE(pack) << pack.failure().detail.toStdString();
    EXPECT_EQ(pack->language(), Language::Chinese);
    ASSERT_TRUE(pack->says(kMessage, words()));
    const auto clip = pack->clip(kMessage);
    ASSERT_TRUE(clip) << clip.failure().detail.toStdString();
    EXPECT_GT((*clip)->duration().count(), 500);
    ASSERT_EQ((*clip)->words.size(), 2U);
    EXPECT_EQ((*clip)->words[1].start, 5);
    EXPECT_EQ((*clip)->words[1].length, 4);
    EXPECT_GT((*clip)->words[1].at, (*clip)->words[0].at);
}

TEST(VoicePack, clip_of_other_words_or_of_no_message_is_not_offered) {
    PackFolder folder;
    folder.add(kMessage, words());
    const auto pack = VoicePack::open(folder.path());
    ASSERT_TRUE(pack);
    EXPECT_FALSE(pack->says(kMessage, QStringLiteral("芯片朝下，慢慢插。")));
    EXPECT_FALSE(pack->says(QByteArrayLiteral("welcome.question"), words()));
}

TEST(VoicePack, clip_that_is_not_what_the_manifest_says_is_refused) {
    const std::vector<Spoilt> ways{
        {"missing file", [](PackFolder& f) { QFile::remove(f.fileOf(kMessage)); }, "No such file"},
        {"another hash", [](PackFolder& f) { f.setInClip("sha256", QString(64, u'a')); }, "SHA-256"},
        {"no WAV", [](PackFolder& f) { f.replaceLast(QByteArrayLiteral("MP3 or so")); }, "no WAV"},
        {"two channels",
         [](PackFolder& f) {
             QByteArray wav = wavOf(tone(22050, 22050));
             wav[22] = 2;
             f.replaceLast(wav);
         },
         "one channel"},
        {"another sample rate", [](PackFolder& f) { f.replaceLast(wavOf(tone(16000, 16000))); }, "sample rate"},
        {"another length", [](PackFolder& f) { f.replaceLast(wavOf(tone(22050, 100))); }, "length"},
        {"too long", [](PackFolder& f) { f.replaceLast(QByteArray(VoicePack::clipBytesMax + 1, '\0')); }, "too long"},
    };
    for (const Spoilt& way : ways) {
        PackFolder folder;
        folder.add(kMessage, words());
        way.spoil(folder);
        const auto pack = VoicePack::open(folder.path());
        ASSERT_TRUE(pack) << way.how;
        const auto clip = pack->clip(kMessage);
        ASSERT_FALSE(clip) << way.how;
        EXPECT_TRUE(clip.failure().detail.contains(QLatin1String(way.complaint)))
            << way.how << ": " << clip.failure().detail.toStdString();
        EXPECT_TRUE(clip.failure().detail.contains(QStringLiteral("welcome.say.wav"))) << "names the file";
    }
}

TEST(VoicePack, manifest_that_cannot_be_trusted_is_refused_as_a_whole) {
    const std::vector<Spoilt> ways{
        {"newer schema", [](PackFolder& f) { f.setInManifest("schema", 2); }, "schema"},
        {"unknown language", [](PackFolder& f) { f.setInManifest("language", QStringLiteral("fr")); }, "language"},
        {"field nobody knows", [](PackFolder& f) { f.setInManifest("price", 1); }, "unknown field"},
        {"file elsewhere", [](PackFolder& f) { f.setInClip("file", QStringLiteral("../other.wav")); }, "clips[0].file"},
        {"phrases missing", [](PackFolder& f) { f.setInClip("phrases", QJsonArray()); }, "phrases"},
        {"phrases out of order",
         [](PackFolder& f) {
             f.setInClip("phrases", QJsonArray{QJsonObject{{QStringLiteral("atMs"), 600}},
                                               QJsonObject{{QStringLiteral("atMs"), 0}}});
         },
         "out of order"},
        {"message twice", [](PackFolder& f) { f.add(kMessage, words()); }, "twice"},
        {"no manifest", [](PackFolder& f) { QFile::remove(f.path() + QStringLiteral("/manifest.json")); },
         "No such file"},
    };
    for (const Spoilt& way : ways) {
        PackFolder folder;
        folder.add(kMessage, words());
        way.spoil(folder);
        const auto pack = VoicePack::open(folder.path());
        ASSERT_FALSE(pack) << way.how;
        EXPECT_TRUE(pack.failure().detail.contains(QLatin1String(way.complaint)))
            << way.how << ": " << pack.failure().detail.toStdString();
        EXPECT_TRUE(voicePacksBelow(folder.above()).empty()) << way.how;
    }
}

TEST(VoicePack, packs_are_found_below_a_folder_and_none_in_one_that_is_not_there) {
    PackFolder folder(Language::English);
    folder.add(kMessage, QStringLiteral("Chip up, push it in slowly."));
    const auto packs = voicePacksBelow(folder.above());
    ASSERT_EQ(packs.size(), 1U);
    EXPECT_EQ(packs[0].language(), Language::English);
    EXPECT_TRUE(voicePacksBelow(folder.above() + QStringLiteral("/nowhere")).empty());
}

TEST(Wav, file_reads_back_as_the_samples_it_was_made_of) {
    const Speech speech = tone(22050, 500);
    const auto read = readWav(view(wavOf(speech)));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->samples, speech.samples);
    EXPECT_EQ(read->sampleRate, 22050);
}

TEST(Wav, unknown_chunks_are_stepped_over) {
    QByteArray wav = wavOf(tone(22050, 10));
    wav.insert(12, QByteArray::fromHex("4c4953540300000061626300"));  // LIST, 3 bytes and one that pads
    const auto read = readWav(view(wav));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->samples.size(), 10U);
}

TEST(Wav, file_cut_short_anywhere_is_refused_and_never_read_past_its_end) {
    const QByteArray wav = wavOf(tone(22050, 20));
    for (qsizetype length = 0; length < wav.size(); ++length) {
        const std::vector<char> exact(wav.begin(), wav.begin() + length);  // so that AddressSanitizer sees the end
        EXPECT_FALSE(readWav(std::as_bytes(std::span(exact)))) << length;
    }
}

TEST(Wav, any_single_spoilt_byte_is_survived) {
    const QByteArray wav = wavOf(tone(22050, 20));
    int refused = 0;
    for (qsizetype at = 0; at < wav.size(); ++at) {
        for (const char value : {'\x00', '\x7f', '\xff'}) {
            std::vector<char> spoilt(wav.begin(), wav.end());
            spoilt[static_cast<std::size_t>(at)] = value;
            if (!readWav(std::as_bytes(std::span(spoilt)))) ++refused;
        }
    }
    EXPECT_GT(refused, 40);
}

}  // namespace evergreen
