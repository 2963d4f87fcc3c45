// A bundle's files on their way here: fetched one by one by their hash, kept until the whole bundle is staged. What has
// come stays through a failed attempt, a restart and a power cut, so that a bad line costs time and never a bundle;
// what a bundle on this kiosk has already is not fetched at all.
//
// Nothing here is trusted: a file is held against its hash when it comes, when it is found again, and once more when
// BundleSlots takes it. Blocks on network and disk. One thread.
#pragma once

#include "kiosk/fleet/bundle_folder.h"

#include <map>

namespace evergreen::fleet {

class BundleDepot {
public:
    struct Limits {
        std::chrono::milliseconds fileTime = std::chrono::minutes(30);
        /// For one attempt; the next goes on from there.
        std::chrono::milliseconds workTime = std::chrono::hours(1);
    };
    using SteadyClock = std::function<std::chrono::steady_clock::time_point()>;
    /// Where the files are on the server, by their hash: "https://…/files".
    struct Source {
        tuf::Fetcher& fetcher;
        std::string filesUrl;
    };

    /// All outlive it, and the folder, which need not be there yet, is for this alone.
    BundleDepot(FileSystem& disk, std::string folder, Source source, Limits limits, SteadyClock steady);

    /// The bundle in `folder` lends what another has in common with it; for as long as it lies there.
    void lend(const std::string& folder, const BundleManifest& manifest);

    /// All files of the bundle are here or lent. NotThere, Unreachable, TooSlow: some are not, and those that have come
    /// stay. Mismatch, TooLarge: the server has other bytes than were approved. Storage: the disk would not take them,
    /// and all that had come is gone again, because what customers do has to be written, too.
    Checked<> bring(const BundleManifest& manifest);

    /// After a bring() that was well; for stage(). Outlived by the depot.
    BundleFiles files();

    /// Nothing is on its way any more.
    Checked<> clear();

private:
    std::string placeOf(const BundleFile& file) const { return m_folder + '/' + file.sha256; }
    Checked<> bringAll(const BundleManifest& manifest);
    Checked<> removeOthers(const BundleManifest& manifest);
    bool isWhole(const std::string& path, const BundleFile& file);
    bool isHere(const BundleFile& file);
    Checked<> fetch(const BundleFile& file, std::chrono::milliseconds timeMax);

    FileSystem& m_disk;
    std::string m_folder;
    Source m_source;
    Limits m_limits;
    SteadyClock m_steady;
    std::map<std::string, std::string> m_lent;  ///< paths by hash
};

}  // namespace evergreen::fleet
