#include "tests/accessibility/voice/pack_folder.h"

#include "accessibility/voice/espeak_recorder.h"
#include "accessibility/voice/phrases.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace evergreen {

namespace {

constexpr int kWordsPerMinute = 160;

void save(const QString& name, const QByteArray& bytes) {
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("%s", qPrintable(name));
}

QString sha256(const QByteArray& bytes) {
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

}  // namespace

QByteArray wavOf(const Speech& speech) {
    const auto bytes = static_cast<quint32>(speech.samples.size() * 2);
    const auto rate = static_cast<quint32>(speech.sampleRate);
    QByteArray wav;
    QDataStream out(&wav, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out.writeRawData("RIFF", 4);
    out << bytes + 36;
    out.writeRawData("WAVEfmt ", 8);
    out << quint32{16} << quint16{1} << quint16{1} << rate << rate * 2 << quint16{2} << quint16{16};
    out.writeRawData("data", 4);
    out << bytes;
    for (const auto sample : speech.samples) out << sample;
    return wav;
}

PackFolder::PackFolder(Language language) : m_language(language) {
    QDir(m_folder.path()).mkdir(QStringLiteral("pack"));
    m_manifest = {
        {QStringLiteral("schema"), 1},
        {QStringLiteral("language"), language == Language::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en")},
        {QStringLiteral("sampleRate"), 22050}};
    write();
}

QString PackFolder::fileOf(const QByteArray& message) const {
    return path() + u'/' + QString::fromLatin1(message) + QStringLiteral(".wav");
}

void PackFolder::add(const QByteArray& message, const QString& text) {
    const Speech speech = recordSpeech({text, m_language, false, {}}, kWordsPerMinute, [] { return false; });
    if (speech.samples.empty()) qFatal("espeak-ng does not speak");
    const QByteArray wav = wavOf(speech);
    save(fileOf(message), wav);
    QJsonArray phrases;
    for (const PhraseMark& mark : phraseMarks(text, speech.words)) {
        phrases << QJsonObject{{QStringLiteral("atMs"), static_cast<int>(mark.at.count())}};
    }
    m_clips << QJsonObject{{QStringLiteral("message"), QString::fromLatin1(message)},
                           {QStringLiteral("file"), QString::fromLatin1(message) + QStringLiteral(".wav")},
                           {QStringLiteral("sha256"), sha256(wav)},
                           {QStringLiteral("durationMs"), static_cast<int>(speech.duration().count())},
                           {QStringLiteral("text"), text},
                           {QStringLiteral("phrases"), phrases}};
    write();
}

void PackFolder::setInClip(const char* field, const QJsonValue& value) {
    QJsonObject clip = m_clips.last().toObject();
    clip[QLatin1String(field)] = value;
    m_clips.replace(m_clips.size() - 1, clip);
    write();
}

void PackFolder::setInManifest(const char* field, const QJsonValue& value) {
    m_manifest[QLatin1String(field)] = value;
    write();
}

void PackFolder::replaceLast(const QByteArray& wav) {
    const QString file = m_clips.last().toObject()[QStringLiteral("file")].toString();
    save(path() + u'/' + file, wav);
    setInClip("sha256", sha256(wav));
}

void PackFolder::write() const {
    QJsonObject manifest = m_manifest;
    manifest[QStringLiteral("clips")] = m_clips;
    save(path() + QStringLiteral("/manifest.json"), QJsonDocument(manifest).toJson());
}

}  // namespace evergreen
