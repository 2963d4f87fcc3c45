#include "kiosk/fleet/tuf/whole_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace evergreen::tuf {

namespace {

Refusal failed(const char* what, const std::filesystem::path& place) {
    return {Reason::Storage, std::string(what) + ' ' + place.string() + ": " + std::strerror(errno)};
}

}  // namespace

WholeFile::WholeFile(std::filesystem::path place) : m_place(std::move(place)), m_beside(m_place) {
    m_beside += ".new";
    constexpr mode_t writtenByOwner = 0644;
    m_file = ::open(m_beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, writtenByOwner);
}

WholeFile::~WholeFile() {
    if (m_file < 0) return;
    ::close(m_file);
    ::unlink(m_beside.c_str());
}

Checked<> WholeFile::write(std::string_view bytes) {
    if (m_file < 0) return failed("create", m_beside);
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return failed("write", m_beside);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Checked<> WholeFile::put() {
    if (m_file < 0) return failed("create", m_beside);
    if (::fsync(m_file) != 0) return failed("sync", m_beside);
    if (::rename(m_beside.c_str(), m_place.c_str()) != 0) return failed("rename", m_beside);
    ::close(m_file);
    m_file = -1;
    return syncFolder(m_place.parent_path());
}

Checked<> syncFolder(const std::filesystem::path& folder) {
    const int handle = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return failed("open", folder);
    const bool isSynced = ::fsync(handle) == 0;
    ::close(handle);
    if (!isSynced) return failed("sync", folder);
    return {};
}

Checked<std::string> readFile(const std::filesystem::path& place, std::size_t bytesMax) {
    std::ifstream file(place, std::ios::binary);
    if (!file) return Refusal{Reason::NotThere, place.string()};
    // One byte more than allowed tells that there is more than allowed.
    std::string bytes(bytesMax + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > bytesMax) return Refusal{Reason::TooLarge, place.string()};
    return bytes;
}

}  // namespace evergreen::tuf
