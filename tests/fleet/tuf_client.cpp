#include "tests/fleet/tuf_client.h"

namespace evergreen::tuf {

Checked<std::string> MemoryStore::load(const std::string& role, std::size_t bytesMax) {
    const auto found = roles.find(role);
    if (found == roles.end()) return Refusal{Reason::NotThere, role};
    if (found->second.size() > bytesMax) return Refusal{Reason::TooLarge, role};
    return found->second;
}

Checked<> MemoryStore::save(const std::string& role, std::string_view bytes) {
    roles[role] = bytes;
    return {};
}

Checked<> MemoryStore::forget(const std::string& role) {
    roles.erase(role);
    return {};
}

Checked<> MemoryServer::fetch(const Request& request, const Sink& sink) {
    const std::string file = request.url.substr(std::string("repo:").size());
    asked.push_back(file);
    timeMax = request.timeMax;
    if (instead) {
        if (const auto bytes = instead(file)) return sink(*bytes);
    }
    const auto found = m_repository.files.find(file);
    if (found == m_repository.files.end()) return Refusal{Reason::NotThere, file};
    return sink(found->second);
}

TufClient::TufClient() {
    EXPECT_TRUE(Updater::startFrom(repository.files.at("metadata/1.root.json"), store, limits));
}

Updater& TufClient::restarted() {
    server.asked.clear();
    return updater.emplace(server, store, "repo:metadata", limits,
                           Updater::Clocks{[this] { return now; }, [this] { return steady; }});
}

Checked<std::string> TufClient::get(const std::string& path) {
    Updater& client = restarted();
    if (auto fresh = client.refresh(); !fresh) return fresh.refusal();
    auto target = client.find(path);
    if (!target) return target.refusal();
    std::string got;
    const Sink keep = [&got](std::string_view bytes) -> Checked<> {
        got += bytes;
        return {};
    };
    if (auto done = client.download(*target, "repo:targets", keep); !done) return done.refusal();
    return got;
}

void TufClient::expectRefused(Reason reason, const std::set<std::string>& changed) {
    const auto before = store.roles;
    const auto outcome = refresh();
    ASSERT_FALSE(outcome);
    EXPECT_STREQ(nameOf(outcome.refusal().reason), nameOf(reason)) << outcome.refusal().detail;
    std::set<std::string> found;
    for (const auto& [role, bytes] : store.roles) {
        const auto was = before.find(role);
        if (was == before.end() || was->second != bytes) found.insert(role);
    }
    EXPECT_EQ(found, changed);
}

std::int64_t TufClient::storedVersion(const std::string& role) const {
    const auto found = store.roles.find(role);
    if (found == store.roles.end()) return 0;
    return boost::json::parse(found->second).at("signed").at("version").as_int64();
}

}  // namespace evergreen::tuf
