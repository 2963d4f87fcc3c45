// A simulated kiosk's disk and its remembered metadata, in memory, with equal contents of all kiosks kept once. Nothing
// lasts, no power is cut: that is what tests/fleet/failing_disk.h is for.
#pragma once

#include "kiosk/fleet/file_system.h"
#include "kiosk/fleet/tuf/metadata_store.h"
#include "tests/fleet/sim/shared_contents.h"

#include <map>
#include <set>

namespace evergreen {

class MemoryDisk final : public fleet::FileSystem {
public:
    explicit MemoryDisk(SharedContents& contents) : m_contents(contents) {}

    tuf::Checked<std::unique_ptr<File>> create(const std::string& path) override;
    tuf::Checked<> read(const std::string& path, const tuf::Sink& sink) override;
    tuf::Checked<std::vector<Entry>> list(const std::string& folder, std::size_t countMax) override;
    tuf::Checked<> makeFolder(const std::string& path) override;
    tuf::Checked<> rename(const std::string& from, const std::string& to) override;
    tuf::Checked<> removeFile(const std::string& path) override;
    tuf::Checked<> removeFolder(const std::string& path) override;
    tuf::Checked<> syncFolder(const std::string& /*path*/) override { return {}; }

private:
    class MemoryFile;

    bool hasAnythingIn(const std::string& folder) const;

    SharedContents& m_contents;
    std::set<std::string> m_folders;
    std::map<std::string, SharedContents::Content> m_files;
};

class MemoryStore final : public tuf::MetadataStore {
public:
    explicit MemoryStore(SharedContents& contents) : m_contents(contents) {}

    tuf::Checked<std::string> load(const std::string& role, std::size_t bytesMax) override;
    tuf::Checked<> save(const std::string& role, std::string_view bytes) override;
    tuf::Checked<> forget(const std::string& role) override;

private:
    SharedContents& m_contents;
    std::map<std::string, SharedContents::Content> m_roles;
};

}  // namespace evergreen
