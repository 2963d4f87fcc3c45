// The kiosk's own disk.
#pragma once

#include "kiosk/fleet/file_system.h"

namespace evergreen::fleet {

class PosixFileSystem : public FileSystem {
public:
    /// `fileMode`: who may do what with the files it makes; everybody reads them, unless it says otherwise.
    explicit PosixFileSystem(unsigned fileMode = 0644) : m_fileMode(fileMode) {}

    Checked<std::unique_ptr<File>> create(const std::string& path) override;
    Checked<> read(const std::string& path, const tuf::Sink& sink) override;
    Checked<std::vector<Entry>> list(const std::string& folder, std::size_t countMax) override;
    Checked<> makeFolder(const std::string& path) override;
    Checked<> rename(const std::string& from, const std::string& to) override;
    Checked<> removeFile(const std::string& path) override;
    Checked<> removeFolder(const std::string& path) override;
    Checked<> syncFolder(const std::string& path) override;

private:
    unsigned m_fileMode;
};

}  // namespace evergreen::fleet
