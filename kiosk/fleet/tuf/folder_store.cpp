#include "kiosk/fleet/tuf/folder_store.h"

#include "kiosk/fleet/tuf/url.h"
#include "kiosk/fleet/tuf/whole_file.h"

namespace evergreen::tuf {

FolderStore::FolderStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}

Checked<std::string> FolderStore::load(const std::string& role, std::size_t bytesMax) {
    return readFile(placeOf(role), bytesMax);
}

Checked<> FolderStore::save(const std::string& role, std::string_view bytes) {
    std::error_code error;
    std::filesystem::create_directories(m_folder, error);
    if (error) return Refusal{Reason::Storage, m_folder.string() + ": " + error.message()};
    WholeFile file(placeOf(role));
    if (auto written = file.write(bytes); !written) return written;
    return file.put();
}

Checked<> FolderStore::forget(const std::string& role) {
    std::error_code error;
    const bool wasThere = std::filesystem::remove(placeOf(role), error);
    if (error) return Refusal{Reason::Storage, placeOf(role).string() + ": " + error.message()};
    return wasThere ? syncFolder(m_folder) : Checked<>();
}

std::filesystem::path FolderStore::placeOf(const std::string& role) const {
    return m_folder / (fileNameFor(role) + ".json");
}

}  // namespace evergreen::tuf
