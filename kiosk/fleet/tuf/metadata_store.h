// What this machine remembers of a repository through restarts and power cuts: the exact bytes of every role that was
// believed, by the role's name. FolderStore keeps it on disk; tests keep it in memory.
#pragma once

#include "kiosk/fleet/tuf/checked.h"

#include <string>
#include <string_view>

namespace evergreen::tuf {

class MetadataStore {
public:
    virtual ~MetadataStore() = default;

    /// NotThere, or TooLarge: never more than `bytesMax` in memory.
    virtual Checked<std::string> load(const std::string& role, std::size_t bytesMax) = 0;
    /// All or nothing, and lasting when it returns.
    virtual Checked<> save(const std::string& role, std::string_view bytes) = 0;
    /// Well if there was none.
    virtual Checked<> forget(const std::string& role) = 0;
};

}  // namespace evergreen::tuf
