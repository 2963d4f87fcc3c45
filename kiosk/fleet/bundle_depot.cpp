#include "kiosk/fleet/bundle_depot.h"

#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/url.h"

#include <algorithm>

namespace evergreen::fleet {

namespace {

constexpr const char* kPart = "part";
constexpr std::size_t kEntriesMax = 2 * BundleManifest::filesMax;

Refusal at(const std::string& path, const Refusal& refusal) {
    return {refusal.reason, path + ": " + refusal.detail};
}

}  // namespace

BundleDepot::BundleDepot(FileSystem& disk, std::string folder, Source source, Limits limits, SteadyClock steady)
    : m_disk(disk),
      m_folder(std::move(folder)),
      m_source(std::move(source)),
      m_limits(limits),
      m_steady(std::move(steady)) {}

void BundleDepot::lend(const std::string& folder, const BundleManifest& manifest) {
    for (const BundleFile& file : manifest.files) m_lent[file.sha256] = folder + '/' + file.path;
}

Checked<> BundleDepot::bring(const BundleManifest& manifest) {
    auto brought = bringAll(manifest);
    if (!brought && brought.refusal().reason == Reason::Storage) {
        [[maybe_unused]] const auto gone = clear();
    }
    return brought;
}

Checked<> BundleDepot::bringAll(const BundleManifest& manifest) {
    const auto ends = m_steady() + m_limits.workTime;
    if (auto room = removeOthers(manifest); !room) return room;
    for (const BundleFile& file : manifest.files) {
        if (isHere(file)) continue;
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(ends - m_steady());
        // Check: depot-time
        if (left.count() <= 0) return Refusal{Reason::TooSlow, "the bundle takes more than one attempt"};
        if (auto fetched = fetch(file, std::min(left, m_limits.fileTime)); !fetched) {
            [[maybe_unused]] const auto gone = m_disk.removeFile(m_folder + '/' + kPart);
            return at(file.path, fetched.refusal());
        }
    }
    return {};
}

/// What an earlier order has left must not fill the disk.
Checked<> BundleDepot::removeOthers(const BundleManifest& manifest) {
    if (auto made = m_disk.makeFolder(m_folder); !made) return made;
    auto entries = m_disk.list(m_folder, kEntriesMax);
    if (!entries) {
        if (auto gone = clear(); !gone) return gone;
        return m_disk.makeFolder(m_folder);
    }
    std::set<std::string> wanted;
    for (const BundleFile& file : manifest.files) wanted.insert(file.sha256);
    for (const FileSystem::Entry& entry : *entries) {
        if (!entry.isFolder && wanted.contains(entry.name)) continue;
        const std::string place = m_folder + '/' + entry.name;
        if (auto gone = entry.isFolder ? removeTree(m_disk, place) : m_disk.removeFile(place); !gone) return gone;
    }
    return {};
}

bool BundleDepot::isWhole(const std::string& path, const BundleFile& file) {
    tuf::FileCheck check(file.length, file.hashes());
    const tuf::Sink toCheck = [&check](std::string_view bytes) { return check.take(bytes); };
    if (auto read = m_disk.read(path, toCheck); !read) return false;
    return static_cast<bool>(check.finish());
}

bool BundleDepot::isHere(const BundleFile& file) {
    const auto lent = m_lent.find(file.sha256);
    if (lent != m_lent.end()) {
        // Check: lent-whole
        if (isWhole(lent->second, file)) return true;
        m_lent.erase(lent);
    }
    // A power cut may have left any part of it.
    return isWhole(placeOf(file), file);
}

Checked<> BundleDepot::fetch(const BundleFile& file, std::chrono::milliseconds timeMax) {
    const std::string part = m_folder + '/' + kPart;
    auto open = m_disk.create(part);
    if (!open) return open.refusal();
    tuf::FileCheck check(file.length, file.hashes());
    const tuf::Sink toDisk = [&check, &open](std::string_view bytes) -> Checked<> {
        if (auto taken = check.take(bytes); !taken) return taken;
        return (*open)->write(bytes);
    };
    const tuf::Fetcher::Request request{tuf::withSlash(m_source.filesUrl) + file.sha256, file.length, timeMax};
    if (auto done = m_source.fetcher.fetch(request, toDisk); !done) return done;
    // Check: fetched-hash
    if (auto kept = check.finish(); !kept) return kept;
    if (auto synced = (*open)->sync(); !synced) return synced;
    // Its name may be lost with the power: then it comes again.
    return m_disk.rename(part, placeOf(file));
}

BundleFiles BundleDepot::files() {
    return [this](const BundleFile& file, const tuf::Sink& sink) {
        const auto lent = m_lent.find(file.sha256);
        return m_disk.read(lent == m_lent.end() ? placeOf(file) : lent->second, sink);
    };
}

Checked<> BundleDepot::clear() {
    return removeTree(m_disk, m_folder);
}

}  // namespace evergreen::fleet
