#include "tests/fleet/sim/memory_disk.h"

namespace evergreen {

using tuf::Checked;
using tuf::Reason;
using tuf::Refusal;

namespace {

/// The name of what lies in this folder itself; empty for all else.
std::string nameIn(const std::string& folder, const std::string& path) {
    if (!path.starts_with(folder + '/')) return {};
    std::string name = path.substr(folder.size() + 1);
    return name.find('/') == std::string::npos ? name : std::string();
}

}  // namespace

class MemoryDisk::MemoryFile final : public FileSystem::File {
public:
    MemoryFile(MemoryDisk& disk, std::string path) : m_disk(disk), m_path(std::move(path)) {}
    ~MemoryFile() override { keep(); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    Checked<> write(std::string_view bytes) override {
        m_bytes += bytes;
        m_isKept = false;
        return {};
    }
    Checked<> sync() override {
        keep();
        return {};
    }

private:
    void keep() {
        if (std::exchange(m_isKept, true)) return;
        if (const auto place = m_disk.m_files.find(m_path); place != m_disk.m_files.end())
            place->second = m_disk.m_contents.share(m_bytes);
    }

    MemoryDisk& m_disk;
    std::string m_path;
    std::string m_bytes;
    bool m_isKept = false;
};

Checked<std::unique_ptr<fleet::FileSystem::File>> MemoryDisk::create(const std::string& path) {
    if (!m_folders.contains(path.substr(0, path.rfind('/')))) return Refusal{Reason::NotThere, path};
    m_files[path] = m_contents.share({});
    std::unique_ptr<File> file = std::make_unique<MemoryFile>(*this, path);
    return file;
}

Checked<> MemoryDisk::read(const std::string& path, const tuf::Sink& sink) {
    const auto file = m_files.find(path);
    if (file == m_files.end()) return Refusal{Reason::NotThere, path};
    const auto content = file->second;
    return sink(*content);
}

Checked<std::vector<fleet::FileSystem::Entry>> MemoryDisk::list(const std::string& folder, std::size_t countMax) {
    if (!m_folders.contains(folder)) return Refusal{Reason::NotThere, folder};
    std::vector<Entry> entries;
    for (const auto& [path, content] : m_files) {
        if (auto name = nameIn(folder, path); !name.empty()) entries.push_back({std::move(name), false});
    }
    for (const std::string& path : m_folders) {
        if (auto name = nameIn(folder, path); !name.empty()) entries.push_back({std::move(name), true});
    }
    if (entries.size() > countMax) return Refusal{Reason::TooMany, folder};
    return entries;
}

Checked<> MemoryDisk::makeFolder(const std::string& path) {
    if (m_files.contains(path)) return Refusal{Reason::Storage, path};
    m_folders.insert(path);
    return {};
}

bool MemoryDisk::hasAnythingIn(const std::string& folder) const {
    const std::string below = folder + '/';
    const auto file = m_files.lower_bound(below);
    const auto other = m_folders.lower_bound(below);
    return (file != m_files.end() && file->first.starts_with(below)) ||
           (other != m_folders.end() && other->starts_with(below));
}

Checked<> MemoryDisk::rename(const std::string& from, const std::string& to) {
    if (auto file = m_files.extract(from)) {
        m_files[to] = std::move(file.mapped());
        return {};
    }
    if (!m_folders.contains(from)) return Refusal{Reason::NotThere, from};
    if (m_folders.contains(to) || m_files.contains(to)) return Refusal{Reason::Storage, to};
    const std::string below = from + '/';
    for (auto one = m_files.lower_bound(below); one != m_files.end() && one->first.starts_with(below);) {
        auto file = m_files.extract(one++);
        file.key() = to + file.key().substr(from.size());
        m_files.insert(std::move(file));
    }
    std::set<std::string> folders;
    for (const std::string& path : m_folders) {
        const bool moves = path == from || path.starts_with(below);
        folders.insert(moves ? to + path.substr(from.size()) : path);
    }
    m_folders = std::move(folders);
    return {};
}

Checked<> MemoryDisk::removeFile(const std::string& path) {
    m_files.erase(path);
    return {};
}

Checked<> MemoryDisk::removeFolder(const std::string& path) {
    if (hasAnythingIn(path)) return Refusal{Reason::Storage, path + ": is not empty"};
    m_folders.erase(path);
    return {};
}

Checked<std::string> MemoryStore::load(const std::string& role, std::size_t bytesMax) {
    const auto known = m_roles.find(role);
    if (known == m_roles.end()) return Refusal{Reason::NotThere, role};
    if (known->second->size() > bytesMax) return Refusal{Reason::TooLarge, role};
    return *known->second;
}

Checked<> MemoryStore::save(const std::string& role, std::string_view bytes) {
    m_roles[role] = m_contents.share(std::string(bytes));
    return {};
}

Checked<> MemoryStore::forget(const std::string& role) {
    m_roles.erase(role);
    return {};
}

}  // namespace evergreen
