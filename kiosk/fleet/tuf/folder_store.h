// A repository's remembered metadata in a folder: "root.json", "timestamp.json" and so on, a delegated role's name
// percent-encoded. Nothing else should live there.
#pragma once

#include "kiosk/fleet/tuf/metadata_store.h"

#include <filesystem>

namespace evergreen::tuf {

class FolderStore : public MetadataStore {
public:
    /// The folder is made when something is saved.
    explicit FolderStore(std::filesystem::path folder);

    Checked<std::string> load(const std::string& role, std::size_t bytesMax) override;
    Checked<> save(const std::string& role, std::string_view bytes) override;
    Checked<> forget(const std::string& role) override;

private:
    std::filesystem::path placeOf(const std::string& role) const;

    std::filesystem::path m_folder;
};

}  // namespace evergreen::tuf
