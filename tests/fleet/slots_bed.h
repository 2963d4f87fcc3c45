// Bundles, and kiosks that have them, for tests of BundleSlots.
#pragma once

#include "kiosk/fleet/bundle_slots.h"
#include "tests/fleet/failing_disk.h"

#include <gtest/gtest.h>

namespace evergreen::fleet {

inline const std::string kSlots = "/slots";

struct TestBundle {
    /// Three files in two folders, unlike those of any other version.
    static TestBundle of(BundleVersion version);

    std::string manifest() const;
    std::string sha256() const;
    BundleFiles source() const;

    BundleVersion version = kBuiltIn;
    std::map<std::string, std::string> files;
};

/// A new process of the kiosk.
struct StartedKiosk {
    explicit StartedKiosk(FileSystem& disk) : slots(disk, kSlots), booted(slots.boot()) {}
    BundleSlots slots;
    BundleSlots::Booted booted;
};

/// Staged, and on trial at the next start. Refused unless it was Ready.
Checked<> putOnTrial(BundleSlots& slots, const TestBundle& bundle);
Checked<> putOnTrial(FileSystem& disk, const TestBundle& bundle);
/// Through its trial, with two starts.
Checked<> install(FileSystem& disk, const TestBundle& bundle);
/// A kiosk with these installed one after the other, all of it synced.
FailingDisk kioskWith(const std::vector<BundleVersion>& versions);
/// Whatever runs is all there, to the byte.
void expectWhole(FileSystem& disk, const BundleSlots::Booted& booted);

}  // namespace evergreen::fleet
