// An edition as a kiosk sees it that has never seen the repository before: the kiosk's own client, from the first root
// on. What is refused here would be refused everywhere.
#pragma once

#include "fleet/signing/edition.h"
#include "kiosk/fleet/approval.h"
#include "kiosk/fleet/bundle_manifest.h"

#include <memory>

namespace evergreen::fleet {

class KioskView {
public:
    /// The edition outlives it.
    KioskView(const Edition& edition, tuf::Moment now);
    ~KioskView();
    KioskView(const KioskView&) = delete;
    KioskView& operator=(const KioskView&) = delete;

    Checked<> refresh();
    /// After a refresh.
    Checked<FleetOrder> order(const Approval::Kiosk& kiosk);
    Checked<ApprovedBundle> approved(BundleVersion version);
    /// The manifest, and that every file that it names is there, with the length that it names.
    Checked<BundleManifest> complete(const ApprovedBundle& bundle);
    tuf::Updater& updater();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace evergreen::fleet
