#include "kiosk/fleet/bundle_folder.h"

#include "kiosk/fleet/tuf/digest.h"

namespace evergreen::fleet {

namespace {

Refusal at(const std::string& path, const Refusal& refusal) {
    return {refusal.reason, path + ": " + refusal.detail};
}

Checked<> writeOne(FileSystem& disk, const std::string& folder, const BundleFile& file, const BundleFiles& files) {
    auto open = disk.create(folder + '/' + file.path);
    if (!open) return open.refusal();
    tuf::FileCheck check(file.length, file.hashes());
    const tuf::Sink toDisk = [&check, &open](std::string_view bytes) -> Checked<> {
        if (auto taken = check.take(bytes); !taken) return taken;
        return (*open)->write(bytes);
    };
    if (auto done = files(file, toDisk); !done) return at(file.path, done.refusal());
    // Check: written-hash
    if (auto kept = check.finish(); !kept) return at(file.path, kept.refusal());
    return (*open)->sync();
}

Checked<> verifyOne(FileSystem& disk, const std::string& folder, const BundleFile& file) {
    tuf::FileCheck check(file.length, file.hashes());
    const tuf::Sink toCheck = [&check](std::string_view bytes) { return check.take(bytes); };
    if (auto done = disk.read(folder + '/' + file.path, toCheck); !done) return at(file.path, done.refusal());
    if (auto kept = check.finish(); !kept) return at(file.path, kept.refusal());
    return {};
}

}  // namespace

Checked<> writeBundle(FileSystem& disk, const std::string& folder, const BundleManifest& manifest,
                      std::string_view manifestBytes, const BundleFiles& files) {
    if (auto made = disk.makeFolder(folder); !made) return made;
    const std::set<std::string> within = manifest.folders();
    const std::string inside = folder + '/';
    for (const std::string& one : within) {
        if (auto made = disk.makeFolder(inside + one); !made) return made;
    }
    for (const BundleFile& file : manifest.files) {
        if (auto written = writeOne(disk, folder, file, files); !written) return written;
    }
    for (const std::string& one : within) {
        if (auto synced = disk.syncFolder(inside + one); !synced) return synced;
    }
    // Syncs the folder itself as well.
    return replaceFile(disk, folder, BundleManifest::fileName, manifestBytes);
}

Checked<BundleManifest> verifyBundle(FileSystem& disk, const std::string& folder, const std::string& manifestSha256) {
    auto bytes = readWhole(disk, folder + '/' + BundleManifest::fileName, BundleManifest::bytesMax);
    if (!bytes) return bytes.refusal();
    // Check: slot-manifest-hash
    if (tuf::sha256Hex(*bytes) != manifestSha256) return Refusal{Reason::Mismatch, folder + ": another manifest"};
    auto manifest = readManifest(*bytes);
    if (!manifest) return manifest.refusal();
    for (const BundleFile& file : manifest->files) {
        // Check: slot-file-hash
        if (auto whole = verifyOne(disk, folder, file); !whole) return whole.refusal();
    }
    return manifest;
}

}  // namespace evergreen::fleet
