// The fleet as the whole kiosk sees it: which bundle runs, its trial, the poll beside the program, and the moment in
// which the program may start anew with another bundle. Floor 5, beside Kiosk; all decisions are in kiosk/fleet, all
// reading in kiosk/bundle. Made by main before anything of the kiosk is.
#pragma once

#include "kiosk/bundle/bundle_reader.h"
#include "kiosk/fleet/fleet_client.h"
#include "kiosk/fleet/posix_file_system.h"
#include "kiosk/fleet/tuf/curl_fetcher.h"
#include "kiosk/fleet/tuf/folder_store.h"
#include "kiosk/machine/fleet_place.h"

#include <functional>
#include <memory>

#include <QObject>
#include <QTimer>

namespace evergreen {

class KioskFleet final : public QObject {
    Q_OBJECT

public:
    /// So often it is looked whether anybody stands there, once something is ready.
    static constexpr std::chrono::seconds lookEvery{5};

    /// `kiosk`: its id, which finds its ring.
    KioskFleet(FleetPlace place, const QString& kiosk);
    /// A request under way ends within about a second.
    ~KioskFleet() override;

    /// Says which bundle runs, and reads it. ConfigBad when there is no folder or no root; a bundle that is damaged,
    /// or that this program cannot use, is none: then what is compiled in runs, and the status says so.
    Result<> boot();
    /// What to run; empty: what is compiled in.
    const ReadBundle& bundle() const { return m_bundle; }
    /// Where its voice packs are; empty: none.
    QString voiceFolder() const;
    bool isTrial() const { return m_booted.isTrial; }

    /// The trial's verdict. StorageFault: the disk has not taken it, and it is asked again at the next start.
    Result<> confirm();
    Result<> rollBack();

    /// Polls from now on; after the verdict. `isNobodyThere` is asked on this thread.
    void start(std::function<bool()> isNobodyThere);
    void hint();
    const fleet::FleetStatus& status() const { return m_status; }

Q_SIGNALS:
    void statusChanged();
    /// Another bundle is to run, and nobody stands there: end in order, and start again.
    void restartWanted();

private:
    Result<> prepare();
    void readBooted();
    void take(const fleet::FleetStatus& status);
    void look();
    std::string below(const char* name) const;

    FleetPlace m_place;
    std::string m_kiosk;
    fleet::PosixFileSystem m_disk;
    tuf::FolderStore m_store;
    tuf::CurlFetcher m_fetcher;
    fleet::BundleSlots m_slots;
    fleet::BundleSlots::Booted m_booted;
    ReadBundle m_bundle;
    fleet::FleetStatus m_status;
    std::function<bool()> m_isNobodyThere;
    QTimer m_looking;
    std::unique_ptr<fleet::FleetRound> m_round;
    std::unique_ptr<fleet::FleetClient> m_client;  // last: its thread uses the others
};

}  // namespace evergreen
