#include "fleet/signing/built_bundle.h"

#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/whole_file.h"

#include <algorithm>
#include <boost/json.hpp>

namespace evergreen::fleet {

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

Refusal storage(const fs::path& place, const std::error_code& error) {
    return {error == std::errc::no_such_file_or_directory ? Reason::NotThere : Reason::Storage,
            place.string() + ": " + error.message()};
}

Checked<std::vector<std::string>> pathsIn(const fs::path& folder) {
    std::vector<std::string> paths;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const auto status = at->symlink_status(error);
        if (error) break;
        if (fs::is_directory(status)) continue;
        if (!fs::is_regular_file(status)) return Refusal{Reason::Malformed, at->path().string() + ": is no file"};
        if (paths.size() == BundleManifest::filesMax) return Refusal{Reason::TooMany, folder.string()};
        paths.push_back(fs::relative(at->path(), folder, error).generic_string());
    }
    if (error) return storage(folder, error);
    return paths;
}

}  // namespace

Checked<BuiltBundle> bundleIn(const fs::path& folder, BundleVersion version) {
    auto paths = pathsIn(folder);
    if (!paths) return paths.refusal();
    std::sort(paths->begin(), paths->end());
    json::array files;
    for (const std::string& path : *paths) {
        auto bytes = tuf::readFile(folder / path, static_cast<std::size_t>(BundleManifest::fileBytesMax));
        if (!bytes) return bytes.refusal();
        files.push_back({{"path", path}, {"length", bytes->size()}, {"sha256", tuf::sha256Hex(*bytes)}});
    }
    std::string bytes = json::serialize(
        json::object{{"schema", BundleManifest::schemaKnown}, {"version", version}, {"files", std::move(files)}});
    auto manifest = readManifest(bytes);
    if (!manifest) return Refusal{manifest.refusal().reason, folder.string() + ": " + manifest.refusal().detail};
    return BuiltBundle{std::move(*manifest), std::move(bytes)};
}

}  // namespace evergreen::fleet
