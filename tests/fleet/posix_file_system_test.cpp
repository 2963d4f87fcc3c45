// The real disk: a bundle's whole way, and what it says of things that are not there or in the way.
#include "kiosk/fleet/posix_file_system.h"

#include "tests/fleet/slots_bed.h"

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace evergreen::fleet {

TEST(PosixFileSystem, bundle_goes_the_whole_way) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / ("fleet-slots-" + std::to_string(::getpid()));
    fs::remove_all(folder);
    fs::create_directories(folder);
    PosixFileSystem disk;
    {
        BundleSlots slots(disk, folder);
        EXPECT_EQ(slots.boot().version, kBuiltIn);
        ASSERT_TRUE(putOnTrial(slots, TestBundle::of(41)));
        EXPECT_TRUE(slots.boot().isTrial);
        ASSERT_TRUE(slots.confirm());
        ASSERT_TRUE(putOnTrial(slots, TestBundle::of(42)));
    }
    BundleSlots slots(disk, folder);
    const auto booted = slots.boot();
    EXPECT_TRUE(booted.alarms.empty());
    EXPECT_EQ(booted.version, 42);
    expectWhole(disk, booted);
    ASSERT_TRUE(slots.rollBack());
    EXPECT_EQ(slots.boot().version, 41);
    fs::remove_all(folder);
}

TEST(PosixFileSystem, what_is_wrong_is_said) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / ("fleet-disk-" + std::to_string(::getpid()));
    fs::remove_all(folder);
    fs::create_directories(folder);
    PosixFileSystem disk;
    const std::string place = folder / "x";
    EXPECT_EQ(readWhole(disk, place, 10).refusal().reason, Reason::NotThere);
    EXPECT_EQ(disk.list(place, 10).refusal().reason, Reason::NotThere);
    EXPECT_EQ(disk.syncFolder(place).refusal().reason, Reason::Storage);
    EXPECT_TRUE(disk.removeFile(place));
    EXPECT_TRUE(disk.removeFolder(place));
    EXPECT_FALSE(disk.rename(place, place + "y"));
    std::ofstream(place) << "twelve bytes";
    EXPECT_EQ(readWhole(disk, place, 11).refusal().reason, Reason::TooLarge);
    EXPECT_EQ(*readWhole(disk, place, 12), "twelve bytes");
    EXPECT_EQ(disk.makeFolder(place).refusal().reason, Reason::Storage);
    EXPECT_EQ(disk.list(folder, 0).refusal().reason, Reason::TooMany);
    EXPECT_TRUE(disk.makeFolder(folder));
    EXPECT_FALSE(disk.removeFolder(folder)) << "it is not empty";
    // A link that somebody has laid leads nowhere.
    fs::create_symlink(place, folder / "link");
    EXPECT_FALSE(disk.create(folder / "link"));
    ASSERT_TRUE(removeTree(disk, folder));
    EXPECT_FALSE(fs::exists(folder));
}

}  // namespace evergreen::fleet
