// A file that is there as a whole or not at all, through a power cut as well: written beside its place, made lasting,
// then put there.
#pragma once

#include "kiosk/fleet/tuf/checked.h"

#include <filesystem>
#include <string_view>

namespace evergreen::tuf {

class WholeFile {
public:
    explicit WholeFile(std::filesystem::path place);
    ~WholeFile();
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;

    Checked<> write(std::string_view bytes);
    /// Without it, nothing has happened when this object is gone.
    Checked<> put();

private:
    std::filesystem::path m_place;
    std::filesystem::path m_beside;
    int m_file = -1;
};

/// Makes lasting what was put into, or taken out of, a folder.
Checked<> syncFolder(const std::filesystem::path& folder);

/// NotThere, TooLarge, or the bytes.
Checked<std::string> readFile(const std::filesystem::path& place, std::size_t bytesMax);

}  // namespace evergreen::tuf
