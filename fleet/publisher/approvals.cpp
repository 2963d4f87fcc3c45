#include "fleet/publisher/approvals.h"

#include "fleet/publisher/bundle_builder.h"
#include "fleet/signing/bundle_place.h"
#include "kiosk/fleet/approval.h"
#include "kiosk/fleet/tuf/digest.h"

namespace evergreen::fleet {

namespace json = boost::json;

namespace {

using Listed = std::pair<std::string, json::object>;

json::object factsOf(const std::string& bytes) {
    return {{"length", bytes.size()}, {"hashes", {{"sha256", tuf::sha256Hex(bytes)}}}};
}

/// A key that speaks for two of the three roles would be one person's two approvals; no kiosk takes it.
Checked<> checkRolesApart(const Edition& edition) {
    std::set<std::pair<std::string, std::string>> seen;
    for (const char* role : {Approval::publisher, Approval::reviewer, Approval::rolloutRole}) {
        auto its = edition.keysOf(role);
        if (!its) return its.refusal();
        for (const std::string& id : its->signers.keyIds) {
            const auto key = its->keys.find(id);
            if (key == its->keys.end() || seen.emplace(key->second.type, key->second.value).second) continue;
            return Refusal{Reason::Unsigned, std::string(role) + ": has a key that another of the three roles has"};
        }
    }
    return {};
}

/// The role's newest document, or its first.
Checked<RoleDocument> listOf(const Edition& edition, const std::string& role) {
    auto before = edition.newest(role);
    if (before) return before;
    // After a change of its key, too: what the old one said is not signed on.
    const Reason why = before.refusal().reason;
    if (why != Reason::NotThere && why != Reason::Unsigned) return before.refusal();
    RoleDocument first = RoleDocument::empty(tuf::Targets::type);
    first.says()["targets"] = json::object();
    return first;
}

Checked<tuf::Target> listedIn(const Edition& edition, const std::string& role, const std::string& path) {
    auto listed = listedBy(edition, role);
    if (!listed) return listed.refusal();
    const auto found = listed->find(path);
    if (found == listed->end()) return Refusal{Reason::NotListed, role + ": " + path};
    return found->second;
}

Checked<> add(Edition& edition, const std::string& role, const std::vector<Listed>& listed, SigningKey& key,
              const SigningMoment& when) {
    if (auto apart = checkRolesApart(edition); !apart) return apart;
    auto document = listOf(edition, role);
    if (!document) return document.refusal();
    json::object& targets = document->says()["targets"].as_object();
    for (const auto& [path, facts] : listed) targets[path] = facts;
    return edition.sign(role, std::move(*document), when.now + when.lifetimes.approvals, key);
}

}  // namespace

Checked<MadeBundle> madeBundle(const Edition& edition, BundleVersion version) {
    auto target = listedIn(edition, Approval::publisher, manifestPathOf(version));
    if (!target) return target.refusal();
    MadeBundle made;
    made.author = authorOf(*target);
    if (made.author.empty()) return Refusal{Reason::NotListed, target->path + ": the publisher names no author"};
    made.manifestSha256 = target->hashes["sha256"];
    auto bytes = edition.read("targets/" + hashedPath(target->path, made.manifestSha256), BundleManifest::bytesMax);
    if (!bytes) return bytes.refusal();
    if (auto same = tuf::checkFile(*bytes, target->length, target->hashes); !same) return same.refusal();
    auto manifest = readManifest(*bytes);
    if (!manifest) return manifest.refusal();
    made.manifestBytes = std::move(*bytes);
    made.manifest = std::move(*manifest);
    return made;
}

Checked<> signAsPublisher(Edition& edition, BundleVersion version, const std::string& author, SigningKey& key,
                          const SigningMoment& when) {
    if (!isPerson(author)) return Refusal{Reason::Malformed, "author: is no staff number"};
    auto bytes = edition.read(draftManifestOf(version), BundleManifest::bytesMax);
    if (!bytes) return Refusal{bytes.refusal().reason, "bundle " + std::to_string(version) + ": is not built"};
    auto manifest = readManifest(*bytes);
    if (!manifest) return manifest.refusal();
    if (manifest->version != version) return Refusal{Reason::WrongVersion, draftManifestOf(version)};
    const std::string path = manifestPathOf(version);
    auto before = listedIn(edition, Approval::publisher, path);
    if (!before && before.refusal().reason != Reason::NotListed) return before.refusal();
    if (before && before->hashes["sha256"] != tuf::sha256Hex(*bytes)) {
        return Refusal{Reason::Mismatch, path + ": is signed with other bytes already; build it as another version"};
    }
    edition.putTarget(path, *bytes);
    json::object facts = factsOf(*bytes);
    facts["custom"] = json::object{{"author", author}};
    return add(edition, Approval::publisher, {{path, facts}}, key, when);
}

Checked<> signAsReviewer(Edition& edition, BundleVersion version, const std::string& recordBytes,
                         const std::vector<std::string>& findings, SigningKey& key, const SigningMoment& when) {
    auto made = madeBundle(edition, version);
    if (!made) return made.refusal();
    auto record = readReviewRecord(recordBytes);
    if (!record) return record.refusal();
    auto good = checkRecord(*record, {version, made->manifestSha256, made->author, findings});
    if (!good) return good;
    edition.putTarget(reviewPathOf(version), recordBytes);
    return add(edition, Approval::reviewer,
               {{manifestPathOf(version), factsOf(made->manifestBytes)}, {reviewPathOf(version), factsOf(recordBytes)}},
               key, when);
}

Checked<> withdraw(Edition& edition, const std::string& role, BundleVersion version, SigningKey& key,
                   const SigningMoment& when) {
    auto listed = listedIn(edition, role, manifestPathOf(version));
    if (!listed) return listed.refusal();
    auto document = edition.newest(role);
    if (!document) return document.refusal();
    json::object& targets = document->says()["targets"].as_object();
    targets.erase(manifestPathOf(version));
    targets.erase(reviewPathOf(version));
    return edition.sign(role, std::move(*document), when.now + when.lifetimes.approvals, key);
}

}  // namespace evergreen::fleet
