#include "fleet/publisher/commands.h"
#include "fleet/publisher/drafts.h"
#include "fleet/publisher/status_report.h"
#include "fleet/signing/founding.h"
#include "fleet/signing/kiosk_view.h"
#include "kiosk/fleet/tuf/limits.h"
#include "kiosk/fleet/tuf/whole_file.h"

namespace evergreen::fleet {

namespace {

Checked<std::vector<tuf::Key>> publicKeys(const Call& call, const char* option) {
    std::vector<tuf::Key> keys;
    for (const std::string& place : call.options(option)) {
        auto bytes = tuf::readFile(place, 2 * tuf::kKeyBytesMax);
        if (!bytes) return bytes.refusal();
        auto key = readPublicKey(*bytes);
        if (!key) return Refusal{key.refusal().reason, place + ": " + key.refusal().detail};
        keys.push_back(std::move(*key));
    }
    return keys;
}

/// "root: " and what its signers compare.
Told laidOut(const RepositoryFolder& repository, const std::string& role, const RoleDocument& draft) {
    auto says = draftSha256(draft);
    if (!says) return says.refusal();
    if (auto kept = keepDraft(repository, role, draft); !kept) return kept.refusal();
    return role + ": " + *says;
}

Told init(const Call& call, const std::vector<std::string>& words) {
    FoundingKeys keys;
    for (auto [option, its] : {std::pair("--root", &keys.root), std::pair("--publisher", &keys.publisher),
                               std::pair("--reviewer", &keys.reviewer), std::pair("--rollout", &keys.rollout),
                               std::pair("--snapshot", &keys.snapshot), std::pair("--timestamp", &keys.timestamp)}) {
        auto found = publicKeys(call, option);
        if (!found) return found.refusal();
        *its = std::move(*found);
    }
    if (call.has("--threshold")) {
        auto threshold = call.number("--threshold", 1);
        if (!threshold) return threshold.refusal();
        keys.rootThreshold = *threshold;
    }
    if (auto good = checkFoundingKeys(keys); !good) return good.refusal();
    const RepositoryFolder repository(words.front());
    auto lock = repository.lock();
    if (!lock) return lock.refusal();
    if (Edition(repository).newest(tuf::Root::type).operator bool()) {
        return Refusal{Reason::Storage, words.front() + ": is founded already"};
    }
    const Lifetimes lifetimes;
    auto root = laidOut(repository, tuf::Root::type, firstRoot(keys, momentNow() + lifetimes.root));
    if (!root) return root.refusal();
    auto targets = laidOut(repository, tuf::Targets::type, firstTargets(keys, momentNow() + lifetimes.targets));
    if (!targets) return targets.refusal();
    return "drafts wait for " + std::to_string(keys.rootThreshold) + " signatures each\n" + *root + '\n' + *targets;
}

Told renew(const Call& call, const std::vector<std::string>& words) {
    const std::string role = call.option("--role");
    if (role != tuf::Root::type && role != tuf::Targets::type) {
        return Refusal{Reason::Malformed, "--role: root or targets; the others are renewed by signing"};
    }
    const RepositoryFolder repository(words.front());
    auto lock = repository.lock();
    if (!lock) return lock.refusal();
    auto draft = renewedDraft(repository, role, momentNow() + Lifetimes{}.root);
    if (!draft) return draft.refusal();
    auto laid = laidOut(repository, role, *draft);
    if (!laid) return laid.refusal();
    return "a draft of version " + std::to_string(draft->version()) + " waits for its signatures\n" + *laid;
}

/// A kiosk's client looks first. A withdrawal must go out though it undoes a rollout: that is told.
Told out(const Edition& edition) {
    KioskView view(edition, momentNow());
    if (auto fresh = view.refresh(); !fresh) return fresh.refusal();
    auto order = view.order({"any", kBuiltIn, kBuiltIn});
    if (auto done = edition.publish(); !done) return done.refusal();
    if (order || order.refusal().reason == Reason::NotThere || order.refusal().reason == Reason::NotListed) {
        return std::string("published");
    }
    return "published; kiosks keep what they run: " + order.refusal().detail;
}

Told publish(const Call& call, const std::vector<std::string>& words) {
    auto keys = OnlineKeyRing::open(call.option("--online"));
    if (!keys) return keys.refusal();
    const RepositoryFolder repository(words.front());
    auto lock = repository.lock();
    if (!lock) return lock.refusal();
    Edition edition(repository);
    if (auto done = edition.close(keys->publishingKeys(), {}, momentNow()); !done) return done.refusal();
    return out(edition);
}

Told timestamp(const Call& call, const std::vector<std::string>& words) {
    auto keys = OnlineKeyRing::open(call.option("--online"));
    if (!keys) return keys.refusal();
    const RepositoryFolder repository(words.front());
    auto lock = repository.lock();
    if (!lock) return lock.refusal();
    Edition edition(repository);
    auto done = edition.renewTimestamp(keys->publishingKeys().timestamp, {}, momentNow());
    // A snapshot that would end first is made anew as well.
    if (!done && done.refusal().reason == Reason::Expired) {
        done = edition.close(keys->publishingKeys(), {}, momentNow());
    }
    if (!done) return done.refusal();
    return out(edition);
}

Told status(const Call&, const std::vector<std::string>& words) {
    const RepositoryFolder repository(words.front());
    return statusOf(repository, momentNow());
}

}  // namespace

std::vector<Command> repositoryCommands() {
    return {{"init",
             {"REPOSITORY"},
             {"--root", "--publisher", "--reviewer", "--rollout", "--snapshot", "--timestamp"},
             "each names a FILE.pub, and may be there more than once; [--threshold 2]",
             init},
            {"renew", {"REPOSITORY"}, {"--role"}, "--role root|targets", renew},
            {"publish", {"REPOSITORY"}, {"--online"}, "--online FILE", publish},
            {"timestamp", {"REPOSITORY"}, {"--online"}, "--online FILE", timestamp},
            {"status", {"REPOSITORY"}, {}, "", status}};
}

}  // namespace evergreen::fleet
