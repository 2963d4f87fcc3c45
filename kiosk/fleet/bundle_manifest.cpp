#include "kiosk/fleet/bundle_manifest.h"

#include "kiosk/fleet/tuf/canonical_json.h"
#include "kiosk/fleet/tuf/fields.h"

#include <algorithm>
#include <boost/json.hpp>

namespace evergreen::fleet {

namespace {

constexpr std::size_t kHashLetters = 64;

/// One step of a path: no "..", nothing hidden, no letter that a disk, a shell or a URL would take for something else.
bool isStep(std::string_view step) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    return !step.empty() && step.front() != '.' && step.find_first_not_of(letters) == std::string_view::npos;
}

bool isPath(std::string_view path) {
    for (std::size_t steps = 1; steps <= BundleManifest::stepsMax; ++steps) {
        const std::size_t slash = path.find('/');
        if (!isStep(path.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
    return false;
}

bool isHash(std::string_view text) {
    return text.size() == kHashLetters && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

BundleFile fileIn(const tuf::Fields& fields) {
    BundleFile file;
    file.path = fields.text("path", BundleManifest::pathBytesMax);
    // Check: bundle-path
    if (!isPath(file.path) || file.path == BundleManifest::fileName) fields.complain("path", "is no path in a bundle");
    file.length = fields.integer("length", 0);
    file.sha256 = fields.text("sha256", kHashLetters);
    // Check: bundle-hash-shape
    if (!isHash(file.sha256)) fields.complain("sha256", "is no SHA-256");
    return file;
}

/// Empty when no path is there twice, or is a folder of another.
std::string clashIn(const BundleManifest& manifest) {
    const std::set<std::string> folders = manifest.folders();
    std::set<std::string_view> seen;
    for (const BundleFile& file : manifest.files) {
        if (!seen.insert(file.path).second || folders.contains(file.path)) return file.path;
    }
    return {};
}

Checked<> checkSizes(const BundleManifest& manifest) {
    std::int64_t all = 0;
    for (const BundleFile& file : manifest.files) {
        // Check: bundle-file-size
        if (file.length > BundleManifest::fileBytesMax) return Refusal{Reason::TooLarge, file.path};
        all += file.length;
        // Check: bundle-size
        if (all > BundleManifest::allBytesMax) return Refusal{Reason::TooLarge, "all files of the bundle"};
    }
    return {};
}

}  // namespace

std::set<std::string> BundleManifest::folders() const {
    std::set<std::string> found;
    for (const BundleFile& one : files) {
        for (std::size_t slash = one.path.find('/'); slash != std::string::npos;
             slash = one.path.find('/', slash + 1)) {
            found.insert(one.path.substr(0, slash));
        }
    }
    return found;
}

const BundleFile* BundleManifest::file(std::string_view path) const {
    const auto before = [](const BundleFile& one, std::string_view wanted) { return one.path < wanted; };
    const auto found = std::lower_bound(files.begin(), files.end(), path, before);
    return found != files.end() && found->path == path ? &*found : nullptr;
}

Checked<BundleManifest> readManifest(std::string_view bytes) {
    auto json = tuf::parseJson(bytes, BundleManifest::bytesMax);
    if (!json) return json.refusal();
    std::string complaint;
    const tuf::Fields fields(*json, "manifest", complaint);
    BundleManifest manifest;
    manifest.schema = fields.integer("schema", 1);
    // Check: bundle-schema
    if (manifest.schema != BundleManifest::schemaKnown) fields.complain("schema", "is not known");
    manifest.version = fields.integer("version", 1);
    for (const boost::json::value& one : fields.array("files", BundleManifest::filesMax)) {
        manifest.files.push_back(fileIn(fields.element(one)));
    }
    if (!complaint.empty()) return Refusal{Reason::Malformed, complaint};
    const auto byPath = [](const BundleFile& a, const BundleFile& b) { return a.path < b.path; };
    std::sort(manifest.files.begin(), manifest.files.end(), byPath);
    // Check: bundle-path-clash
    if (const std::string clash = clashIn(manifest); !clash.empty()) {
        return Refusal{Reason::Malformed, "manifest: " + clash + " is there twice"};
    }
    if (auto sizes = checkSizes(manifest); !sizes) return sizes.refusal();
    return manifest;
}

}  // namespace evergreen::fleet
