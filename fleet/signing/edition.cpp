#include "fleet/signing/edition.h"

#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/limits.h"
#include "kiosk/fleet/tuf/read_metadata.h"
#include "kiosk/fleet/tuf/signature.h"
#include "kiosk/fleet/tuf/url.h"

#include <algorithm>

namespace evergreen::fleet {

namespace json = boost::json;

namespace {

constexpr const char* kRoot = tuf::Root::type;
constexpr const char* kTimestamp = tuf::Timestamp::type;
constexpr const char* kSnapshot = tuf::Snapshot::type;
constexpr const char* kTargets = tuf::Targets::type;

const char* typeOf(const std::string& role) {
    for (const char* type : {kRoot, kTimestamp, kSnapshot}) {
        if (role == type) return type;
    }
    return kTargets;
}

std::size_t bytesMaxOf(const std::string& role) {
    const tuf::Limits limits;
    if (role == kRoot) return limits.rootBytesMax;
    if (role == kTimestamp) return limits.timestampBytesMax;
    return role == kSnapshot ? limits.snapshotBytesMax : limits.targetsBytesMax;
}

std::string nameOf(const std::string& role, std::int64_t version) {
    const std::string file = tuf::percentEncoded(role) + ".json";
    return "metadata/" + (role == kTimestamp ? file : std::to_string(version) + '.' + file);
}

json::object factsOf(std::int64_t version, std::string_view bytes) {
    return {{"version", version}, {"length", bytes.size()}, {"hashes", {{"sha256", tuf::sha256Hex(bytes)}}}};
}

}  // namespace

std::string hashedPath(const std::string& path, const std::string& sha256) {
    std::string place = path;
    const std::size_t slash = place.rfind('/');
    place.insert(slash == std::string::npos ? 0 : slash + 1, sha256 + '.');
    return place;
}

Checked<std::string> Edition::read(const std::string& name, std::size_t bytesMax) const {
    const auto own = m_files.find(name);
    if (own == m_files.end()) return m_folder.read(name, bytesMax);
    if (own->second.size() > bytesMax) return Refusal{Reason::TooLarge, name};
    return own->second;
}

Checked<std::int64_t> Edition::lengthOf(const std::string& name) const {
    const auto own = m_files.find(name);
    if (own != m_files.end()) return static_cast<std::int64_t>(own->second.size());
    std::error_code error;
    const auto length = std::filesystem::file_size(m_folder.placeOf(name), error);
    if (error) return Refusal{Reason::NotThere, name};
    return static_cast<std::int64_t>(length);
}

Checked<RoleKeys> Edition::keysOf(const std::string& role) const {
    auto rootDocument = newest(kRoot);
    if (!rootDocument) return rootDocument.refusal();
    auto root = tuf::readRoot(rootDocument->bytes(), bytesMaxOf(kRoot));
    if (!root) return root.refusal();
    if (tuf::isTopRole(role)) return RoleKeys{root->says.roles.at(role), root->says.keys};
    auto topDocument = newest(kTargets);
    if (!topDocument) return topDocument.refusal();
    auto top = tuf::readTargets(topDocument->bytes(), bytesMaxOf(kTargets));
    if (!top) return top.refusal();
    for (const tuf::Delegation& one : top->says.delegations) {
        if (one.role == role) return RoleKeys{one.signers, top->says.keys};
    }
    return Refusal{Reason::NotListed, role + ": is no role of this repository"};
}

Checked<std::int64_t> Edition::nextVersion(const std::string& role) const {
    if (role == kTimestamp) {
        // Whoever signed it: after a change of its key the versions go on.
        auto bytes = read(nameOf(role, 0), bytesMaxOf(role));
        if (!bytes && bytes.refusal().reason == Reason::NotThere) return 1;
        if (!bytes) return bytes.refusal();
        auto before = RoleDocument::read(*bytes, bytesMaxOf(role), kTimestamp);
        if (!before) return before.refusal();
        return before->version() + 1;
    }
    auto version = m_folder.newestVersion(role);
    if (!version) return version.refusal();
    while (m_files.contains(nameOf(role, *version + 1))) ++*version;
    return *version + 1;
}

Checked<RoleDocument> Edition::newest(const std::string& role) const {
    std::int64_t version = 0;
    if (role != kTimestamp) {
        auto next = nextVersion(role);
        if (!next) return next.refusal();
        version = *next - 1;
        if (version == 0) return Refusal{Reason::NotThere, role + ": has signed nothing yet"};
    }
    const std::string name = nameOf(role, version);
    auto bytes = read(name, bytesMaxOf(role));
    if (!bytes) return bytes.refusal();
    auto document = RoleDocument::read(*bytes, bytesMaxOf(role), typeOf(role));
    if (!document) return Refusal{document.refusal().reason, name + ": " + document.refusal().detail};
    auto signedPart = document->signedBytes();
    if (!signedPart) return signedPart.refusal();
    RoleKeys by;
    if (role == kRoot) {
        auto root = tuf::readRoot(*bytes, bytesMaxOf(role));
        if (!root) return root.refusal();
        by = {root->says.roles.at(kRoot), root->says.keys};
    } else {
        auto keys = keysOf(role);
        if (!keys) return keys.refusal();
        by = std::move(*keys);
    }
    if (!tuf::isSignedByEnough(by.signers, by.keys, *signedPart, document->signatures())) {
        return Refusal{Reason::Unsigned, name + ": not signed by enough of the role's keys"};
    }
    return document;
}

Checked<> Edition::put(const std::string& role, const RoleDocument& document) {
    auto signedPart = document.signedBytes();
    if (!signedPart) return signedPart.refusal();
    auto by = keysOf(role);
    // The first root, and the first of the top targets role, say themselves or by root who may sign.
    if (!by && (role != kRoot || by.refusal().reason != Reason::NotThere)) return by.refusal();
    if (by && !tuf::isSignedByEnough(by->signers, by->keys, *signedPart, document.signatures())) {
        return Refusal{Reason::Unsigned, role + ": not signed by enough of the role's keys"};
    }
    putFile(nameOf(role, document.version()), document.bytes());
    if (role != kRoot) return {};
    // A new root is also to be signed as it says itself.
    if (auto itself = newest(kRoot); !itself) {
        m_files.erase(m_order.back());
        m_order.pop_back();
        return itself.refusal();
    }
    return {};
}

Checked<> Edition::sign(const std::string& role, RoleDocument document, tuf::Moment expires, SigningKey& key) {
    auto version = nextVersion(role);
    if (!version) return version.refusal();
    document.renew(*version, expires);
    if (auto done = document.addSignatureOf(key); !done) return done;
    return put(role, document);
}

void Edition::putTarget(const std::string& path, std::string_view bytes) {
    putFile("targets/" + hashedPath(path, tuf::sha256Hex(bytes)), std::string(bytes));
}

Checked<> Edition::close(const OnlineKeys& keys, const Lifetimes& lifetimes, tuf::Moment now) {
    auto top = newest(kTargets);
    if (!top) return top.refusal();
    auto says = tuf::readTargets(top->bytes(), bytesMaxOf(kTargets));
    if (!says) return says.refusal();
    std::vector<std::string> roles{kTargets};
    for (const tuf::Delegation& one : says->says.delegations) roles.push_back(one.role);
    json::object meta;
    for (const std::string& role : roles) {
        auto document = newest(role);
        if (!document && document.refusal().reason == Reason::NotThere) continue;
        if (!document) return document.refusal();
        auto bytes = read(nameOf(role, document->version()), bytesMaxOf(role));
        if (!bytes) return bytes.refusal();
        meta[role + ".json"] = factsOf(document->version(), *bytes);
    }
    RoleDocument snapshot = RoleDocument::empty(kSnapshot);
    snapshot.says()["meta"] = std::move(meta);
    if (auto done = sign(kSnapshot, std::move(snapshot), now + lifetimes.snapshot, keys.snapshot); !done) return done;
    const std::string name = m_order.back();
    auto version = nextVersion(kSnapshot);
    if (!version) return version.refusal();
    RoleDocument timestamp = RoleDocument::empty(kTimestamp);
    timestamp.says()["meta"] = json::object{{"snapshot.json", factsOf(*version - 1, m_files.at(name))}};
    return sign(kTimestamp, std::move(timestamp), now + lifetimes.timestamp, keys.timestamp);
}

Checked<> Edition::renewTimestamp(SigningKey& key, const Lifetimes& lifetimes, tuf::Moment now) {
    auto timestamp = newest(kTimestamp);
    if (!timestamp) return timestamp.refusal();
    auto says = tuf::readTimestamp(timestamp->bytes(), bytesMaxOf(kTimestamp));
    if (!says) return says.refusal();
    auto bytes = read(nameOf(kSnapshot, says->says.snapshot.version), bytesMaxOf(kSnapshot));
    if (!bytes) return bytes.refusal();
    auto snapshot = RoleDocument::read(*bytes, bytesMaxOf(kSnapshot), kSnapshot);
    if (!snapshot) return snapshot.refusal();
    const tuf::Moment expires = now + lifetimes.timestamp;
    if (snapshot->expires() < expires) return Refusal{Reason::Expired, "the snapshot ends before the timestamp would"};
    return sign(kTimestamp, std::move(*timestamp), expires, key);
}

Checked<> Edition::publish() const {
    for (const std::string& name : m_order) {
        if (auto written = m_folder.write(name, m_files.at(name)); !written) return written;
    }
    return {};
}

void Edition::putFile(std::string name, std::string bytes) {
    if (!m_files.contains(name)) m_order.push_back(name);
    m_files[std::move(name)] = std::move(bytes);
}

}  // namespace evergreen::fleet
