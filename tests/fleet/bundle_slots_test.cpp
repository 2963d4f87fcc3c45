// A bundle's way from staged to good, or back; and everything that may be wrong with one.
#include "tests/fleet/slots_bed.h"

namespace evergreen::fleet {

namespace {

using Staged = BundleSlots::Staged;

const TestBundle kOld = TestBundle::of(41);
const TestBundle kNew = TestBundle::of(42);

std::set<std::string> namesIn(FileSystem& disk) {
    std::set<std::string> names;
    const auto entries = disk.list(kSlots, 100);
    for (const FileSystem::Entry& entry : *entries) names.insert(entry.name);
    return names;
}

void spoil(FailingDisk& disk, const std::string& path) {
    ASSERT_TRUE((*disk.create(path))->write("rust"));
}

Staged staged(BundleSlots& slots, const TestBundle& bundle) {
    const auto outcome = slots.stage(bundle.manifest(), bundle.source());
    EXPECT_TRUE(outcome);
    return outcome ? *outcome : Staged::FailedHere;
}

/// The new bundle with one file brought in another way.
Checked<Staged> stagedWith(BundleSlots& slots, const std::function<Checked<>(const tuf::Sink& sink)>& bring) {
    return slots.stage(kNew.manifest(), [&bring](const BundleFile& file, const tuf::Sink& sink) {
        return file.path == "products.json" ? bring(sink) : kNew.source()(file, sink);
    });
}

}  // namespace

TEST(BundleSlots, new_kiosk_runs_what_is_built_in) {
    FailingDisk disk = kioskWith({});
    const StartedKiosk kiosk(disk);
    EXPECT_EQ(kiosk.booted.version, kBuiltIn);
    EXPECT_FALSE(kiosk.booted.isTrial);
    EXPECT_TRUE(kiosk.booted.alarms.empty());
}

TEST(BundleSlots, kiosk_without_its_folder_runs_what_is_built_in_and_says_why_it_takes_no_other) {
    FailingDisk disk;
    StartedKiosk kiosk(disk);
    EXPECT_EQ(kiosk.booted.version, kBuiltIn);
    EXPECT_FALSE(kiosk.slots.stage(kNew.manifest(), kNew.source()));
}

TEST(BundleSlots, staged_bundle_is_tried_at_the_next_start_and_good_once_confirmed) {
    FailingDisk disk = kioskWith({41});
    StartedKiosk first(disk);
    EXPECT_EQ(first.booted.version, 41);
    ASSERT_TRUE(putOnTrial(first.slots, kNew));
    StartedKiosk second(disk);
    EXPECT_EQ(second.booted.version, 42);
    EXPECT_TRUE(second.booted.isTrial);
    expectWhole(disk, second.booted);
    ASSERT_TRUE(second.slots.confirm());
    EXPECT_FALSE(second.slots.confirm()) << "there is nothing on trial any more";
    const StartedKiosk third(disk);
    EXPECT_EQ(third.booted.version, 42);
    EXPECT_FALSE(third.booted.isTrial);
}

TEST(BundleSlots, staged_bundle_that_nobody_starts_stays_aside) {
    FailingDisk disk = kioskWith({41});
    {
        StartedKiosk kiosk(disk);
        EXPECT_EQ(staged(kiosk.slots, kNew), Staged::Ready);
    }
    EXPECT_EQ(StartedKiosk(disk).booted.version, 41);
    EXPECT_FALSE(StartedKiosk(disk).slots.startTrial()) << "what an earlier process has staged is to be staged anew";
}

TEST(BundleSlots, bundle_that_is_rolled_back_is_never_tried_again) {
    FailingDisk disk = kioskWith({41});
    ASSERT_TRUE(putOnTrial(disk, kNew));
    ASSERT_TRUE(StartedKiosk(disk).slots.rollBack());
    StartedKiosk after(disk);
    EXPECT_EQ(after.booted.version, 41);
    EXPECT_EQ(staged(after.slots, kNew), Staged::FailedHere);
    EXPECT_FALSE(after.slots.rollBack());
    EXPECT_TRUE(putOnTrial(after.slots, TestBundle::of(43)));
}

TEST(BundleSlots, trial_that_says_nothing_is_over_after_three_starts) {
    FailingDisk disk = kioskWith({41});
    ASSERT_TRUE(putOnTrial(disk, kNew));
    for (int starts = 0; starts < 3; ++starts) EXPECT_EQ(StartedKiosk(disk).booted.version, 42);
    StartedKiosk after(disk);
    EXPECT_EQ(after.booted.version, 41);
    ASSERT_EQ(after.booted.alarms.size(), 1U);
    EXPECT_EQ(after.booted.alarms.front(), "bundle 42: never confirmed");
    EXPECT_EQ(staged(after.slots, kNew), Staged::FailedHere);
}

TEST(BundleSlots, another_bundle_waits_for_the_end_of_the_trial) {
    FailingDisk disk = kioskWith({41});
    ASSERT_TRUE(putOnTrial(disk, kNew));
    StartedKiosk trying(disk);
    EXPECT_EQ(staged(trying.slots, TestBundle::of(43)), Staged::TrialGoesOn);
    EXPECT_EQ(trying.slots.state().trial->version, 42);
}

// A halt: the good bundle is wanted again. What it called off has not failed here and may come again.
TEST(BundleSlots, good_bundle_wanted_again_calls_the_trial_off) {
    FailingDisk disk = kioskWith({41});
    ASSERT_TRUE(putOnTrial(disk, kNew));
    StartedKiosk trying(disk);
    EXPECT_EQ(staged(trying.slots, kOld), Staged::GoodAlready);
    EXPECT_FALSE(trying.slots.confirm());
    // The screen still shows pages of this bundle: its files stay as long as it runs.
    ASSERT_EQ(staged(trying.slots, TestBundle::of(43)), Staged::Ready);
    expectWhole(disk, trying.booted);
    StartedKiosk after(disk);
    EXPECT_EQ(after.booted.version, 41);
    EXPECT_TRUE(putOnTrial(after.slots, kNew));
}

TEST(BundleSlots, no_more_is_kept_than_good_and_one_other) {
    FailingDisk disk = kioskWith({37, 38, 39, 40, 41});
    ASSERT_TRUE(putOnTrial(disk, kNew));
    EXPECT_EQ(namesIn(disk), (std::set<std::string>{"slots.0", "slots.1", kOld.sha256(), kNew.sha256()}));
}

TEST(BundleSlots, damaged_trial_gives_way_to_the_good_bundle) {
    FailingDisk disk = kioskWith({41});
    ASSERT_TRUE(putOnTrial(disk, kNew));
    spoil(disk, kSlots + '/' + kNew.sha256() + "/voice/zh_CN/welcome.wav");
    StartedKiosk after(disk);
    EXPECT_EQ(after.booted.version, 41);
    ASSERT_EQ(after.booted.alarms.size(), 1U);
    // The disk has failed, not the bundle: it may come again.
    EXPECT_TRUE(putOnTrial(after.slots, kNew));
}

// A manifest that is one, but not the one that was approved.
TEST(BundleSlots, exchanged_manifest_does_not_run) {
    FailingDisk disk = kioskWith({41});
    TestBundle other = kOld;
    other.files.erase("products.json");
    ASSERT_TRUE((*disk.create(kSlots + '/' + kOld.sha256() + "/manifest.json"))->write(other.manifest()));
    const StartedKiosk after(disk);
    EXPECT_EQ(after.booted.version, kBuiltIn);
    EXPECT_EQ(after.booted.alarms.size(), 1U);
}

// On a disk that can only be read, a trial that hangs would be tried for ever.
TEST(BundleSlots, trial_that_cannot_be_counted_is_not_tried) {
    FailingDisk disk = kioskWith({41});
    ASSERT_TRUE(putOnTrial(disk, kNew));
    FailingDisk readOnly = disk.afterPowerCut({FailingDisk::Loss::Kind::Everything});
    readOnly.free = 0;
    const StartedKiosk stuck(readOnly);
    EXPECT_EQ(stuck.booted.version, 41);
    EXPECT_FALSE(stuck.booted.isTrial);
    ASSERT_EQ(stuck.booted.alarms.size(), 1U);
    EXPECT_EQ(stuck.booted.alarms.front(), "count the trial: disk full");
    EXPECT_EQ(StartedKiosk(disk).booted.version, 42);
}

TEST(BundleSlots, damaged_good_bundle_gives_way_to_the_built_in_one_and_is_mended) {
    for (const char* file : {"/texts/zh_CN.ts", "/manifest.json"}) {
        FailingDisk disk = kioskWith({41});
        spoil(disk, kSlots + '/' + kOld.sha256() + file);
        StartedKiosk after(disk);
        EXPECT_EQ(after.booted.version, kBuiltIn);
        EXPECT_EQ(after.booted.alarms.size(), 1U);
        ASSERT_TRUE(putOnTrial(after.slots, kOld)) << "the very same bundle brings it back";
        const StartedKiosk mended(disk);
        EXPECT_EQ(mended.booted.version, 41);
        expectWhole(disk, mended.booted);
    }
}

TEST(BundleSlots, both_records_lost_leave_what_is_built_in) {
    FailingDisk disk = kioskWith({40, 41});
    spoil(disk, kSlots + "/slots.0");
    spoil(disk, kSlots + "/slots.1");
    StartedKiosk after(disk);
    EXPECT_EQ(after.booted.version, kBuiltIn);
    EXPECT_EQ(after.booted.alarms.size(), 2U);
    EXPECT_TRUE(install(disk, kNew));
}

TEST(BundleSlots, records_that_cannot_be_read_now_are_not_written_over) {
    FailingDisk disk = kioskWith({40, 41});
    disk.failAt = {0, 1};
    StartedKiosk blind(disk);
    EXPECT_EQ(blind.booted.version, kBuiltIn);
    EXPECT_EQ(blind.booted.alarms.size(), 2U);
    EXPECT_FALSE(putOnTrial(blind.slots, kNew));
    EXPECT_FALSE(blind.slots.returnToBuiltIn());
    EXPECT_FALSE(blind.slots.raiseMinimum(41));
    const StartedKiosk seeing(disk);
    EXPECT_EQ(seeing.booted.version, 41);
    EXPECT_TRUE(seeing.booted.alarms.empty());
}

TEST(BundleSlots, record_with_another_sum_is_not_read) {
    std::string bytes = writtenState({1, Slot{41, kOld.sha256()}, {}, 0, {}, 40, {}});
    ASSERT_TRUE(readState(bytes));
    bytes.replace(bytes.find("41"), 2, "42");
    EXPECT_EQ(readState(bytes).refusal().reason, Reason::Mismatch);
    EXPECT_FALSE(readState(""));
    EXPECT_FALSE(readState(std::string(64, 'a') + "\n"));
}

TEST(BundleSlots, file_that_is_not_as_promised_is_refused_and_leaves_nothing) {
    struct Case {
        std::function<Checked<>(const tuf::Sink& sink)> bring;
        Reason reason;
    };
    const std::string& right = kNew.files.at("products.json");
    const std::vector<Case> cases{
        {[&right](const tuf::Sink& sink) { return sink(right.substr(1)); }, Reason::Mismatch},
        {[&right](const tuf::Sink& sink) { return sink(right + '!'); }, Reason::TooLarge},
        {[&right](const tuf::Sink& sink) { return sink(std::string(right.size(), 'x')); }, Reason::Mismatch},
        {[](const tuf::Sink& /*sink*/) -> Checked<> {
             return Refusal{Reason::Unreachable, "503"};
         },
         Reason::Unreachable},
        {[&right](const tuf::Sink& sink) -> Checked<> {
             if (auto taken = sink(right); !taken) return taken;
             return Refusal{Reason::TooSlow, "the end of it"};
         },
         Reason::TooSlow},
    };
    for (const Case& one : cases) {
        FailingDisk disk = kioskWith({41});
        StartedKiosk kiosk(disk);
        const auto refused = stagedWith(kiosk.slots, one.bring);
        ASSERT_FALSE(refused);
        EXPECT_STREQ(tuf::nameOf(refused.refusal().reason), tuf::nameOf(one.reason));
        EXPECT_NE(refused.refusal().detail.find("products.json"), std::string::npos) << refused.refusal().detail;
        EXPECT_FALSE(kiosk.slots.startTrial());
        EXPECT_EQ(namesIn(disk), (std::set<std::string>{"slots.0", "slots.1", kOld.sha256()}));
        EXPECT_EQ(StartedKiosk(disk).booted.version, 41);
    }
}

TEST(BundleSlots, what_never_goes_back_goes_up_only_and_lasts) {
    FailingDisk disk = kioskWith({41});
    StartedKiosk kiosk(disk);
    const tuf::Moment noon = std::chrono::sys_days(std::chrono::year(2026) / 3 / 16) + std::chrono::hours(12);
    ASSERT_TRUE(kiosk.slots.raiseMinimum(41));
    ASSERT_TRUE(kiosk.slots.raiseMinimum(40));
    ASSERT_TRUE(kiosk.slots.keepClock(noon));
    const std::int64_t writes = kiosk.slots.state().sequence;
    ASSERT_TRUE(kiosk.slots.keepClock(noon + std::chrono::minutes(59)));
    ASSERT_TRUE(kiosk.slots.keepClock(noon - std::chrono::hours(1000)));
    EXPECT_EQ(kiosk.slots.state().sequence, writes);
    FailingDisk later = disk.afterPowerCut({FailingDisk::Loss::Kind::Everything});
    StartedKiosk after(later);
    EXPECT_EQ(after.slots.state().minimum, 41);
    EXPECT_EQ(after.slots.state().clock, noon);
    const auto refused = after.slots.stage(TestBundle::of(40).manifest(), TestBundle::of(40).source());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.refusal().reason, Reason::Rollback);
}

}  // namespace evergreen::fleet
