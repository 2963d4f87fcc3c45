#include "tests/bundle/bundle_folder_bed.h"

#include "kiosk/fleet/tuf/digest.h"

#include <gtest/gtest.h>

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace evergreen {

namespace {

QByteArray bytesOf(const QString& name) {
    QFile file(name);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
    return file.readAll();
}

}  // namespace

BundleFolderBed::BundleFolderBed(fleet::BundleVersion version) : m_version(version) {
    const QString source = QStringLiteral(EVERGREEN_SOURCE_DIR);
    for (const char* language : {"zh_CN", "en"}) {
        const QString name = QString::fromLatin1(language) + QStringLiteral(".ts");
        write(QStringLiteral("texts/") + name, bytesOf(source + QStringLiteral("/kiosk/i18n/evergreen_") + name));
    }
    write(QStringLiteral("safety/rules.json"), bytesOf(source + QStringLiteral("/kiosk/safety/rules.json")));
    write(QStringLiteral("settings.json"), R"({"schema": 1, "settings": {"comfort.textScale": 3}})");
}

void BundleFolderBed::write(const QString& file, const QByteArray& bytes) const {
    const QString name = m_folder.filePath(file);
    EXPECT_TRUE(QDir().mkpath(QFileInfo(name).path()));
    QFile out(name);
    EXPECT_TRUE(out.open(QIODevice::WriteOnly)) << name.toStdString();
    EXPECT_EQ(out.write(bytes), bytes.size());
}

QByteArray BundleFolderBed::read(const QString& file) const {
    return bytesOf(m_folder.filePath(file));
}

void BundleFolderBed::remove(const QString& file) const {
    EXPECT_TRUE(QFile::remove(m_folder.filePath(file)));
}

QByteArray BundleFolderBed::manifestBytes() const {
    QJsonArray files;
    QDirIterator all(m_folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QByteArray bytes = bytesOf(all.next());
        files << QJsonObject{{QStringLiteral("path"), all.filePath().mid(m_folder.path().size() + 1)},
                             {QStringLiteral("length"), bytes.size()},
                             {QStringLiteral("sha256"), QString::fromStdString(tuf::sha256Hex(bytes.toStdString()))}};
    }
    const QJsonObject manifest{{QStringLiteral("schema"), 1},
                               {QStringLiteral("version"), static_cast<int>(m_version)},
                               {QStringLiteral("files"), files}};
    return QJsonDocument(manifest).toJson(QJsonDocument::Compact);
}

fleet::BundleManifest BundleFolderBed::manifest() const {
    auto manifest = fleet::readManifest(manifestBytes().toStdString());
    EXPECT_TRUE(manifest) << manifest.refusal().detail;
    return *manifest;
}

}  // namespace evergreen
