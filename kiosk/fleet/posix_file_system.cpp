#include "kiosk/fleet/posix_file_system.h"

#include "kiosk/fleet/tuf/whole_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace evergreen::fleet {

namespace {

Refusal failed(const char* what, const std::string& path) {
    const Reason reason = errno == ENOENT ? Reason::NotThere : Reason::Storage;
    return {reason, std::string(what) + ' ' + path + ": " + std::strerror(errno)};
}

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() {
        if (m_number >= 0) ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

class PosixFile : public FileSystem::File {
public:
    PosixFile(int number, std::string path) : m_file(number), m_path(std::move(path)) {}

    Checked<> write(std::string_view bytes) override {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_file.number(), bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return failed("write", m_path);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return {};
    }
    Checked<> sync() override {
        if (::fsync(m_file.number()) != 0) return failed("sync", m_path);
        return {};
    }

private:
    Descriptor m_file;
    std::string m_path;
};

}  // namespace

Checked<std::unique_ptr<FileSystem::File>> PosixFileSystem::create(const std::string& path) {
    const int number = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, m_fileMode);
    if (number < 0) return failed("create", path);
    std::unique_ptr<File> file = std::make_unique<PosixFile>(number, path);
    return file;
}

Checked<> PosixFileSystem::read(const std::string& path, const tuf::Sink& sink) {
    constexpr std::size_t pieceBytes = std::size_t{64} * 1024;
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (file.number() < 0) return failed("open", path);
    std::string piece(pieceBytes, '\0');
    while (true) {
        // Ends with the file, or where the sink has had enough.
        const ssize_t got = ::read(file.number(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failed("read", path);
        if (got == 0) return {};
        if (auto taken = sink({piece.data(), static_cast<std::size_t>(got)}); !taken) return taken;
    }
}

Checked<std::vector<FileSystem::Entry>> PosixFileSystem::list(const std::string& folder, std::size_t countMax) {
    std::vector<Entry> entries;
    std::error_code error;
    for (std::filesystem::directory_iterator one(folder, error); !error && one != std::filesystem::end(one);
         one.increment(error)) {
        if (entries.size() >= countMax) return Refusal{Reason::TooMany, folder};
        std::error_code unknown;
        const bool isFolder = std::filesystem::is_directory(one->symlink_status(unknown));
        entries.push_back({one->path().filename().string(), isFolder});
    }
    if (!error) return entries;
    const bool isThere = error != std::errc::no_such_file_or_directory;
    return Refusal{isThere ? Reason::Storage : Reason::NotThere, folder + ": " + error.message()};
}

Checked<> PosixFileSystem::makeFolder(const std::string& path) {
    constexpr mode_t writtenByOwner = 0755;
    if (::mkdir(path.c_str(), writtenByOwner) == 0) return {};
    std::error_code unknown;
    if (errno == EEXIST && std::filesystem::is_directory(std::filesystem::symlink_status(path, unknown))) return {};
    errno = errno == EEXIST ? ENOTDIR : errno;
    return failed("make", path);
}

Checked<> PosixFileSystem::rename(const std::string& from, const std::string& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) return failed("rename", from);
    return {};
}

Checked<> PosixFileSystem::removeFile(const std::string& path) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return failed("remove", path);
    return {};
}

Checked<> PosixFileSystem::removeFolder(const std::string& path) {
    if (::rmdir(path.c_str()) != 0 && errno != ENOENT) return failed("remove", path);
    return {};
}

Checked<> PosixFileSystem::syncFolder(const std::string& path) {
    return tuf::syncFolder(path);
}

}  // namespace evergreen::fleet
