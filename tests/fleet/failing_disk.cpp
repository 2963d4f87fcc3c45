#include "tests/fleet/failing_disk.h"

#include <algorithm>

namespace evergreen::fleet {

namespace {

std::string nameIn(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

Refusal notThere(const std::string& path) {
    return {Reason::NotThere, path};
}

}  // namespace

class FailingDisk::MemoryFile : public FileSystem::File {
public:
    MemoryFile(FailingDisk& disk, NodeRef node) : m_disk(disk), m_node(std::move(node)) {}

    Checked<> write(std::string_view bytes) override {
        const bool wasOn = !m_disk.wasCut;
        auto done = m_disk.operate("write");
        const std::size_t fitting = std::min(bytes.size(), m_disk.free);
        const std::size_t written = done ? fitting : (wasOn ? std::min(bytes.size() / 2, fitting) : 0);
        m_node->now += bytes.substr(0, written);
        m_node->isSyncLost = false;
        m_disk.free -= written;
        if (done && written < bytes.size()) return Refusal{Reason::Storage, "disk full"};
        return done;
    }
    Checked<> sync() override {
        const bool wasOn = !m_disk.wasCut;
        auto done = m_disk.operate("sync");
        if (!done && wasOn) m_node->isSyncLost = true;
        if (done && m_disk.isTrueSync() && !m_node->isSyncLost) m_node->kept = m_node->now;
        return done;
    }

private:
    FailingDisk& m_disk;
    NodeRef m_node;
};

/// Copies what survives. A folder or file that is found under two names stays one.
class FailingDisk::Survivor {
public:
    explicit Survivor(const Loss& loss) : m_loss(loss), m_random(loss.seed) {}

    NodeRef of(const NodeRef& node) {
        const auto known = m_copies.find(node.get());
        if (known != m_copies.end()) return known->second;
        auto copy = std::make_shared<Node>();
        m_copies.emplace(node.get(), copy);
        copy->isFolder = node->isFolder;
        copy->now = copy->kept = bytesOf(*node);
        std::map<std::string, NodeRef> names = node->namesKept;
        names.insert(node->namesNow.begin(), node->namesNow.end());
        for (const auto& [name, first] : names) {
            const NodeRef survivor = named(*node, name);
            if (survivor) copy->namesNow[name] = of(survivor);
        }
        copy->namesKept = copy->namesNow;
        return copy;
    }

private:
    bool isLost() {
        if (m_loss.kind != Loss::Kind::Any) return m_loss.kind == Loss::Kind::Everything;
        return m_random() % 2 == 0;
    }
    NodeRef named(const Node& folder, const std::string& name) {
        const auto now = folder.namesNow.find(name);
        const auto kept = folder.namesKept.find(name);
        NodeRef inCache = now == folder.namesNow.end() ? nullptr : now->second;
        NodeRef onDisk = kept == folder.namesKept.end() ? nullptr : kept->second;
        if (inCache == onDisk) return inCache;
        return isLost() ? onDisk : inCache;
    }
    std::string bytesOf(const Node& file) {
        if (file.now == file.kept) return file.now;
        if (m_loss.kind != Loss::Kind::Any) return isLost() ? file.kept : file.now;
        // Any piece of it may have reached the disk: the rest is short, or holes.
        std::string bytes = file.now;
        switch (m_random() % 4) {
            case 0:
                return file.kept;
            case 1:
                bytes.resize(bytes.empty() ? 0 : m_random() % bytes.size());
                return bytes;
            case 2:
                for (char& byte : bytes) byte = isLost() ? '\0' : byte;
                return bytes;
            default:
                return bytes;
        }
    }

    Loss m_loss;
    std::mt19937 m_random;
    std::map<const Node*, NodeRef> m_copies;
};

FailingDisk::FailingDisk() : m_root(std::make_shared<Node>()) {
    m_root->isFolder = true;
}

FailingDisk FailingDisk::afterPowerCut(const Loss& loss) const {
    FailingDisk next;
    next.m_root = Survivor(loss).of(m_root);
    return next;
}

Checked<> FailingDisk::operate(const std::string& what) {
    const int number = operations++;
    if (cutAt && number >= *cutAt) wasCut = true;
    if (wasCut) return Refusal{Reason::Storage, what + ": no power"};
    if (failAt.contains(number)) return Refusal{Reason::Storage, what + ": input/output error"};
    return {};
}

bool FailingDisk::isTrueSync() {
    const bool isLie = !isHonest || lieAt == operations - 1;
    hasLied = hasLied || isLie;
    return !isLie;
}

FailingDisk::NodeRef FailingDisk::find(const std::string& path) const {
    NodeRef node = m_root;
    std::size_t begin = 1;
    while (begin <= path.size() && node) {
        const std::size_t slash = std::min(path.find('/', begin), path.size());
        const auto found = node->namesNow.find(path.substr(begin, slash - begin));
        node = found == node->namesNow.end() ? nullptr : found->second;
        begin = slash + 1;
    }
    return node;
}

Checked<FailingDisk::NodeRef> FailingDisk::folderOf(const std::string& path) const {
    NodeRef folder = find(path.substr(0, path.rfind('/')));
    if (!folder || !folder->isFolder) return notThere(path);
    return folder;
}

Checked<std::unique_ptr<FileSystem::File>> FailingDisk::create(const std::string& path) {
    if (auto done = operate("create"); !done) return done.refusal();
    auto folder = folderOf(path);
    if (!folder) return folder.refusal();
    NodeRef& node = (*folder)->namesNow[nameIn(path)];
    if (!node) node = std::make_shared<Node>();
    node->now.clear();
    std::unique_ptr<File> file = std::make_unique<MemoryFile>(*this, node);
    return file;
}

Checked<> FailingDisk::read(const std::string& path, const tuf::Sink& sink) {
    if (auto done = operate("read"); !done) return done;
    const NodeRef node = find(path);
    if (!node || node->isFolder) return notThere(path);
    constexpr std::size_t pieceBytes = 16;
    for (std::size_t at = 0; at < node->now.size(); at += pieceBytes) {
        if (auto taken = sink(std::string_view(node->now).substr(at, pieceBytes)); !taken) return taken;
    }
    return {};
}

Checked<std::vector<FileSystem::Entry>> FailingDisk::list(const std::string& folder, std::size_t countMax) {
    if (auto done = operate("list"); !done) return done.refusal();
    const NodeRef node = find(folder);
    if (!node || !node->isFolder) return notThere(folder);
    if (node->namesNow.size() > countMax) return Refusal{Reason::TooMany, folder};
    std::vector<Entry> entries;
    for (const auto& [name, one] : node->namesNow) entries.push_back({name, one->isFolder});
    return entries;
}

Checked<> FailingDisk::makeFolder(const std::string& path) {
    if (auto done = operate("make"); !done) return done;
    auto folder = folderOf(path);
    if (!folder) return folder.refusal();
    NodeRef& node = (*folder)->namesNow[nameIn(path)];
    if (node) return node->isFolder ? Checked<>() : Refusal{Reason::Storage, path + ": a file"};
    node = std::make_shared<Node>();
    node->isFolder = true;
    return {};
}

Checked<> FailingDisk::rename(const std::string& from, const std::string& to) {
    if (auto done = operate("rename"); !done) return done;
    const NodeRef node = find(from);
    if (!node) return notThere(from);
    auto source = folderOf(from);
    auto goal = folderOf(to);
    if (!source || !goal) return notThere(to);
    NodeRef& place = (*goal)->namesNow[nameIn(to)];
    if (place && (place->isFolder || node->isFolder)) return Refusal{Reason::Storage, to + ": is there"};
    place = node;
    (*source)->namesNow.erase(nameIn(from));
    return {};
}

Checked<> FailingDisk::removeFile(const std::string& path) {
    if (auto done = operate("remove"); !done) return done;
    auto folder = folderOf(path);
    if (!folder) return {};
    const auto found = (*folder)->namesNow.find(nameIn(path));
    if (found == (*folder)->namesNow.end()) return {};
    free += found->second->now.size();
    (*folder)->namesNow.erase(found);
    return {};
}

Checked<> FailingDisk::removeFolder(const std::string& path) {
    if (auto done = operate("remove"); !done) return done;
    const NodeRef node = find(path);
    if (!node) return {};
    if (!node->namesNow.empty()) return Refusal{Reason::Storage, path + ": not empty"};
    (*folderOf(path))->namesNow.erase(nameIn(path));
    return {};
}

Checked<> FailingDisk::syncFolder(const std::string& path) {
    if (auto done = operate("sync folder"); !done) return done;
    const NodeRef node = find(path);
    if (!node || !node->isFolder) return notThere(path);
    if (isTrueSync()) node->namesKept = node->namesNow;
    return {};
}

}  // namespace evergreen::fleet
