// A client between a repository in memory and a store in memory, with clocks that tests move, for tests of Updater.
#pragma once

#include "kiosk/fleet/tuf/updater.h"
#include "tests/fleet/tuf_repository.h"

#include <gtest/gtest.h>

namespace evergreen::tuf {

class MemoryStore : public MetadataStore {
public:
    Checked<std::string> load(const std::string& role, std::size_t bytesMax) override;
    Checked<> save(const std::string& role, std::string_view bytes) override;
    Checked<> forget(const std::string& role) override;

    std::map<std::string, std::string> roles;
};

/// Serves a repository's files below "repo:". Honest by itself; `instead` may answer in its place.
class MemoryServer : public Fetcher {
public:
    explicit MemoryServer(const TufRepository& repository) : m_repository(repository) {}
    Checked<> fetch(const Request& request, const Sink& sink) override;

    std::vector<std::string> asked;
    std::function<std::optional<std::string>(const std::string& file)> instead;
    std::chrono::milliseconds timeMax{};  ///< of the last request

private:
    const TufRepository& m_repository;
};

/// The fixture: a client that has the repository's first root and nothing else.
class TufClient : public testing::Test {
protected:
    TufClient();

    /// A new process of the same kiosk: only the store stays.
    Updater& restarted();
    Checked<> refresh() { return restarted().refresh(); }
    /// Refresh, find, download.
    Checked<std::string> get(const std::string& path);
    /// Refused for this reason, and nothing remembered has changed but what `changed` names.
    void expectRefused(Reason reason, const std::set<std::string>& changed = {});
    std::int64_t storedVersion(const std::string& role) const;

    TufRepository repository;
    MemoryServer server{repository};
    MemoryStore store;
    Limits limits;
    Moment now = std::chrono::sys_days(std::chrono::year(2026) / 3 / 16);
    std::chrono::steady_clock::time_point steady;
    std::optional<Updater> updater;
};

}  // namespace evergreen::tuf
