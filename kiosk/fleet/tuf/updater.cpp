#include "kiosk/fleet/tuf/updater.h"

#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/path_pattern.h"
#include "kiosk/fleet/tuf/url.h"

#include <algorithm>

namespace evergreen::tuf {

namespace {

Refusal notRefreshed() {
    return {Reason::NotListed, "nothing is believed before a refresh"};
}

}  // namespace

Updater::Clocks Updater::systemClocks() {
    const auto wall = [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
    return {wall, &std::chrono::steady_clock::now};
}

Updater::Updater(Fetcher& fetcher, MetadataStore& store, std::string metadataUrl, Limits limits, Clocks clocks)
    : m_fetcher(fetcher),
      m_store(store),
      m_metadataUrl(withSlash(std::move(metadataUrl))),
      m_limits(limits),
      m_clocks(std::move(clocks)) {}

Checked<> Updater::startFrom(std::string_view rootBytes, MetadataStore& store, const Limits& limits) {
    auto set = TrustedSet::startFrom(rootBytes, {}, limits);
    if (!set) return set.refusal();
    return store.save(Root::type, rootBytes);
}

Checked<> Updater::refresh() {
    m_trusted.reset();
    m_targets.reset();
    m_held.clear();
    startWork();
    for (const auto step : {&Updater::believeRoot, &Updater::updateRoot, &Updater::updateTimestamp,
                            &Updater::updateSnapshot, &Updater::updateTargets}) {
        if (auto done = (this->*step)(); !done) return done;
    }
    return {};
}

Checked<> Updater::believeRoot() {
    auto bytes = m_store.load(Root::type, m_limits.rootBytesMax);
    if (!bytes) return bytes.refusal();
    // Spec: TUF 1.0.34 §5.2: the time of this refresh, from its beginning to its end.
    auto set = TrustedSet::startFrom(*bytes, m_clocks.wall(), m_limits);
    if (!set) return set.refusal();
    m_trusted = std::make_unique<TrustedSet>(std::move(*set));
    return {};
}

Checked<> Updater::updateRoot() {
    for (int taken = 0; taken < m_limits.rootRotationsMax; ++taken) {
        auto bytes = fetchMetadata(Root::type, m_trusted->root().version + 1, m_limits.rootBytesMax);
        if (!bytes && bytes.refusal().reason == Reason::NotThere) break;
        if (!bytes) return bytes.refusal();
        auto keys = m_trusted->takeRoot(*bytes);
        if (!keys) return keys.refusal();
        if (auto kept = m_store.save(Root::type, *bytes); !kept) return kept;
        // Check: recovery. Spec: TUF 1.0.34 §5.3.11. The root is kept first: through a power cut nothing is forgotten
        // that no root has allowed to forget.
        if (*keys == TrustedSet::OnlineKeys::Rotated) {
            if (auto gone = m_store.forget(Timestamp::type); !gone) return gone;
            if (auto gone = m_store.forget(Snapshot::type); !gone) return gone;
        }
    }
    // Check: root-time. Spec: TUF 1.0.34 §5.3.10
    if (auto inTime = m_trusted->checkRootTime(); !inTime) return inTime;
    return {};
}

Checked<> Updater::updateTimestamp() {
    // What cannot be read, or is not signed by today's keys, is as good as not there.
    if (auto known = m_store.load(Timestamp::type, m_limits.timestampBytesMax)) {
        [[maybe_unused]] const auto remembered = m_trusted->rememberTimestamp(*known);
    }
    auto bytes = fetchMetadata(Timestamp::type, std::nullopt, m_limits.timestampBytesMax);
    if (!bytes) return bytes.refusal();
    auto news = m_trusted->takeTimestamp(*bytes);
    if (!news) return news.refusal();
    // Check: timestamp-same. Spec: TUF 1.0.34 §5.4.3.1
    if (*news == TrustedSet::News::Same) return {};
    return m_store.save(Timestamp::type, *bytes);
}

Checked<> Updater::updateSnapshot() {
    if (auto known = m_store.load(Snapshot::type, m_limits.snapshotBytesMax)) {
        [[maybe_unused]] const auto remembered = m_trusted->rememberSnapshot(*known);
    }
    if (m_trusted->isSnapshotKnown()) return {};
    const FileFacts& promise = m_trusted->timestamp().snapshot;
    const auto bytesMax =
        promise.length ? std::min<std::size_t>(static_cast<std::size_t>(*promise.length), m_limits.snapshotBytesMax)
                       : m_limits.snapshotBytesMax;
    auto bytes = fetchMetadata(Snapshot::type, versionInName(promise.version), bytesMax);
    if (!bytes) return bytes.refusal();
    if (auto taken = m_trusted->takeSnapshot(*bytes); !taken) return taken;
    return m_store.save(Snapshot::type, *bytes);
}

Checked<> Updater::updateTargets() {
    auto targets =
        loadTargets(Targets::type, [this](std::string_view bytes) { return m_trusted->checkTargets(bytes); });
    if (!targets) return targets.refusal();
    m_targets = std::move(*targets);
    return {};
}

Checked<Updater::Role> Updater::loadTargets(const std::string& name, const Check& check) {
    const FileFacts* promise = m_trusted->promiseOf(name);
    // Check: role-in-snapshot. Spec: TUF 1.0.34 §5.6.7.2.1
    if (promise == nullptr) return Refusal{Reason::NotListed, name + ": is not in the snapshot"};
    if (auto known = m_store.load(name, m_limits.targetsBytesMax)) {
        if (auto targets = check(*known)) return std::make_shared<const Targets>(std::move(*targets));
    }
    const auto bytesMax =
        promise->length ? std::min<std::size_t>(static_cast<std::size_t>(*promise->length), m_limits.targetsBytesMax)
                        : m_limits.targetsBytesMax;
    auto bytes = fetchMetadata(name, versionInName(promise->version), bytesMax);
    if (!bytes) return bytes.refusal();
    auto targets = check(*bytes);
    if (!targets) return targets.refusal();
    if (auto kept = m_store.save(name, *bytes); !kept) return kept.refusal();
    return std::make_shared<const Targets>(std::move(*targets));
}

Checked<Updater::Role> Updater::loadDelegated(const Role& delegator, const Delegation& delegation) {
    const auto place = std::pair(delegator, delegation.role);
    if (const auto held = m_held.find(place); held != m_held.end()) return held->second;
    // Check: roles-held
    if (m_held.size() >= m_limits.rolesHeldMax) return Refusal{Reason::TooMany, "delegated roles in memory"};
    auto loaded = loadTargets(delegation.role, [this, &delegator, &delegation](std::string_view bytes) {
        return m_trusted->checkDelegated(*delegator, delegation, bytes);
    });
    if (loaded) m_held.emplace(place, *loaded);
    return loaded;
}

Checked<Updater::Role> Updater::role(const std::string& name) {
    if (!m_targets) return notRefreshed();
    if (name == Targets::type) return m_targets;
    startWork();
    const auto isIt = [&name](const Delegation& delegation) { return delegation.role == name; };
    const auto found = std::find_if(m_targets->delegations.begin(), m_targets->delegations.end(), isIt);
    if (found == m_targets->delegations.end()) return Refusal{Reason::NotListed, name + ": is not delegated to"};
    return loadDelegated(m_targets, *found);
}

Checked<Target> Updater::findIn(const std::string& name, const std::string& path) {
    auto asked = role(name);
    if (!asked) return asked.refusal();
    const auto mayNotSpeak = [&name, &path](const Delegation& delegation) {
        return delegation.role == name && !isDelegated(delegation, path);
    };
    // Check: path-of-role. A role's word on a path that was not delegated to it is worth nothing.
    if (std::any_of(m_targets->delegations.begin(), m_targets->delegations.end(), mayNotSpeak)) {
        return Refusal{Reason::NotListed, name + ": may not speak of " + path};
    }
    const auto found = (*asked)->targets.find(path);
    if (found == (*asked)->targets.end()) return Refusal{Reason::NotListed, name + ": " + path};
    return found->second;
}

Checked<Target> Updater::find(const std::string& path) {
    if (!m_targets) return notRefreshed();
    startWork();
    struct Step {
        Role delegator;
        const Delegation* delegation;  ///< in the delegator; null for the top role
    };
    std::vector<Step> open{{nullptr, nullptr}};
    std::set<std::string> visited;
    while (!open.empty()) {
        const Step step = open.back();
        open.pop_back();
        const std::string name = step.delegation == nullptr ? Targets::type : step.delegation->role;
        // Check: delegation-cycle. Spec: TUF 1.0.34 §5.6.7.1
        if (!visited.insert(name).second) continue;
        // Check: roles-visited. Spec: TUF 1.0.34 §5.6.7.1
        if (std::ssize(visited) > m_limits.rolesVisitedMax) return Refusal{Reason::TooMany, "roles visited"};
        Checked<Role> role = step.delegation == nullptr ? m_targets : loadDelegated(step.delegator, *step.delegation);
        if (!role) return role.refusal();
        const auto found = (*role)->targets.find(path);
        if (found != (*role)->targets.end()) return found->second;
        std::vector<Step> next;
        for (const Delegation& delegation : (*role)->delegations) {
            // Check: delegation-paths. Spec: TUF 1.0.34 §5.6.7.2
            if (!isDelegated(delegation, path)) continue;
            next.push_back({*role, &delegation});
            // Check: delegation-terminating. Spec: TUF 1.0.34 §5.6.7.2.1
            if (delegation.terminating) {
                open.clear();
                break;
            }
        }
        // The first delegation is the most trusted one and is visited first, with all below it.
        open.insert(open.end(), next.rbegin(), next.rend());
    }
    return Refusal{Reason::NotListed, path};
}

Checked<> Updater::download(const Target& target, const std::string& targetsUrl, const Sink& sink) {
    if (!m_trusted) return notRefreshed();
    // Check: target-size
    if (target.length > m_limits.targetBytesMax) return Refusal{Reason::TooLarge, target.path};
    std::string path = target.path;
    // Spec: TUF 1.0.34 §5.7.3: with consistent snapshots, the file's name begins with its hash.
    if (m_trusted->root().consistentSnapshot) {
        path.insert(path.rfind('/') + 1, target.hashes.begin()->second + '.');
    }
    FileCheck check(target.length, target.hashes);
    const Sink checked = [&check, &sink](std::string_view bytes) -> Checked<> {
        if (auto taken = check.take(bytes); !taken) return taken;
        return sink(bytes);
    };
    const Fetcher::Request request{withSlash(targetsUrl) + percentEncodedPath(path), target.length,
                                   m_limits.targetTime};
    if (auto fetched = m_fetcher.fetch(request, checked); !fetched) return fetched;
    // Check: target-hash. Spec: TUF 1.0.34 §5.7.2
    if (auto kept = check.finish(); !kept) return kept;
    return {};
}

Checked<std::string> Updater::fetchMetadata(const std::string& role, std::optional<std::int64_t> version,
                                            std::size_t bytesMax) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(m_workEnds - m_clocks.steady());
    // Check: work-time
    if (left <= std::chrono::milliseconds(0)) return Refusal{Reason::TooSlow, "all of this refresh or search"};
    const std::string name = percentEncoded(role) + ".json";
    const std::string url = m_metadataUrl + (version ? std::to_string(*version) + '.' + name : name);
    return fetchWhole(m_fetcher, {url, static_cast<std::int64_t>(bytesMax), std::min(left, m_limits.metadataTime)});
}

std::optional<std::int64_t> Updater::versionInName(std::int64_t version) const {
    if (m_trusted->root().consistentSnapshot) return version;
    return std::nullopt;
}

}  // namespace evergreen::tuf
