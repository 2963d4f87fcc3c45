#include "fleet/publisher/bundle_builder.h"

#include "fleet/signing/bundle_place.h"
#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/whole_file.h"

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

std::string draftManifestOf(BundleVersion version) {
    return "drafts/" + std::to_string(version) + ".manifest.json";
}

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

Checked<> layBundle(const RepositoryFolder& repository, const fs::path& folder, const BuiltBundle& bundle) {
    for (const BundleFile& file : bundle.manifest.files) {
        auto bytes = tuf::readFile(folder / file.path, static_cast<std::size_t>(file.length));
        if (!bytes) return bytes.refusal();
        if (auto same = tuf::checkFile(*bytes, file.length, file.hashes()); !same) {
            return Refusal{Reason::Mismatch, file.path + ": has changed while the bundle was built"};
        }
        if (auto written = repository.write(placeOf(file), *bytes); !written) return written;
    }
    return repository.write(draftManifestOf(bundle.manifest.version), bundle.manifestBytes);
}

Checked<> unpackBundle(const RepositoryFolder& repository, const BundleManifest& manifest, const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder, error)) return Refusal{Reason::Storage, folder.string() + ": is there already"};
    const RepositoryFolder out(folder);
    for (const BundleFile& file : manifest.files) {
        auto bytes = repository.read(placeOf(file), static_cast<std::size_t>(file.length));
        if (!bytes) return bytes.refusal();
        if (auto same = tuf::checkFile(*bytes, file.length, file.hashes()); !same) {
            return Refusal{Reason::Mismatch, file.path + ": is not the file that the manifest names"};
        }
        if (auto written = out.write(file.path, *bytes); !written) return written;
    }
    return {};
}

}  // namespace evergreen::fleet
