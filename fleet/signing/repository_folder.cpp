#include "fleet/signing/repository_folder.h"

#include "kiosk/fleet/tuf/url.h"
#include "kiosk/fleet/tuf/whole_file.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace evergreen::fleet {

namespace fs = std::filesystem;

namespace {

/// Of "12.publisher.json"; 0 for another role's.
std::int64_t versionIn(std::string_view name, std::string_view ending) {
    if (!name.ends_with(ending)) return 0;
    name.remove_suffix(ending.size());
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), version);
    return error == std::errc() && end == name.data() + name.size() && version > 0 ? version : 0;
}

Refusal storage(const fs::path& place, const std::error_code& error) {
    return {Reason::Storage, place.string() + ": " + error.message()};
}

}  // namespace

RepositoryLock::~RepositoryLock() {
    if (m_file >= 0) ::close(m_file);
}

Checked<std::string> RepositoryFolder::read(const std::string& name, std::size_t bytesMax) const {
    return tuf::readFile(m_folder / name, bytesMax);
}

Checked<> RepositoryFolder::write(const std::string& name, std::string_view bytes) const {
    const fs::path place = m_folder / name;
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    if (error) return storage(place, error);
    tuf::WholeFile file(place);
    if (auto written = file.write(bytes); !written) return written;
    return file.put();
}

Checked<> RepositoryFolder::remove(const std::string& name) const {
    std::error_code error;
    fs::remove(m_folder / name, error);
    if (error) return storage(m_folder / name, error);
    return {};
}

Checked<std::int64_t> RepositoryFolder::newestVersion(const std::string& role) const {
    const std::string ending = '.' + tuf::percentEncoded(role) + ".json";
    std::int64_t newest = 0;
    std::size_t seen = 0;
    std::error_code error;
    for (fs::directory_iterator at(m_folder / "metadata", error), end; !error && at != end; at.increment(error)) {
        if (++seen > filesMax) return Refusal{Reason::TooMany, (m_folder / "metadata").string()};
        newest = std::max(newest, versionIn(at->path().filename().string(), ending));
    }
    if (error && error != std::errc::no_such_file_or_directory) return storage(m_folder / "metadata", error);
    return newest;
}

Checked<RepositoryLock> RepositoryFolder::lock(std::chrono::milliseconds waitMax) const {
    std::error_code error;
    fs::create_directories(m_folder, error);
    if (error) return storage(m_folder, error);
    const fs::path place = m_folder / ".lock";
    constexpr mode_t ownerAlone = 0600;
    const int file = ::open(place.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, ownerAlone);
    if (file < 0) return Refusal{Reason::Storage, place.string() + ": " + std::strerror(errno)};
    RepositoryLock lock(file);
    const auto ends = std::chrono::steady_clock::now() + waitMax;
    while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) return Refusal{Reason::Storage, place.string()};
        if (std::chrono::steady_clock::now() >= ends) {
            return Refusal{Reason::TooSlow, place.string() + ": another program has been changing the repository"};
        }
        constexpr std::chrono::milliseconds pause(20);
        std::this_thread::sleep_for(pause);
    }
    return lock;
}

}  // namespace evergreen::fleet
