#include "kiosk/fleet/file_system.h"

namespace evergreen::fleet {

namespace {

constexpr std::size_t kEntriesMax = 16384;
constexpr int kDepthMax = 8;

Checked<> removeTreeWithin(FileSystem& disk, const std::string& path, int depth) {
    if (depth == 0) return Refusal{Reason::TooMany, path + ": folders in folders"};
    auto entries = disk.list(path, kEntriesMax);
    if (!entries && entries.refusal().reason == Reason::NotThere) return {};
    if (!entries) return entries.refusal();
    for (const FileSystem::Entry& entry : *entries) {
        const std::string place = path + '/' + entry.name;
        auto gone = entry.isFolder ? removeTreeWithin(disk, place, depth - 1) : disk.removeFile(place);
        if (!gone) return gone;
    }
    return disk.removeFolder(path);
}

}  // namespace

Checked<std::string> readWhole(FileSystem& disk, const std::string& path, std::size_t bytesMax) {
    std::string bytes;
    const tuf::Sink keep = [&bytes, &path, bytesMax](std::string_view piece) -> Checked<> {
        if (piece.size() > bytesMax - bytes.size()) return Refusal{Reason::TooLarge, path};
        bytes += piece;
        return {};
    };
    if (auto done = disk.read(path, keep); !done) return done.refusal();
    return bytes;
}

Checked<> replaceFile(FileSystem& disk, const std::string& folder, const std::string& name, std::string_view bytes) {
    const std::string place = folder + '/' + name;
    const std::string beside = place + ".new";
    {
        auto file = disk.create(beside);
        if (!file) return file.refusal();
        if (auto written = (*file)->write(bytes); !written) return written;
        if (auto synced = (*file)->sync(); !synced) return synced;
    }
    if (auto renamed = disk.rename(beside, place); !renamed) return renamed;
    return disk.syncFolder(folder);
}

Checked<> removeTree(FileSystem& disk, const std::string& path) {
    return removeTreeWithin(disk, path, kDepthMax);
}

}  // namespace evergreen::fleet
