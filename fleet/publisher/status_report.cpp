#include "fleet/publisher/status_report.h"

#include "fleet/publisher/listed_bundles.h"
#include "fleet/signing/bundle_place.h"
#include "fleet/signing/kiosk_view.h"
#include "fleet/signing/rollout_signer.h"

namespace evergreen::fleet {

namespace {

std::string roleLine(const Edition& edition, const std::string& role, tuf::Moment now) {
    auto document = edition.newest(role);
    if (!document) return role + ": " + document.refusal().detail + '\n';
    const auto days = std::chrono::floor<std::chrono::days>(document->expires() - now).count();
    return role + ": version " + std::to_string(document->version()) + ", until " + wordsOf(document->expires()) +
           (document->expires() <= now ? " (OVER)" : " (" + std::to_string(days) + " days)") + '\n';
}

const char* wordsOf(ListedBundle::Standing standing) {
    switch (standing) {
        case ListedBundle::Standing::Submitted:
            return "not reviewed";
        case ListedBundle::Standing::Approved:
            return "approved";
        case ListedBundle::Standing::ReviewedAsOther:
            break;
    }
    return "REVIEWED AS OTHER";
}

std::string bundleLines(const Edition& edition) {
    const auto bundles = listedBundles(edition);
    // Why a role's document is not believed, its own line says.
    if (!bundles) return {};
    std::string lines;
    for (const ListedBundle& one : *bundles) {
        lines += manifestPathOf(one.version) + ": " + wordsOf(one.standing) + '\n';
    }
    return lines;
}

std::string rolloutLines(const Edition& edition) {
    auto rollout = signedRollout(edition);
    if (!rollout) return "rollout.json: " + rollout.refusal().detail + '\n';
    std::string lines = "rollout.json: " + rollout->id + ", " + nameOf(rollout->state) + ", minimum " +
                        std::to_string(rollout->minimum) + ", fallback " + std::to_string(rollout->fallback) + '\n';
    for (const Ring& ring : rollout->rings) {
        lines += "  ring " + ring.name + ": below " + std::to_string(ring.basisPoints) + " of 10000, bundle " +
                 std::to_string(ring.bundle) + '\n';
    }
    return lines;
}

std::string kioskLine(const Edition& edition, tuf::Moment now) {
    KioskView view(edition, now);
    if (auto fresh = view.refresh(); !fresh) {
        return std::string("a kiosk: takes nothing: ") + tuf::nameOf(fresh.refusal().reason) + ": " +
               fresh.refusal().detail + '\n';
    }
    auto order = view.order({"any", kBuiltIn, kBuiltIn});
    if (!order) return "a kiosk: keeps what it runs: " + order.refusal().detail + '\n';
    return "a kiosk: follows it\n";
}

}  // namespace

Checked<std::string> statusOf(const RepositoryFolder& repository, tuf::Moment now) {
    const Edition edition(repository);
    if (auto root = edition.newest(tuf::Root::type); !root) return root.refusal();
    std::string report;
    for (const char* role : {tuf::Root::type, tuf::Targets::type, Approval::publisher, Approval::reviewer,
                             Approval::rolloutRole, tuf::Snapshot::type, tuf::Timestamp::type}) {
        report += roleLine(edition, role, now);
    }
    report += bundleLines(edition) + rolloutLines(edition) + kioskLine(edition, now);
    report.pop_back();
    return report;
}

}  // namespace evergreen::fleet
