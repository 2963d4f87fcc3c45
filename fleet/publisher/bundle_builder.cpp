#include "fleet/publisher/bundle_builder.h"

#include "fleet/signing/bundle_place.h"
#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/whole_file.h"

namespace evergreen::fleet {

namespace fs = std::filesystem;

std::string draftManifestOf(BundleVersion version) {
    return "drafts/" + std::to_string(version) + ".manifest.json";
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
