// A voice pack as a recording studio would hand it over, made of espeak-ng's speech in a folder of its own; a test may
// then spoil it.
#pragma once

#include "accessibility/voice/speech.h"
#include "kiosk/base/language.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QTemporaryDir>

namespace evergreen {

/// The speech as a WAV file.
QByteArray wavOf(const Speech& speech);

class PackFolder {
public:
    explicit PackFolder(Language language = Language::Chinese);

    QString path() const { return m_folder.filePath(QStringLiteral("pack")); }
    QString above() const { return m_folder.path(); }
    QString fileOf(const QByteArray& message) const;

    /// Records the text and enters it into the manifest.
    void add(const QByteArray& message, const QString& text);

    /// Changes one field of the last clip's entry, or of the manifest itself.
    void setInClip(const char* field, const QJsonValue& value);
    void setInManifest(const char* field, const QJsonValue& value);

    /// Overwrites the clip and puts the right hash into the manifest.
    void replaceLast(const QByteArray& wav);

private:
    void write() const;

    QTemporaryDir m_folder;
    Language m_language;
    QJsonObject m_manifest;
    QJsonArray m_clips;
};

}  // namespace evergreen
