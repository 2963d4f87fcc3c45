// Where a kiosk's identity lies: one file, key and certificate together (PEM, its owner's alone), so that no power cut
// can leave a key with another's certificate. Beside it, while the desk is asked, lies the key that is to be certified:
// it is on disk before the desk hears of it, so that an answer that was lost is asked for again with the same one.
#pragma once

#include "kiosk/enrolment/kiosk_key.h"
#include "kiosk/fleet/file_system.h"

namespace evergreen {

class IdentityPlace {
public:
    static constexpr std::size_t fileBytesMax = std::size_t{64} * 1024;

    /// What `disk` makes must be its owner's alone. It outlives this.
    IdentityPlace(fleet::FileSystem& disk, std::string folder, std::string name)
        : m_disk(disk), m_folder(std::move(folder)), m_name(std::move(name)) {}

    /// The whole file. NotThere, TooLarge, Storage.
    fleet::Checked<std::string> read() const;

    /// The key to be certified: that of an attempt that had no answer, or a new one, which then is on disk.
    fleet::Checked<KioskKey> pendingKey();
    /// The desk will not have it.
    fleet::Checked<> dropPendingKey();

    /// Replaces the file, whole; from then on the pending key is this identity's, and pending no more.
    fleet::Checked<> keep(const KioskKey& key, std::string_view certificate, std::string_view chain);

private:
    std::string pendingName() const { return m_name + ".key"; }
    std::string at(const std::string& name) const { return m_folder + '/' + name; }

    fleet::FileSystem& m_disk;
    std::string m_folder;
    std::string m_name;
};

}  // namespace evergreen
