#include "fleet/publisher/listed_bundles.h"

#include "fleet/publisher/review_record.h"
#include "fleet/signing/bundle_place.h"
#include "fleet/signing/edition.h"
#include "kiosk/fleet/approval.h"
#include "kiosk/fleet/tuf/canonical_json.h"
#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/limits.h"
#include "kiosk/fleet/tuf/read_metadata.h"

#include <algorithm>
#include <charconv>

namespace evergreen::fleet {

namespace json = boost::json;

namespace {

using Targets = std::map<std::string, tuf::Target>;
using Standing = ListedBundle::Standing;

/// Of "bundles/42.json"; nothing for another file.
std::optional<BundleVersion> versionIn(const std::string& path) {
    constexpr std::string_view folder = "bundles/";
    if (!path.starts_with(folder)) return std::nullopt;
    BundleVersion version = kBuiltIn;
    const char* const end = path.data() + path.size();
    const auto [at, error] = std::from_chars(path.data() + folder.size(), end, version);
    if (error != std::errc() || path != manifestPathOf(version)) return std::nullopt;
    return version;
}

std::string sha256Of(const tuf::Target& target) {
    const auto found = target.hashes.find("sha256");
    return found == target.hashes.end() ? std::string() : found->second;
}

/// As the record says that the reviewer's role has signed.
std::string reviewerOf(const Edition& edition, const Targets& reviewed, BundleVersion version) {
    const auto listed = reviewed.find(reviewPathOf(version));
    if (listed == reviewed.end()) return {};
    const auto bytes =
        edition.read("targets/" + hashedPath(listed->first, sha256Of(listed->second)), ReviewRecord::bytesMax);
    if (!bytes || !tuf::checkFile(*bytes, listed->second.length, listed->second.hashes)) return {};
    const auto record = readReviewRecord(*bytes);
    return record ? record->reviewer : std::string();
}

}  // namespace

std::string reviewPathOf(BundleVersion version) {
    return "bundles/" + std::to_string(version) + ".review.json";
}

Checked<Targets> listedBy(const Edition& edition, const std::string& role) {
    const auto document = edition.newest(role);
    if (!document && document.refusal().reason == Reason::NotThere) return Targets();
    if (!document) return document.refusal();
    auto says = tuf::readTargets(document->bytes(), tuf::Limits{}.targetsBytesMax);
    if (!says) return says.refusal();
    return std::move(says->says.targets);
}

std::string authorOf(const tuf::Target& made) {
    const auto custom = tuf::parseJson(made.custom, tuf::Limits{}.targetsBytesMax);
    const json::value* const author =
        custom && custom->is_object() ? custom->get_object().if_contains("author") : nullptr;
    const json::string* const text = author != nullptr ? author->if_string() : nullptr;
    if (text == nullptr || !isPerson({text->data(), text->size()})) return {};
    return {text->data(), text->size()};
}

Checked<std::vector<ListedBundle>> listedBundles(const Edition& edition) {
    const auto made = listedBy(edition, Approval::publisher);
    if (!made) return made.refusal();
    const auto reviewed = listedBy(edition, Approval::reviewer);
    if (!reviewed) return reviewed.refusal();
    std::vector<ListedBundle> bundles;
    for (const auto& [path, target] : *made) {
        const auto version = versionIn(path);
        if (!version) continue;
        ListedBundle bundle{*version, sha256Of(target), authorOf(target), Standing::Submitted, {}};
        if (const auto found = reviewed->find(path); found != reviewed->end()) {
            const bool isSame = found->second.length == target.length && found->second.hashes == target.hashes;
            bundle.standing = isSame ? Standing::Approved : Standing::ReviewedAsOther;
            bundle.reviewer = reviewerOf(edition, *reviewed, *version);
        }
        bundles.push_back(std::move(bundle));
    }
    std::sort(bundles.begin(), bundles.end(),
              [](const ListedBundle& a, const ListedBundle& b) { return a.version < b.version; });
    return bundles;
}

}  // namespace evergreen::fleet
