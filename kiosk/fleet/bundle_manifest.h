// A bundle's manifest: the one file that publisher and reviewer approve, which names every other by its hash. So a
// bundle is one thing, however many files it has, and what two bundles have in common has to be fetched once.
#pragma once

#include "kiosk/fleet/rollout.h"
#include "kiosk/fleet/tuf/metadata.h"

#include <set>

namespace evergreen::fleet {

struct BundleFile {
    std::string path;  ///< in the bundle: "voice/zh_CN/welcome.say.wav"
    std::int64_t length = 0;
    std::string sha256;

    tuf::Hashes hashes() const { return {{"sha256", sha256}}; }
    bool operator==(const BundleFile&) const = default;
};

struct BundleManifest {
    std::int64_t schema = 1;
    BundleVersion version = kBuiltIn;
    std::vector<BundleFile> files;  ///< by path

    static constexpr const char* fileName = "manifest.json";
    static constexpr std::int64_t schemaKnown = 1;
    static constexpr std::size_t bytesMax = std::size_t{4} * 1024 * 1024;
    static constexpr std::size_t filesMax = 8192;
    static constexpr std::int64_t fileBytesMax = std::int64_t{64} * 1024 * 1024;
    static constexpr std::int64_t allBytesMax = std::int64_t{512} * 1024 * 1024;
    static constexpr std::size_t pathBytesMax = 200;
    static constexpr std::size_t stepsMax = 4;

    /// The folders that hold them, each before those in it.
    std::set<std::string> folders() const;
    const BundleFile* file(std::string_view path) const;
};

/// Malformed: another schema, a path that could lead out of the bundle's folder or is there twice, a hash that is none.
/// TooLarge: above one of the limits.
Checked<BundleManifest> readManifest(std::string_view bytes);

}  // namespace evergreen::fleet
