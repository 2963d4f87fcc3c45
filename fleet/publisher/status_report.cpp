#include "fleet/publisher/status_report.h"

#include "fleet/signing/kiosk_view.h"
#include "fleet/signing/rollout_signer.h"
#include "kiosk/fleet/tuf/limits.h"
#include "kiosk/fleet/tuf/read_metadata.h"

namespace evergreen::fleet {

namespace {

std::string roleLine(const Edition& edition, const std::string& role, tuf::Moment now) {
    auto document = edition.newest(role);
    if (!document) return role + ": " + document.refusal().detail + '\n';
    const auto days = std::chrono::floor<std::chrono::days>(document->expires() - now).count();
    return role + ": version " + std::to_string(document->version()) + ", until " + wordsOf(document->expires()) +
           (document->expires() <= now ? " (OVER)" : " (" + std::to_string(days) + " days)") + '\n';
}

std::map<std::string, tuf::Target> listedBy(const Edition& edition, const std::string& role) {
    auto document = edition.newest(role);
    if (!document) return {};
    auto says = tuf::readTargets(document->bytes(), tuf::Limits{}.targetsBytesMax);
    return says ? says->says.targets : std::map<std::string, tuf::Target>{};
}

std::string bundleLines(const Edition& edition) {
    const auto made = listedBy(edition, Approval::publisher);
    const auto reviewed = listedBy(edition, Approval::reviewer);
    std::string lines;
    for (const auto& [path, target] : made) {
        const auto found = reviewed.find(path);
        const bool isSame = found != reviewed.end() && found->second.hashes == target.hashes;
        const char* const state = found == reviewed.end() ? "not reviewed" : isSame ? "approved" : "REVIEWED AS OTHER";
        lines += path + ": " + state + '\n';
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
