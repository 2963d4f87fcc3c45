// Downloaded targets on disk, each under a name made of its path. What is there under its name has been verified when
// it was put there, and is verified again before it is said to be there.
#pragma once

#include "kiosk/fleet/tuf/updater.h"

#include <filesystem>

namespace evergreen::tuf {

class TargetFolder {
public:
    explicit TargetFolder(std::filesystem::path folder);

    /// True when exactly this target lies here already.
    bool has(const Target& target) const;
    /// Fetches it unless it is here; a download that fails leaves what was here before.
    Checked<std::filesystem::path> download(Updater& updater, const Target& target, const std::string& targetsUrl);

private:
    std::filesystem::path placeOf(const Target& target) const;

    std::filesystem::path m_folder;
};

}  // namespace evergreen::tuf
