// evergreen-tuf as the conformance suite calls it, against a real web server on loopback.
#include "kiosk/fleet/tuf/whole_file.h"
#include "tests/fleet/hostile_server.h"
#include "tests/fleet/tuf_repository.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace evergreen::tuf {

namespace fs = std::filesystem;

namespace {

class Program : public testing::Test {
public:
    ~Program() override { fs::remove_all(folder); }

protected:
    Program() : folder(fs::temp_directory_path() / ("tuf-program-" + std::to_string(::getpid()))) {
        fs::create_directories(folder);
        std::ofstream(folder / "root.json") << repository.files.at("metadata/1.root.json");
    }
    int call(const std::string& words) const {
        const std::string command = EVERGREEN_BIN_DIR "/evergreen-tuf " + words + " >" + (folder / "out").string();
        // NOLINTNEXTLINE(bugprone-command-processor): the words are this test's own
        const int status = std::system(command.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    std::string metadata() const { return "--metadata-dir " + (folder / "metadata").string(); }

    TufRepository repository;
    fs::path folder;
    HostileServer server{[this](HostileServer& self, const std::string& path) {
        const auto found = repository.files.find(path.substr(1));
        if (found == repository.files.end()) {
            self.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        self.send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(found->second.size()) + "\r\n\r\n");
        self.send(found->second);
    }};
};

constexpr std::size_t kBytesMax = 10'000;

}  // namespace

TEST_F(Program, init_refresh_and_download) {
    repository.addTarget("targets", "bundles/one", "first");
    repository.addTarget("targets", "bundles/two", "second");
    repository.publish({"targets", "snapshot", "timestamp"});
    ASSERT_EQ(call(metadata() + " init " + (folder / "root.json").string()), 0);
    EXPECT_EQ(*readFile(folder / "metadata/root.json", kBytesMax), repository.files.at("metadata/1.root.json"));
    const std::string urls = " --metadata-url " + server.url() + "/metadata --target-base-url " + server.url() +
                             "/targets --target-dir " + (folder / "targets").string();
    EXPECT_EQ(call(metadata() + " --metadata-url " + server.url() + "/metadata refresh"), 0);
    EXPECT_EQ(*readFile(folder / "metadata/timestamp.json", kBytesMax), repository.files.at("metadata/timestamp.json"));
    ASSERT_EQ(call(metadata() + urls + " --target-name bundles/one --target-name bundles/two download"), 0);
    EXPECT_EQ(*readFile(folder / "targets/bundles%2Fone", kBytesMax), "first");
    EXPECT_EQ(*readFile(folder / "targets/bundles%2Ftwo", kBytesMax), "second");
    EXPECT_EQ(call(metadata() + urls + " --target-name bundles/three download"), 1);
}

TEST_F(Program, refusals_end_with_one) {
    std::ofstream(folder / "bad.json") << "{}";
    EXPECT_EQ(call(metadata() + " init " + (folder / "bad.json").string()), 1);
    EXPECT_EQ(call(metadata() + " init " + (folder / "none.json").string()), 1);
    EXPECT_EQ(call(metadata() + " --metadata-url " + server.url() + "/metadata refresh"), 1);
    EXPECT_EQ(server.requests(), 0);
}

TEST_F(Program, wrong_calls_end_with_two) {
    for (const char* words : {"", "refresh", "--metadata-dir x refresh", "--metadata-dir", "--metadata-dir x init",
                              "--unknown x --metadata-dir x --metadata-url y refresh",
                              "--metadata-dir x --metadata-url y download", "--metadata-dir x --metadata-url y fly"}) {
        EXPECT_EQ(call(words), 2) << words;
    }
}

}  // namespace evergreen::tuf
