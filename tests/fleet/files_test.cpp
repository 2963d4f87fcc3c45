// What is kept on disk: whole or not at all, within its folder, and verified again before it is used.
#include "kiosk/fleet/tuf/folder_store.h"
#include "kiosk/fleet/tuf/target_folder.h"
#include "kiosk/fleet/tuf/url.h"
#include "kiosk/fleet/tuf/whole_file.h"
#include "tests/fleet/tuf_client.h"

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace evergreen::tuf {

namespace fs = std::filesystem;

namespace {

class Files : public TufClient {
public:
    ~Files() override { fs::remove_all(folder); }

protected:
    Files() : folder(fs::temp_directory_path() / ("tuf-files-" + std::to_string(::getpid()))) {
        fs::remove_all(folder);
    }
    /// "bundles/1", published and found.
    Checked<Target> bundle() {
        repository.addTarget("targets", "bundles/1", "bundle");
        repository.publish({"targets", "snapshot", "timestamp"});
        EXPECT_TRUE(refresh());
        return updater->find("bundles/1");
    }
    std::set<std::string> names() const {
        std::set<std::string> found;
        for (const auto& entry : fs::recursive_directory_iterator(folder)) found.insert(entry.path().filename());
        return found;
    }

    fs::path folder;
};

constexpr std::size_t kBytesMax = 100;

}  // namespace

TEST_F(Files, store_gives_back_what_it_was_given) {
    FolderStore disk(folder / "deep");
    EXPECT_EQ(disk.load("root", kBytesMax).refusal().reason, Reason::NotThere);
    ASSERT_TRUE(disk.save("root", "one"));
    ASSERT_TRUE(disk.save("root", "two"));
    EXPECT_EQ(*disk.load("root", kBytesMax), "two");
    EXPECT_EQ(disk.load("root", 2).refusal().reason, Reason::TooLarge);
    EXPECT_EQ(names(), (std::set<std::string>{"deep", "root.json"}));
    ASSERT_TRUE(disk.forget("root"));
    ASSERT_TRUE(disk.forget("root"));
    EXPECT_EQ(disk.load("root", kBytesMax).refusal().reason, Reason::NotThere);
}

TEST_F(Files, role_with_a_strange_name_stays_in_the_folder) {
    FolderStore disk(folder);
    const std::vector<std::string> roles{"../up", "/top", "..", ".", "a/b", "a%2Fb", std::string(72, '\xff'), "常青"};
    for (const std::string& role : roles) ASSERT_TRUE(disk.save(role, role)) << role;
    for (const std::string& role : roles) EXPECT_EQ(*disk.load(role, kBytesMax), role);
    EXPECT_EQ(names().size(), roles.size());
}

// A power cut in the middle of writing leaves this behind.
TEST_F(Files, what_was_left_half_written_is_in_nobodys_way) {
    FolderStore disk(folder);
    ASSERT_TRUE(disk.save("root", "one"));
    std::ofstream(folder / "root.json.new") << "tw";
    EXPECT_EQ(*disk.load("root", kBytesMax), "one");
    ASSERT_TRUE(disk.save("root", "three"));
    EXPECT_EQ(*disk.load("root", kBytesMax), "three");
    EXPECT_EQ(names(), (std::set<std::string>{"root.json"}));
}

TEST_F(Files, file_that_is_not_put_was_never_there) {
    fs::create_directories(folder);
    {
        WholeFile file(folder / "bundle");
        ASSERT_TRUE(file.write("half of it"));
    }
    EXPECT_TRUE(names().empty());
}

TEST_F(Files, folder_that_cannot_be_made_is_said) {
    std::ofstream(folder.string()) << "a file";
    FolderStore disk(folder);
    EXPECT_EQ(disk.save("root", "one").refusal().reason, Reason::Storage);
    EXPECT_EQ(syncFolder(folder).refusal().reason, Reason::Storage);
    WholeFile file(folder / "x");
    EXPECT_EQ(file.write("x").refusal().reason, Reason::Storage);
    EXPECT_EQ(file.put().refusal().reason, Reason::Storage);
}

TEST_F(Files, target_is_fetched_once_and_again_when_it_was_changed_here) {
    const auto target = bundle();
    ASSERT_TRUE(target);
    TargetFolder targets(folder);
    EXPECT_FALSE(targets.has(*target));
    const auto place = targets.download(*updater, *target, "repo:targets");
    ASSERT_TRUE(place);
    EXPECT_EQ(*readFile(*place, kBytesMax), "bundle");
    const std::size_t asked = server.asked.size();
    ASSERT_TRUE(targets.download(*updater, *target, "repo:targets"));
    EXPECT_EQ(server.asked.size(), asked);
    std::ofstream(*place) << "tamper";
    EXPECT_FALSE(targets.has(*target));
    ASSERT_TRUE(targets.download(*updater, *target, "repo:targets"));
    EXPECT_EQ(server.asked.size(), asked + 1);
    EXPECT_EQ(*readFile(*place, kBytesMax), "bundle");
}

TEST_F(Files, refused_target_leaves_what_was_there) {
    const auto target = bundle();
    ASSERT_TRUE(target);
    fs::create_directories(folder);
    const fs::path place = folder / fileNameFor("bundles/1");
    std::ofstream(place) << "older";
    for (auto& [name, bytes] : repository.files) {
        if (name.starts_with("targets/")) bytes = "BUNDLE";
    }
    TargetFolder targets(folder);
    EXPECT_EQ(targets.download(*updater, *target, "repo:targets").refusal().reason, Reason::Mismatch);
    EXPECT_EQ(*readFile(place, kBytesMax), "older");
    EXPECT_EQ(names().size(), 1U);
}

TEST(Url, names_and_paths_are_encoded) {
    EXPECT_EQ(percentEncoded("a/b ?#%常"), "a%2Fb%20%3F%23%25%E5%B8%B8");
    EXPECT_EQ(percentEncodedPath("/a/../b c/./d"), "/a/%2E%2E/b%20c/%2E/d");
    EXPECT_EQ(percentEncodedPath(""), "");
    EXPECT_EQ(fileNameFor(".."), "%2E.");
    EXPECT_EQ(fileNameFor("../../etc/passwd"), "%2E.%2F..%2Fetc%2Fpasswd");
    EXPECT_EQ(fileNameFor(std::string(400, 'a')).size(), 64U);
    EXPECT_EQ(withSlash("a"), withSlash("a/"));
}

}  // namespace evergreen::tuf
