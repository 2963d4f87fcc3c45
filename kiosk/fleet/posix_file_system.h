// The kiosk's own disk.
#pragma once

#include "kiosk/fleet/file_system.h"

namespace evergreen::fleet {

class PosixFileSystem : public FileSystem {
public:
    Checked<std::unique_ptr<File>> create(const std::string& path) override;
    Checked<> read(const std::string& path, const tuf::Sink& sink) override;
    Checked<std::vector<Entry>> list(const std::string& folder, std::size_t countMax) override;
    Checked<> makeFolder(const std::string& path) override;
    Checked<> rename(const std::string& from, const std::string& to) override;
    Checked<> removeFile(const std::string& path) override;
    Checked<> removeFolder(const std::string& path) override;
    Checked<> syncFolder(const std::string& path) override;
};

}  // namespace evergreen::fleet
