#include "tests/fleet/tuf_repository.h"

#include "kiosk/fleet/tuf/canonical_json.h"
#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/url.h"

namespace evergreen::tuf {

namespace json = boost::json;

namespace {

json::object emptyRole(const char* type) {
    return {{"_type", type}, {"spec_version", "1.0.34"}, {"version", 1}, {"expires", "2040-01-01T00:00:00Z"}};
}

json::object keyList(const std::vector<TufKey>& keys, int threshold) {
    json::array ids;
    for (const TufKey& key : keys) ids.emplace_back(key.id);
    return {{"keyids", ids}, {"threshold", threshold}};
}

}  // namespace

std::string signedDocument(const json::object& says, const std::vector<TufKey>& keys) {
    const std::string bytes = *canonicalJson(says);
    json::array signatures;
    for (const TufKey& key : keys) signatures.push_back({{"keyid", key.id}, {"sig", toHex(key.sign(bytes))}});
    return json::serialize(json::object{{"signatures", signatures}, {"signed", says}});
}

TufRepository::TufRepository() {
    json::object root = emptyRole("root");
    root["consistent_snapshot"] = true;
    root["keys"] = json::object();
    root["roles"] = json::object();
    m_says["root"] = root;
    m_says["targets"] = emptyRole("targets");
    m_says["targets"]["targets"] = json::object();
    m_says["snapshot"] = emptyRole("snapshot");
    m_says["snapshot"]["meta"] = json::object();
    m_says["timestamp"] = emptyRole("timestamp");
    m_says["timestamp"]["meta"] = json::object();
    for (const char* role : {"root", "timestamp", "snapshot", "targets"}) {
        giveKeys(role, {TufKey::of(std::string(role) + "-key")});
    }
    for (const char* role : {"root", "targets", "snapshot", "timestamp"}) publishAsIs(role);
}

json::object& TufRepository::roleKeys(const std::string& role) {
    return m_says["root"]["roles"].as_object()[role].as_object();
}

void TufRepository::giveKeys(const std::string& role, const std::vector<TufKey>& keys, int threshold) {
    for (const TufKey& key : keys) m_says["root"]["keys"].as_object()[key.id] = key.json;
    m_says["root"]["roles"].as_object()[role] = keyList(keys, threshold);
    m_signers[role] = keys;
}

void TufRepository::delegate(const std::string& from, const std::string& to, const std::vector<std::string>& paths,
                             bool terminating) {
    const TufKey key = TufKey::of(to + "-key");
    json::object& delegator = m_says[from];
    if (!delegator.contains("delegations")) {
        delegator["delegations"] = json::object{{"keys", json::object()}, {"roles", json::array()}};
    }
    json::object& delegations = delegator["delegations"].as_object();
    delegations["keys"].as_object()[key.id] = key.json;
    json::object delegation = keyList({key}, 1);
    delegation["name"] = to;
    delegation["terminating"] = terminating;
    delegation["paths"] = json::array(paths.begin(), paths.end());
    delegations["roles"].as_array().push_back(delegation);
    if (m_says.contains(to)) return;
    m_signers[to] = {key};
    m_says[to] = emptyRole("targets");
    m_says[to]["targets"] = json::object();
    m_says[to]["version"] = 0;
}

void TufRepository::addTarget(const std::string& role, const std::string& path, const std::string& bytes) {
    const std::string hash = sha256Hex(bytes);
    m_says[role]["targets"].as_object()[path] = json::object{{"length", bytes.size()}, {"hashes", {{"sha256", hash}}}};
    std::string place = path;
    place.insert(place.rfind('/') + 1, hash + '.');
    files["targets/" + percentEncodedPath(place)] = bytes;
}

void TufRepository::publish(const std::vector<std::string>& roles) {
    for (const std::string& role : roles) {
        json::value& version = m_says[role]["version"];
        version = version.as_int64() + 1;
        publishAsIs(role);
    }
}

void TufRepository::publishAsIs(const std::string& role) {
    const std::string bytes = signedBytes(role);
    const std::int64_t version = m_says[role]["version"].as_int64();
    const std::string name = percentEncoded(role) + ".json";
    files["metadata/" + (role == "timestamp" ? name : std::to_string(version) + '.' + name)] = bytes;
    if (role == "root" || role == "timestamp") return;
    json::object facts{{"version", version}};
    if (isHashed) {
        facts["length"] = bytes.size();
        facts["hashes"] = json::object{{"sha256", sha256Hex(bytes)}};
    }
    const char* teller = role == "snapshot" ? "timestamp" : "snapshot";
    m_says[teller]["meta"].as_object()[role + ".json"] = facts;
}

std::string TufRepository::signedBytes(const std::string& role) const {
    return signedDocument(m_says.at(role), m_signers.at(role));
}

}  // namespace evergreen::tuf
