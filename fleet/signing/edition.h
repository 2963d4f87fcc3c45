// The repository as it will be: new files in memory, over those in its folder. So what is about to go out can be put
// before a kiosk's own code (kiosk_view.h) while nobody sees it yet, and then goes out in an order that leaves every
// moment's repository whole: the timestamp last. Whoever makes one holds the repository's lock from before until after.
#pragma once

#include "fleet/signing/repository_folder.h"
#include "fleet/signing/role_document.h"

#include <map>

namespace evergreen::fleet {

/// How long what is signed is believed. After the online three's ends, kiosks keep what they run.
struct Lifetimes {
    std::chrono::hours root = std::chrono::days(365);
    std::chrono::hours targets = std::chrono::days(365);
    std::chrono::hours approvals = std::chrono::days(180);
    std::chrono::hours rollout = std::chrono::days(7);
    std::chrono::hours snapshot = std::chrono::days(7);
    std::chrono::hours timestamp = std::chrono::days(1);
};

/// Who has to sign for a role.
struct RoleKeys {
    tuf::Signers signers;
    tuf::Keys keys;
};

/// The keys of the machine that publishes.
struct OnlineKeys {
    SigningKey& snapshot;
    SigningKey& timestamp;
};

class Edition {
public:
    /// The folder outlives it.
    explicit Edition(const RepositoryFolder& folder) : m_folder(folder) {}

    /// "metadata/2.root.json": of this edition, or of the folder.
    Checked<std::string> read(const std::string& name, std::size_t bytesMax) const;
    /// NotThere.
    Checked<std::int64_t> lengthOf(const std::string& name) const;
    /// By root's word, or for a delegated role by that of the top targets role. NotListed for a role that is neither's.
    Checked<RoleKeys> keysOf(const std::string& role) const;
    /// The newest document of a role, which its keys have signed: NotThere, or Unsigned, so that nobody is led to sign
    /// on where somebody else has written.
    Checked<RoleDocument> newest(const std::string& role) const;
    /// Its newest version, and one more; for a role without documents 1.
    Checked<std::int64_t> nextVersion(const std::string& role) const;

    /// Unsigned unless enough of the role's keys have signed it.
    Checked<> put(const std::string& role, const RoleDocument& document);
    /// Renews it with the next version, has it signed by this one key, and puts it.
    Checked<> sign(const std::string& role, RoleDocument document, tuf::Moment expires, SigningKey& key);
    /// Lays a target where clients look for it: "targets/HASH.rollout.json".
    void putTarget(const std::string& path, std::string_view bytes);
    /// A snapshot of the newest documents of all roles, and a timestamp for it.
    Checked<> close(const OnlineKeys& keys, const Lifetimes& lifetimes, tuf::Moment now);
    /// The timestamp alone, for the snapshot that it speaks of. Expired when that would be over before the timestamp.
    Checked<> renewTimestamp(SigningKey& key, const Lifetimes& lifetimes, tuf::Moment now);

    /// Writes it into the folder. After a refusal what kiosks see is as it was; what was written before it counts as
    /// signed, and goes out with the next edition.
    Checked<> publish() const;

private:
    void putFile(std::string name, std::string bytes);

    const RepositoryFolder& m_folder;
    std::map<std::string, std::string> m_files;
    std::vector<std::string> m_order;
};

/// "bundles/42.json" → "bundles/HASH.42.json"
[[nodiscard]] std::string hashedPath(const std::string& path, const std::string& sha256);

}  // namespace evergreen::fleet
