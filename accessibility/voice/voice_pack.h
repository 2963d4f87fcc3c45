// Recorded speech of one language: a folder with manifest.json and one WAV a message of the catalogue. A clip is played
// only while the catalogue says the very text that was recorded. Opened once by main; every clip is read and proved
// anew when it is wanted, so that a damaged file costs that one clip and never an utterance.
//
//   {"schema": 1, "language": "zh_CN", "sampleRate": 22050, "clips": [
//     {"message": "welcome.say", "file": "welcome.say.wav", "sha256": "…", "durationMs": 2310,
//      "text": "芯片朝上，慢慢插。", "phrases": [{"atMs": 0}, {"atMs": 870}]}]}
//
// `phrases` says when each phrase of the text (phrases.h) begins to sound: captions follow clips as they follow speech.
#pragma once

#include "accessibility/voice/speech.h"
#include "kiosk/base/language.h"
#include "kiosk/base/result.h"

#include <map>
#include <vector>

#include <QByteArray>
#include <QString>

namespace evergreen {

class VoicePack {
public:
    static constexpr int schema = 1;
    static constexpr qint64 manifestBytesMax = 2LL * 1024 * 1024;
    static constexpr qsizetype clipsMax = 2000;
    static constexpr qint64 clipBytesMax = 4LL * 1024 * 1024;
    static constexpr qsizetype textLengthMax = 500;
    static constexpr qsizetype phrasesMax = 40;

    /// How far a clip may be from the length its manifest names.
    static constexpr std::chrono::milliseconds durationTolerance{20};

    /// Reads the manifest alone. ConfigBad, naming folder and field.
    static Result<VoicePack> open(const QString& folder);

    Language language() const { return m_language; }
    std::size_t size() const { return m_clips.size(); }
    struct Listed {
        QByteArray message;
        QString file;  ///< in the pack's folder
        QString text;
    };
    std::vector<Listed> listed() const;

    /// Whether there is a clip of this message that says exactly this.
    bool says(const QByteArray& message, const QString& text) const;

    /// The clip, proved against the manifest, with a mark a phrase. Only where says() is true. ConfigBad, naming the
    /// file and what is wrong with it.
    Result<SpeechPtr> clip(const QByteArray& message) const;

private:
    struct Clip {
        QString file;
        QByteArray sha256;
        std::chrono::milliseconds duration{0};
        QString text;
        std::vector<std::chrono::milliseconds> phrases;
    };

    Result<Speech> proved(const Clip& clip) const;

    QString m_folder;
    Language m_language = Language::Chinese;
    int m_sampleRate = 0;
    std::map<QByteArray, Clip> m_clips;  ///< by message
};

/// The packs in the folders right below this one; what cannot be opened is left out, with a line in the log. A folder
/// that is not there holds none.
std::vector<VoicePack> voicePacksBelow(const QString& folder);

}  // namespace evergreen
