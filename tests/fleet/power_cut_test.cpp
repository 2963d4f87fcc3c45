// The power fails at every single operation of the disk, with every kind of loss: the kiosk starts with the old bundle
// or with the new one, whole, and goes on from there.
#include "tests/fleet/slots_bed.h"

namespace evergreen::fleet {

namespace {

using Loss = FailingDisk::Loss;
using Versions = std::set<BundleVersion>;
using Act = std::function<Checked<>(FailingDisk&)>;

constexpr int kOperationsMax = 1000;
constexpr unsigned kSeeds = 12;

const Loss kAllKept{Loss::Kind::Nothing};
const Loss kAllLost{Loss::Kind::Everything};

std::vector<Loss> losses(unsigned seeds) {
    std::vector<Loss> all{kAllLost, kAllKept};
    for (unsigned seed = 1; seed <= seeds; ++seed) all.push_back({Loss::Kind::Any, seed});
    return all;
}

/// What may run after a cut in the middle, and after an act that has said that it is done.
struct Outcome {
    Versions either;
    Versions done;
};

void expectStarts(FailingDisk& disk, const Versions& allowed) {
    const StartedKiosk kiosk(disk);
    expectWhole(disk, kiosk.booted);
    EXPECT_TRUE(allowed.contains(kiosk.booted.version)) << kiosk.booted.version;
    for (const std::string& alarm : kiosk.booted.alarms) {
        EXPECT_EQ(alarm.find("damaged"), std::string::npos) << alarm;
        EXPECT_EQ(alarm.find("slots."), std::string::npos) << alarm;
    }
}

/// Ends any trial that goes on, then brings a bundle all the way.
void expectGoesOn(FailingDisk& disk, const TestBundle& next) {
    {
        StartedKiosk kiosk(disk);
        EXPECT_TRUE(!kiosk.booted.isTrial || kiosk.slots.confirm());
    }
    const auto done = install(disk, next);
    ASSERT_TRUE(done) << done.refusal().detail;
    FailingDisk later = disk.afterPowerCut(kAllLost);
    EXPECT_EQ(StartedKiosk(later).booted.version, next.version);
}

/// Calls `check` with the disk as it is after a cut at each operation of `act`, until one is not reached. Returns how
/// many there are.
int cutEverywhere(const FailingDisk& start, const Act& act,
                  const std::function<void(const FailingDisk& disk, bool isDone)>& check) {
    for (int cut = 0; cut < kOperationsMax; ++cut) {
        FailingDisk disk = start.afterPowerCut(kAllKept);
        disk.cutAt = cut;
        const bool isDone = static_cast<bool>(act(disk));
        SCOPED_TRACE("cut at operation " + std::to_string(cut));
        check(disk, isDone);
        if (!disk.wasCut) return cut;
        if (testing::Test::HasFailure()) return 0;
    }
    ADD_FAILURE() << "it does not end";
    return 0;
}

int expectOldOrNew(const FailingDisk& start, const Act& act, const Outcome& outcome) {
    return cutEverywhere(start, act, [&outcome](const FailingDisk& disk, bool isDone) {
        for (const Loss& loss : losses(kSeeds)) {
            SCOPED_TRACE("loss " + std::to_string(loss.seed));
            FailingDisk after = disk.afterPowerCut(loss);
            expectStarts(after, isDone ? outcome.done : outcome.either);
            expectGoesOn(after, TestBundle::of(50));
        }
    });
}

Act replacingBy(BundleVersion version) {
    return [version](FailingDisk& disk) { return putOnTrial(disk, TestBundle::of(version)); };
}

Checked<> confirming(FailingDisk& disk) {
    return StartedKiosk(disk).slots.confirm();
}

Checked<> rollingBack(FailingDisk& disk) {
    return StartedKiosk(disk).slots.rollBack();
}

FailingDisk onTrial(BundleVersion good, BundleVersion trial) {
    FailingDisk disk = kioskWith({good});
    EXPECT_TRUE(replacingBy(trial)(disk));
    return disk.afterPowerCut(kAllLost);
}

}  // namespace

TEST(PowerCut, replacing_a_bundle_leaves_old_or_new) {
    const int operations = expectOldOrNew(kioskWith({41}), replacingBy(42), {{41, 42}, {42}});
    EXPECT_GE(operations, 30) << "an apply has more steps than this";
}

// With what two bundles before have left behind, which has to be cleared away.
TEST(PowerCut, replacing_a_second_time_leaves_old_or_new) {
    expectOldOrNew(kioskWith({40, 41}), replacingBy(42), {{41, 42}, {42}});
}

TEST(PowerCut, first_bundle_ever_leaves_built_in_or_new) {
    expectOldOrNew(kioskWith({}), replacingBy(42), {{kBuiltIn, 42}, {42}});
}

TEST(PowerCut, confirming_never_loses_the_new_bundle) {
    const FailingDisk start = onTrial(41, 42);
    expectOldOrNew(start, confirming, {{42}, {42}});
    FailingDisk done = start.afterPowerCut(kAllKept);
    ASSERT_TRUE(confirming(done));
    FailingDisk later = done.afterPowerCut(kAllLost);
    EXPECT_FALSE(StartedKiosk(later).booted.isTrial);
}

TEST(PowerCut, rolling_back_leaves_trial_or_old) {
    expectOldOrNew(onTrial(41, 42), rollingBack, {{41, 42}, {41}});
}

TEST(PowerCut, trial_that_is_over_never_runs_again) {
    FailingDisk start = onTrial(41, 42);
    for (int starts = 0; starts < BundleSlots::trialStartsMax; ++starts) {
        EXPECT_EQ(StartedKiosk(start).booted.version, 42);
    }
    const Act starting = [](FailingDisk& disk) -> Checked<> {
        const StartedKiosk kiosk(disk);
        return {};
    };
    expectOldOrNew(start.afterPowerCut(kAllLost), starting, {{41}, {41}});
}

TEST(PowerCut, going_back_to_the_built_in_bundle_leaves_old_or_built_in) {
    const Act back = [](FailingDisk& disk) { return StartedKiosk(disk).slots.returnToBuiltIn(); };
    expectOldOrNew(kioskWith({41}), back, {{kBuiltIn, 41}, {kBuiltIn}});
}

// A building with bad wiring: the power fails again while the kiosk starts, clears up and tries again.
TEST(PowerCut, second_cut_after_the_first_leaves_old_or_new) {
    cutEverywhere(kioskWith({40, 41}), replacingBy(42), [](const FailingDisk& first, bool /*isDone*/) {
        for (const Loss& loss : losses(1)) {
            const Act again = [](FailingDisk& disk) {
                StartedKiosk kiosk(disk);
                return kiosk.booted.isTrial ? kiosk.slots.confirm() : putOnTrial(kiosk.slots, TestBundle::of(42));
            };
            cutEverywhere(first.afterPowerCut(loss), again, [](const FailingDisk& second, bool isDone) {
                for (const Loss& then : losses(1)) {
                    FailingDisk after = second.afterPowerCut(then);
                    expectStarts(after, isDone ? Versions{42} : Versions{41, 42});
                }
            });
        }
    });
}

// The newest record is lost to a bad sector: the one before it names nothing that is gone.
TEST(PowerCut, older_record_is_good_enough_at_any_moment) {
    cutEverywhere(kioskWith({40, 41}), replacingBy(42), [](const FailingDisk& disk, bool /*isDone*/) {
        FailingDisk after = disk.afterPowerCut(kAllKept);
        std::string newest;
        std::int64_t sequence = -1;
        for (const char* name : {"/slots.0", "/slots.1"}) {
            const auto bytes = readWhole(after, kSlots + name, SlotState::bytesMax);
            const auto state = bytes ? readState(*bytes) : Checked<SlotState>(bytes.refusal());
            if (state && state->sequence > sequence) {
                sequence = state->sequence;
                newest = kSlots + name;
            }
        }
        ASSERT_TRUE((*after.create(newest))->write("rust"));
        StartedKiosk kiosk(after);
        expectWhole(after, kiosk.booted);
        EXPECT_TRUE((Versions{41, 42}).contains(kiosk.booted.version)) << kiosk.booted.version;
        ASSERT_EQ(kiosk.booted.alarms.size(), 1U);
        EXPECT_NE(kiosk.booted.alarms.front().find("slots."), std::string::npos);
        ASSERT_TRUE(!kiosk.booted.isTrial || kiosk.slots.confirm());
        expectGoesOn(after, TestBundle::of(50));
    });
}

// A disk that says that it has synced and has not: it may lose the new bundle and the old one, but nothing half runs.
// And the loss is seen, which shows that the tests above would miss a sync that is not there.
TEST(PowerCut, lying_disk_never_makes_half_a_bundle_run) {
    int damaged = 0;
    const Act act = [](FailingDisk& disk) {
        disk.isHonest = false;
        return replacingBy(42)(disk);
    };
    cutEverywhere(kioskWith({40, 41}), act, [&damaged](const FailingDisk& disk, bool /*isDone*/) {
        for (const Loss& loss : losses(4 * kSeeds)) {
            FailingDisk after = disk.afterPowerCut(loss);
            {
                const StartedKiosk kiosk(after);
                expectWhole(after, kiosk.booted);
                EXPECT_TRUE((Versions{kBuiltIn, 41, 42}).contains(kiosk.booted.version));
                damaged += kiosk.booted.alarms.empty() ? 0 : 1;
            }
            expectGoesOn(after, TestBundle::of(50));
        }
    });
    EXPECT_GT(damaged, 0);
}

// One sync alone is left out, each in its turn: only that of the folder in which the second record has become the same
// as the first is not missed, as both names lead to the same words.
TEST(PowerCut, every_sync_is_needed_but_one) {
    const FailingDisk start = kioskWith({40, 41});
    int syncs = 0;
    int unmissed = 0;
    for (int lie = 0; lie < 100; ++lie) {
        bool hasLied = false;
        bool isMissed = false;
        const Act act = [lie, &hasLied](FailingDisk& disk) {
            disk.lieAt = lie;
            const auto done = replacingBy(42)(disk);
            hasLied = hasLied || disk.hasLied;
            return done;
        };
        cutEverywhere(start, act, [&isMissed](const FailingDisk& disk, bool isDone) {
            for (const Loss& loss : losses(6)) {
                FailingDisk after = disk.afterPowerCut(loss);
                const StartedKiosk kiosk(after);
                const bool isRight = kiosk.booted.version == 42 || (kiosk.booted.version == 41 && !isDone);
                isMissed = isMissed || !isRight || !kiosk.booted.alarms.empty();
            }
        });
        syncs += hasLied ? 1 : 0;
        unmissed += hasLied && !isMissed ? 1 : 0;
    }
    EXPECT_GE(syncs, 10);
    EXPECT_EQ(unmissed, 1);
}

// Input and output errors, one at each operation, with which the kiosk goes on, restarts, or loses its power.
TEST(PowerCut, failing_operation_leaves_old_or_new_and_can_be_tried_again) {
    const FailingDisk start = kioskWith({40, 41});
    for (int failing = 0; failing < kOperationsMax; ++failing) {
        SCOPED_TRACE("fails at operation " + std::to_string(failing));
        FailingDisk disk = start.afterPowerCut(kAllKept);
        disk.failAt = {failing};
        StartedKiosk kiosk(disk);
        FailingDisk same = disk.afterPowerCut(kAllKept);
        expectWhole(same, kiosk.booted);
        // A good bundle that cannot be read does not run; one that can be read again is there again.
        const bool hasGood = kiosk.booted.version == 41;
        const int started = disk.operations;
        const auto done = putOnTrial(kiosk.slots, TestBundle::of(42));
        if (disk.operations <= failing) {
            EXPECT_TRUE(done);
            EXPECT_GT(failing, started);
            return;
        }
        for (const Loss& loss : losses(4)) {
            FailingDisk after = disk.afterPowerCut(loss);
            expectStarts(after, done ? Versions{42} : (hasGood ? Versions{41, 42} : Versions{kBuiltIn, 41, 42}));
        }
        // An older record was believed, by which the good bundle is still on trial.
        ASSERT_TRUE(!kiosk.booted.isTrial || kiosk.slots.confirm());
        ASSERT_TRUE(done || putOnTrial(kiosk.slots, TestBundle::of(42)));
        FailingDisk after = disk.afterPowerCut(kAllLost);
        expectStarts(after, {42});
    }
    FAIL() << "it does not end";
}

TEST(PowerCut, full_disk_leaves_the_old_bundle_and_no_rubbish) {
    const FailingDisk start = kioskWith({40, 41});
    for (std::size_t room = 0; room < 4096; room += 7) {
        SCOPED_TRACE("room for " + std::to_string(room));
        FailingDisk disk = start.afterPowerCut(kAllKept);
        disk.free = room;
        StartedKiosk kiosk(disk);
        EXPECT_EQ(kiosk.booted.version, 41);
        const auto done = putOnTrial(kiosk.slots, TestBundle::of(42));
        for (const Loss& loss : losses(2)) {
            FailingDisk after = disk.afterPowerCut(loss);
            expectStarts(after, done ? Versions{42} : Versions{41, 42});
        }
        if (done) {
            EXPECT_GT(room, 0U);
            return;
        }
        EXPECT_EQ(done.refusal().reason, Reason::Storage);
        disk.free = std::size_t{1} << 20;
        ASSERT_TRUE(putOnTrial(kiosk.slots, TestBundle::of(42)));
    }
    FAIL() << "a bundle needs less room than this";
}

}  // namespace evergreen::fleet
