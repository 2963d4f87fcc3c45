#include "fleet/signing/kiosk_view.h"

#include "fleet/signing/bundle_place.h"

namespace evergreen::fleet {

namespace {

constexpr std::string_view kBase = "edition:";
constexpr const char* kMetadataUrl = "edition:metadata";
constexpr const char* kTargetsUrl = "edition:targets";

class EditionFetcher : public tuf::Fetcher {
public:
    explicit EditionFetcher(const Edition& edition) : m_edition(edition) {}
    Checked<> fetch(const Request& request, const tuf::Sink& sink) override {
        auto bytes = m_edition.read(request.url.substr(kBase.size()), static_cast<std::size_t>(request.bytesMax));
        if (!bytes) return bytes.refusal();
        return sink(*bytes);
    }

private:
    const Edition& m_edition;
};

/// Remembers for as long as one look takes.
class PassingStore : public tuf::MetadataStore {
public:
    Checked<std::string> load(const std::string& role, std::size_t bytesMax) override {
        const auto found = m_roles.find(role);
        if (found == m_roles.end()) return Refusal{Reason::NotThere, role};
        if (found->second.size() > bytesMax) return Refusal{Reason::TooLarge, role};
        return found->second;
    }
    Checked<> save(const std::string& role, std::string_view bytes) override {
        m_roles[role] = bytes;
        return {};
    }
    Checked<> forget(const std::string& role) override {
        m_roles.erase(role);
        return {};
    }

private:
    std::map<std::string, std::string> m_roles;
};

}  // namespace

struct KioskView::Parts {
    Parts(const Edition& its, tuf::Moment now)
        : edition(its),
          fetcher(its),
          updater(fetcher, store, kMetadataUrl, {}, {[now] { return now; }, std::chrono::steady_clock::now}) {}

    const Edition& edition;
    EditionFetcher fetcher;
    PassingStore store;
    tuf::Updater updater;
};

KioskView::KioskView(const Edition& edition, tuf::Moment now) : m_parts(std::make_unique<Parts>(edition, now)) {}

KioskView::~KioskView() = default;

Checked<> KioskView::refresh() {
    const tuf::Limits limits;
    auto root = m_parts->edition.read("metadata/1.root.json", limits.rootBytesMax);
    if (!root) return root.refusal();
    if (auto started = tuf::Updater::startFrom(*root, m_parts->store, limits); !started) return started;
    return m_parts->updater.refresh();
}

Checked<FleetOrder> KioskView::order(const Approval::Kiosk& kiosk) {
    return Approval(m_parts->updater, kTargetsUrl).order(kiosk);
}

Checked<ApprovedBundle> KioskView::approved(BundleVersion version) {
    return Approval(m_parts->updater, kTargetsUrl).approved(version);
}

Checked<BundleManifest> KioskView::complete(const ApprovedBundle& bundle) {
    auto bytes = Approval(m_parts->updater, kTargetsUrl).manifest(bundle);
    if (!bytes) return bytes.refusal();
    auto manifest = readManifest(*bytes);
    if (!manifest) return manifest.refusal();
    for (const BundleFile& file : manifest->files) {
        const std::string name = placeOf(file);
        auto length = m_parts->edition.lengthOf(name);
        if (!length) return length.refusal();
        if (*length != file.length) return Refusal{Reason::Mismatch, name + ": is of another length"};
    }
    return manifest;
}

tuf::Updater& KioskView::updater() {
    return m_parts->updater;
}

}  // namespace evergreen::fleet
