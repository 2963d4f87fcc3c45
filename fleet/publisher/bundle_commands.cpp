#include "fleet/publisher/approvals.h"
#include "fleet/publisher/bundle_builder.h"
#include "fleet/publisher/commands.h"
#include "fleet/publisher/drafts.h"
#include "fleet/publisher/judgement.h"
#include "kiosk/fleet/approval.h"
#include "kiosk/fleet/tuf/whole_file.h"

namespace evergreen::fleet {

namespace {

Checked<WordList> wordsFor(const Call& call) {
    auto list = WordList::builtIn();
    if (list && call.has("--words")) {
        auto bytes = tuf::readFile(call.option("--words"), static_cast<std::size_t>(WordList::fileBytesMax));
        if (!bytes) return bytes.refusal();
        auto more = WordList::read(QByteArray::fromStdString(*bytes));
        if (!more) return Refusal{Reason::Malformed, more.failure().detail.toStdString()};
        list->add(*more);
    }
    if (!list) return Refusal{Reason::Malformed, list.failure().detail.toStdString()};
    return std::move(*list);
}

std::string linesOf(const std::vector<std::string>& sentences) {
    std::string lines;
    for (const std::string& one : sentences) lines += '\n' + one;
    return lines;
}

Told checked(const Judgement& judgement) {
    const std::vector<std::string>& bad = judgement.complaints;
    if (!bad.empty()) return Refusal{Reason::Malformed, "the bundle cannot serve:" + linesOf(bad)};
    if (judgement.isClean()) return std::string("nothing to complain of");
    return Refusal{Reason::Malformed, "to be mended, or accepted by the reviewer:" + linesOf(judgement.findings)};
}

Told check(const Call& call, const std::vector<std::string>& words) {
    auto list = wordsFor(call);
    if (!list) return list.refusal();
    auto built = bundleIn(words.front(), 1);
    if (!built) return built.refusal();
    return checked(judge(words.front(), built->manifest, *list));
}

Told build(const Call& call, const std::vector<std::string>& words) {
    auto version = call.number("--version", 1);
    if (!version) return version.refusal();
    auto built = bundleIn(words.back(), *version);
    if (!built) return built.refusal();
    const RepositoryFolder repository(words.front());
    auto lock = repository.lock();
    if (!lock) return lock.refusal();
    if (auto laid = layBundle(repository, words.back(), *built); !laid) return laid.refusal();
    return "bundle " + std::to_string(*version) + ": " + std::to_string(built->manifest.files.size()) +
           " files wait for the publisher's signature";
}

Refusal changedMeanwhile(BundleVersion version) {
    return {Reason::Mismatch, "bundle " + std::to_string(version) + ": has changed since it was judged"};
}

/// What the publisher signs can serve; how it speaks is for the reviewer.
Told signMade(const Call& call, const RepositoryFolder& repository, BundleVersion version) {
    const Edition before(repository);
    auto bytes = before.read(draftManifestOf(version), BundleManifest::bytesMax);
    if (!bytes) return Refusal{bytes.refusal().reason, "bundle " + std::to_string(version) + ": is not built"};
    auto manifest = readManifest(*bytes);
    if (!manifest) return manifest.refusal();
    auto list = wordsFor(call);
    if (!list) return list.refusal();
    auto judgement = judgeLaid(repository, *manifest, *list);
    if (!judgement) return judgement.refusal();
    if (!judgement->complaints.empty()) return checked(*judgement);
    auto key = call.key();
    if (!key) return key.refusal();
    auto lock = repository.lock();
    if (!lock) return lock.refusal();
    Edition edition(repository);
    // What was judged is what is signed, whatever has happened while somebody typed his passphrase.
    const auto now = edition.read(draftManifestOf(version), BundleManifest::bytesMax);
    if (!now || *now != *bytes) return changedMeanwhile(version);
    auto done = signAsPublisher(edition, version, call.option("--author"), **key, {momentNow(), {}});
    if (!done) return done.refusal();
    if (done = edition.publish(); !done) return done.refusal();
    return "bundle " + std::to_string(version) + ": signed as made by " + call.option("--author");
}

Told signReviewed(const Call& call, const RepositoryFolder& repository, BundleVersion version) {
    auto made = madeBundle(Edition(repository), version);
    if (!made) return made.refusal();
    auto record = tuf::readFile(call.option("--record"), ReviewRecord::bytesMax);
    if (!record) return record.refusal();
    auto list = wordsFor(call);
    if (!list) return list.refusal();
    auto judgement = judgeLaid(repository, made->manifest, *list);
    if (!judgement) return judgement.refusal();
    if (!judgement->complaints.empty()) return checked(*judgement);
    auto key = call.key();
    if (!key) return key.refusal();
    auto lock = repository.lock();
    if (!lock) return lock.refusal();
    Edition edition(repository);
    const auto now = madeBundle(edition, version);
    if (!now || now->manifestSha256 != made->manifestSha256) return changedMeanwhile(version);
    auto done = signAsReviewer(edition, version, *record, judgement->findings, **key, {momentNow(), {}});
    if (!done) return done.refusal();
    if (done = edition.publish(); !done) return done.refusal();
    return "bundle " + std::to_string(version) + ": approved";
}

Told signFounding(const Call& call, const RepositoryFolder& repository, const std::string& role) {
    auto key = call.key();
    if (!key) return key.refusal();
    auto lock = repository.lock();
    if (!lock) return lock.refusal();
    auto state = signDraft(repository, role, call.option("--draft"), **key);
    if (!state) return state.refusal();
    if (state->isOut) return role + ": signed by enough";
    return role + ": " + std::to_string(state->signatures) + " of " + std::to_string(state->threshold) + " signatures";
}

Told sign(const Call& call, const std::vector<std::string>& words) {
    const RepositoryFolder repository(words.front());
    const std::string role = call.option("--role");
    if (role == tuf::Root::type || role == tuf::Targets::type) return signFounding(call, repository, role);
    if (role != Approval::publisher && role != Approval::reviewer) {
        return Refusal{Reason::Malformed, "--role: root, targets, publisher or reviewer"};
    }
    auto version = call.number("--bundle", 1);
    if (!version) return version.refusal();
    return role == Approval::publisher ? signMade(call, repository, *version)
                                       : signReviewed(call, repository, *version);
}

Told takeBack(const Call& call, const std::vector<std::string>& words) {
    auto version = call.number("--bundle", 1);
    if (!version) return version.refusal();
    auto key = call.key();
    if (!key) return key.refusal();
    const RepositoryFolder repository(words.front());
    auto lock = repository.lock();
    if (!lock) return lock.refusal();
    Edition edition(repository);
    auto done = withdraw(edition, call.option("--role"), *version, **key, {momentNow(), {}});
    if (!done) return done.refusal();
    if (done = edition.publish(); !done) return done.refusal();
    return "bundle " + std::to_string(*version) + ": withdrawn; kiosks see it with the next publish";
}

Told review(const Call& call, const std::vector<std::string>& words) {
    auto version = call.number("--bundle", 1);
    if (!version) return version.refusal();
    const RepositoryFolder repository(words.front());
    auto made = madeBundle(Edition(repository), *version);
    if (!made) return made.refusal();
    auto list = wordsFor(call);
    if (!list) return list.refusal();
    auto judgement = judgeLaid(repository, made->manifest, *list);
    if (!judgement) return judgement.refusal();
    ReviewRecord record{
        *version, made->manifestSha256, made->author, call.option("--reviewer"), wordsOf(momentNow()), {}, {}, {}};
    if (!isPerson(record.reviewer)) return Refusal{Reason::Malformed, "--reviewer: is no staff number"};
    for (const std::string& finding : judgement->findings) record.accepted.push_back({finding, {}});
    const std::filesystem::path place = call.option("--out");
    std::error_code error;
    if (std::filesystem::exists(place, error)) return Refusal{Reason::Storage, place.string() + ": is there already"};
    tuf::WholeFile file(place);
    auto done = file.write(bytesOf(record));
    if (done) done = file.put();
    if (!done) return done.refusal();
    return place.string() + ": to be filled in by " + record.reviewer;
}

/// For another program: what the bundle says, and the check's findings; of 0, what this program was built with.
Told tell(const Call& call, const std::vector<std::string>& words) {
    auto version = call.number("--bundle", kBuiltIn);
    if (!version) return version.refusal();
    if (*version == kBuiltIn) return bytesOf(ToldBundle{placesOf(builtInBundle()), {}});
    const RepositoryFolder repository(words.front());
    auto made = madeBundle(Edition(repository), *version);
    if (!made) return made.refusal();
    auto list = wordsFor(call);
    if (!list) return list.refusal();
    auto told = tellLaid(repository, made->manifest, *list);
    if (!told) return told.refusal();
    return bytesOf(*told);
}

Told unpack(const Call& call, const std::vector<std::string>& words) {
    auto version = call.number("--bundle", 1);
    if (!version) return version.refusal();
    const RepositoryFolder repository(words.front());
    auto made = madeBundle(Edition(repository), *version);
    if (!made) return made.refusal();
    if (auto done = unpackBundle(repository, made->manifest, words.back()); !done) return done.refusal();
    return words.back();
}

Told diff(const Call& call, const std::vector<std::string>& words) {
    auto before = comparedIn(words.front());
    if (!before) return before.refusal();
    auto after = comparedIn(words.back());
    if (!after) return after.refusal();
    const auto changes = changesBetween(*before, *after);
    if (call.has("--html")) {
        tuf::WholeFile file(call.option("--html"));
        auto done = file.write(pageOf(changes, words.front(), words.back()));
        if (done) done = file.put();
        if (!done) return done.refusal();
    }
    std::string lines = std::to_string(changes.size()) + " changes";
    for (const BundleChange& change : changes) lines += '\n' + wordsOf(change);
    return lines;
}

}  // namespace

std::vector<Command> bundleCommands() {
    return {{"build", {"REPOSITORY", "FOLDER"}, {"--version"}, "--version N", build},
            {"check", {"FOLDER"}, {}, "[--words FILE]", check},
            {"diff", {"OLD", "NEW"}, {}, "[--html FILE]; both are folders", diff},
            {"review",
             {"REPOSITORY"},
             {"--bundle", "--reviewer", "--out"},
             "--bundle N --reviewer STAFF --out FILE [--words FILE]",
             review},
            {"sign",
             {"REPOSITORY"},
             {"--role", "--key"},
             "--role root|targets|publisher|reviewer --key KEY; publisher: --bundle N --author STAFF; reviewer: "
             "--bundle N --record FILE [--words FILE]",
             sign},
            {"tell", {"REPOSITORY"}, {"--bundle"}, "--bundle N [--words FILE]; as JSON", tell},
            {"unpack", {"REPOSITORY", "FOLDER"}, {"--bundle"}, "--bundle N", unpack},
            {"withdraw",
             {"REPOSITORY"},
             {"--role", "--bundle", "--key"},
             "--role publisher|reviewer --bundle N --key KEY",
             takeBack}};
}

}  // namespace evergreen::fleet
