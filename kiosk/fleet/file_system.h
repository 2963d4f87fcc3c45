// The few things that keeping bundles asks of a disk, so that a test's disk can lose its power at every one of them.
// PosixFileSystem is the real one.
//
// What lasts through a power cut: of a file's bytes, what was written before its sync(); of names that were made,
// changed or taken away in a folder, what was done before its syncFolder(). Of all else, any part may be lost or may
// stay.
#pragma once

#include "kiosk/fleet/tuf/fetcher.h"

#include <memory>
#include <vector>

namespace evergreen::fleet {

using tuf::Checked;
using tuf::Reason;
using tuf::Refusal;

class FileSystem {
public:
    class File {
    public:
        virtual ~File() = default;
        virtual Checked<> write(std::string_view bytes) = 0;
        /// After a refusal the bytes may be lost though a second sync says otherwise: write the file anew.
        virtual Checked<> sync() = 0;
    };
    struct Entry {
        std::string name;
        bool isFolder = false;
    };

    virtual ~FileSystem() = default;

    /// Empty, whatever was there.
    virtual Checked<std::unique_ptr<File>> create(const std::string& path) = 0;
    /// In pieces; the sink's refusal ends it. NotThere, or Storage for what is there and cannot be read.
    virtual Checked<> read(const std::string& path, const tuf::Sink& sink) = 0;
    /// NotThere, TooMany above `countMax`.
    virtual Checked<std::vector<Entry>> list(const std::string& folder, std::size_t countMax) = 0;
    /// Well if it is there.
    virtual Checked<> makeFolder(const std::string& path) = 0;
    /// In the place of a file that has the new name already; a folder must find the name free.
    virtual Checked<> rename(const std::string& from, const std::string& to) = 0;
    /// Well if it is not there.
    virtual Checked<> removeFile(const std::string& path) = 0;
    /// An empty one. Well if it is not there.
    virtual Checked<> removeFolder(const std::string& path) = 0;
    virtual Checked<> syncFolder(const std::string& path) = 0;
};

/// TooLarge above `bytesMax`.
Checked<std::string> readWhole(FileSystem& disk, const std::string& path, std::size_t bytesMax);
/// Written beside its place, synced, renamed, folder synced: the old file or the new one, never a part.
Checked<> replaceFile(FileSystem& disk, const std::string& folder, const std::string& name, std::string_view bytes);
/// A folder with all that is in it. Well if it is not there.
Checked<> removeTree(FileSystem& disk, const std::string& path);

}  // namespace evergreen::fleet
