// A repository in memory that tests publish, and spoil, as they like. It begins whole: four top roles at version 1,
// each with one key of its own, good until 2040, with consistent snapshots.
#pragma once

#include "tests/fleet/tuf_key.h"

#include <map>
#include <vector>

namespace evergreen::tuf {

class TufRepository {
public:
    TufRepository();

    /// What a role will say when it is published next; free to be changed.
    boost::json::object& says(const std::string& role) { return m_says[role]; }
    boost::json::object& roleKeys(const std::string& role);
    /// Who signs for a role; root says who should.
    std::vector<TufKey>& signers(const std::string& role) { return m_signers[role]; }

    /// Makes these keys the role's, in root's words and as its signers.
    void giveKeys(const std::string& role, const std::vector<TufKey>& keys, int threshold = 1);
    void delegate(const std::string& from, const std::string& to, const std::vector<std::string>& paths,
                  bool terminating = false);
    /// Lists a file in a role and lays it where clients look for it.
    void addTarget(const std::string& role, const std::string& path, const std::string& bytes);

    /// Each with a version more than before, in this order, which must lead from targets up to timestamp.
    void publish(const std::vector<std::string>& roles);
    /// The same with the version that says() has.
    void publishAsIs(const std::string& role);
    /// A document of a role, signed now; for what is not published the usual way.
    std::string signedBytes(const std::string& role) const;

    /// By what follows the base URL: "metadata/2.root.json", "targets/…".
    std::map<std::string, std::string> files;
    /// Whether timestamp and snapshot promise hashes and lengths.
    bool isHashed = true;

private:
    std::map<std::string, boost::json::object> m_says;
    std::map<std::string, std::vector<TufKey>> m_signers;
};

/// A document signed by these keys.
std::string signedDocument(const boost::json::object& says, const std::vector<TufKey>& keys);

}  // namespace evergreen::tuf
