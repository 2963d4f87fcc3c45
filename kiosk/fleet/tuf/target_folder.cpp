#include "kiosk/fleet/tuf/target_folder.h"

#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/url.h"
#include "kiosk/fleet/tuf/whole_file.h"

#include <fstream>

namespace evergreen::tuf {

TargetFolder::TargetFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

bool TargetFolder::has(const Target& target) const {
    constexpr std::size_t pieceBytes = std::size_t{64} * 1024;
    std::ifstream file(placeOf(target), std::ios::binary);
    if (!file) return false;
    FileCheck check(target.length, target.hashes);
    std::string piece(pieceBytes, '\0');
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0) {
        // Ends at the promised length at the latest.
        if (!check.take({piece.data(), static_cast<std::size_t>(file.gcount())})) return false;
    }
    return static_cast<bool>(check.finish());
}

Checked<std::filesystem::path> TargetFolder::download(Updater& updater, const Target& target,
                                                      const std::string& targetsUrl) {
    const std::filesystem::path place = placeOf(target);
    if (has(target)) return place;
    std::error_code error;
    std::filesystem::create_directories(m_folder, error);
    if (error) return Refusal{Reason::Storage, m_folder.string() + ": " + error.message()};
    WholeFile file(place);
    const Sink toFile = [&file](std::string_view bytes) { return file.write(bytes); };
    if (auto fetched = updater.download(target, targetsUrl, toFile); !fetched) return fetched.refusal();
    if (auto put = file.put(); !put) return put.refusal();
    return place;
}

std::filesystem::path TargetFolder::placeOf(const Target& target) const {
    return m_folder / fileNameFor(target.path);
}

}  // namespace evergreen::tuf
