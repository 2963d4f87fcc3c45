// A bundle without fault in a folder of its own, made of what the program was built with; a test then spoils it.
#pragma once

#include "kiosk/fleet/bundle_manifest.h"

#include <QByteArray>
#include <QTemporaryDir>

namespace evergreen {

class BundleFolderBed {
public:
    /// Texts of both languages, the built-in safety rules, settings, and no voice.
    explicit BundleFolderBed(fleet::BundleVersion version = 42);

    std::string path() const { return m_folder.path().toStdString(); }
    void write(const QString& file, const QByteArray& bytes) const;
    QByteArray read(const QString& file) const;
    void remove(const QString& file) const;
    /// Of all files that are there now. The bytes are as a publisher would write them.
    QByteArray manifestBytes() const;
    fleet::BundleManifest manifest() const;

private:
    QTemporaryDir m_folder;
    fleet::BundleVersion m_version;
};

}  // namespace evergreen
