// A disk in memory whose power fails at any operation that a test names, and which then keeps only what was synced and
// any part of the rest: a model of the page cache at its worst that POSIX allows.
#pragma once

#include "kiosk/fleet/file_system.h"

#include <map>
#include <optional>
#include <random>
#include <set>

namespace evergreen::fleet {

class FailingDisk : public FileSystem {
public:
    /// What becomes of bytes and names that were not synced.
    struct Loss {
        enum class Kind { Everything, Nothing, Any };
        Kind kind = Kind::Everything;
        unsigned seed = 0;  ///< of Any: each name and each piece of a file goes or stays by itself
    };

    FailingDisk();

    /// The disk as the next start finds it.
    FailingDisk afterPowerCut(const Loss& loss) const;

    Checked<std::unique_ptr<File>> create(const std::string& path) override;
    Checked<> read(const std::string& path, const tuf::Sink& sink) override;
    Checked<std::vector<Entry>> list(const std::string& folder, std::size_t countMax) override;
    Checked<> makeFolder(const std::string& path) override;
    Checked<> rename(const std::string& from, const std::string& to) override;
    Checked<> removeFile(const std::string& path) override;
    Checked<> removeFolder(const std::string& path) override;
    Checked<> syncFolder(const std::string& path) override;

    /// Operations so far, reads too.
    int operations = 0;
    /// At this operation the power fails: a write does half its work, all else nothing, and nothing is done any more.
    std::optional<int> cutAt;
    /// These operations are refused, and the kiosk goes on. A sync that is refused has lost the bytes for good.
    std::set<int> failAt;
    /// This operation, if it is a sync, says that it has synced, and has not.
    std::optional<int> lieAt;
    /// Bytes that still fit.
    std::size_t free = std::size_t{1} << 30;
    /// False: every sync lies so.
    bool isHonest = true;
    bool wasCut = false;
    bool hasLied = false;

private:
    struct Node;
    using NodeRef = std::shared_ptr<Node>;
    struct Node {
        bool isFolder = false;
        std::string now;
        std::string kept;
        bool isSyncLost = false;
        std::map<std::string, NodeRef> namesNow;
        std::map<std::string, NodeRef> namesKept;
    };
    class MemoryFile;
    class Survivor;

    /// Refused when the power is off, fails now, or this operation is to fail.
    Checked<> operate(const std::string& what);
    /// Whether the sync that was just asked for is one.
    bool isTrueSync();
    NodeRef find(const std::string& path) const;
    Checked<NodeRef> folderOf(const std::string& path) const;

    NodeRef m_root;
};

}  // namespace evergreen::fleet
