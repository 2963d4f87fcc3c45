// A repository on disk, as any web server hands it out: "metadata/", "targets/" and "files/". Beside them "drafts/",
// what waits for signatures, which no kiosk asks for. Written one whole file at a time; whoever changes more than one
// holds the lock.
#pragma once

#include "kiosk/fleet/tuf/checked.h"

#include <chrono>
#include <filesystem>

namespace evergreen::fleet {

using tuf::Checked;
using tuf::Reason;
using tuf::Refusal;

/// While it lives, no other process of this machine changes the repository.
class RepositoryLock {
public:
    explicit RepositoryLock(int file) : m_file(file) {}
    ~RepositoryLock();
    RepositoryLock(RepositoryLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}
    RepositoryLock& operator=(RepositoryLock&&) = delete;

private:
    int m_file;
};

class RepositoryFolder {
public:
    /// More files of metadata than this are not looked through.
    static constexpr std::size_t filesMax = 1'000'000;

    explicit RepositoryFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// "metadata/2.root.json": NotThere, TooLarge.
    Checked<std::string> read(const std::string& name, std::size_t bytesMax) const;
    /// Whole or not at all, lasting; makes the folders above it.
    Checked<> write(const std::string& name, std::string_view bytes) const;
    /// Well if it is not there.
    Checked<> remove(const std::string& name) const;
    /// Of the "N.ROLE.json" below metadata/; 0 when there is none. TooMany above filesMax.
    Checked<std::int64_t> newestVersion(const std::string& role) const;
    [[nodiscard]] std::filesystem::path placeOf(const std::string& name) const { return m_folder / name; }

    /// TooSlow when another process keeps it for longer than that. Makes the folder.
    Checked<RepositoryLock> lock(std::chrono::milliseconds waitMax = std::chrono::seconds(30)) const;

private:
    std::filesystem::path m_folder;
};

}  // namespace evergreen::fleet
