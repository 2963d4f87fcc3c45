// A TUF client: brings what this machine believes of a repository up to date, finds targets in it, and downloads them
// verified. The checks are TrustedSet's; here is their order, what is fetched and what is kept.
//
// A repository may ask two delegated roles about one path: role() and findIn() answer for each by itself, find() for
// whichever the specification's search meets first.
// Blocks while it fetches, at most Limits::workTime a call. One thread.
// Spec: TUF 1.0.34 §5
#pragma once

#include "kiosk/fleet/tuf/fetcher.h"
#include "kiosk/fleet/tuf/metadata_store.h"
#include "kiosk/fleet/tuf/trusted_set.h"

#include <map>
#include <memory>

namespace evergreen::tuf {

class Updater {
public:
    struct Clocks {
        std::function<Moment()> wall;
        std::function<std::chrono::steady_clock::time_point()> steady;
    };
    static Clocks systemClocks();

    /// All of these outlive the updater, and the store belongs to this repository alone.
    Updater(Fetcher& fetcher, MetadataStore& store, std::string metadataUrl, Limits limits, Clocks clocks);

    /// Gives an empty store the root that came with the machine, if it is signed as it says itself.
    static Checked<> startFrom(std::string_view rootBytes, MetadataStore& store, const Limits& limits);

    /// Root, timestamp, snapshot and targets. What was accepted before a refusal is kept; nothing can be found after
    /// one until a refresh is well.
    Checked<> refresh();

    using Role = std::shared_ptr<const Targets>;
    /// The top targets role, or one that it delegates to.
    Checked<Role> role(const std::string& name);
    /// What that role says of a path, if it may speak of it.
    Checked<Target> findIn(const std::string& name, const std::string& path);
    /// Spec: TUF 1.0.34 §5.6.7
    Checked<Target> find(const std::string& path);

    /// Streams a found target from below `targetsUrl` to the sink. Only when this is well, what the sink got is the
    /// target; until then it may be anything.
    Checked<> download(const Target& target, const std::string& targetsUrl, const Sink& sink);

private:
    Checked<> believeRoot();
    Checked<> updateRoot();
    Checked<> updateTimestamp();
    Checked<> updateSnapshot();
    Checked<> updateTargets();
    Checked<std::string> fetchMetadata(const std::string& role, std::optional<std::int64_t> version,
                                       std::size_t bytesMax);
    using Check = std::function<Checked<Targets>(std::string_view bytes)>;
    Checked<Role> loadTargets(const std::string& name, const Check& check);
    Checked<Role> loadDelegated(const Role& delegator, const Delegation& delegation);
    std::optional<std::int64_t> versionInName(std::int64_t version) const;
    void startWork() { m_workEnds = m_clocks.steady() + m_limits.workTime; }

    Fetcher& m_fetcher;
    MetadataStore& m_store;
    std::string m_metadataUrl;
    Limits m_limits;
    Clocks m_clocks;
    std::chrono::steady_clock::time_point m_workEnds;
    std::unique_ptr<TrustedSet> m_trusted;
    Role m_targets;
    /// By who delegates and to whom: a role that is good by one delegator's word is to be checked again by another's.
    std::map<std::pair<Role, std::string>, Role> m_held;
};

}  // namespace evergreen::tuf
