// evergreen-fleet as people call it, from the first key to the bundle that a kiosk runs: the repository that it leaves
// is served by a web server on loopback, to evergreen-tuf and to the kiosk's own Approval.
#include "fleet/publisher/told_bundle.h"
#include "kiosk/fleet/approval.h"
#include "kiosk/fleet/tuf/curl_fetcher.h"
#include "kiosk/fleet/tuf/folder_store.h"
#include "kiosk/fleet/tuf/whole_file.h"
#include "tests/bundle/bundle_folder_bed.h"
#include "tests/fleet/hostile_server.h"
#include "tests/fleet/signing/founded_repository.h"

#include <fstream>
#include <gmock/gmock.h>
#include <sys/wait.h>

namespace evergreen::fleet {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kBytesMax = std::size_t{8} * 1024 * 1024;

class Publisher : public testing::Test {
public:
    ~Publisher() override { fs::remove_all(folder); }

protected:
    /// Making and opening keys is slow on purpose: once for all tests.
    static void SetUpTestSuite() {
        keyFolder = newFolder("publisher-keys");
        for (const char* name :
             {"root-a", "root-b", "root-c", "publisher", "reviewer", "rollout", "snapshot", "timestamp"}) {
            std::ofstream(keyFolder / (std::string(name) + ".pass")) << "a passphrase for the test";
            fs::permissions(keyFolder / (std::string(name) + ".pass"), fs::perms::owner_read);
            const std::string words = "keys new " + std::string(name) + ".key --pass-file " + name + ".pass";
            ASSERT_EQ(callIn(keyFolder, words, "evergreen-fleet"), 0);
        }
        std::ofstream(keyFolder / "online.json") << R"({"rollout": {"key": "rollout.key", "passphrase": "rollout.pass"},
            "snapshot": {"key": "snapshot.key", "passphrase": "snapshot.pass"},
            "timestamp": {"key": "timestamp.key", "passphrase": "timestamp.pass"}})";
    }
    static void TearDownTestSuite() { fs::remove_all(keyFolder); }
    Publisher() { fs::copy(keyFolder, folder); }

    static std::string founding(const std::string& reviewer) {
        return "init repo --root root-a.key.pub --root root-b.key.pub --root root-c.key.pub --publisher "
               "publisher.key.pub --reviewer " +
               reviewer + " --rollout rollout.key.pub --snapshot snapshot.key.pub --timestamp timestamp.key.pub";
    }
    void found() const {
        expectDone(founding("reviewer.key.pub"));
        const std::string laid = said();
        for (const char* role : {"root", "targets"}) {
            const std::string draft = " --draft " + draftOf(laid, role);
            for (const char* name : {"root-a", "root-b"}) expectDone(signing(role, name) + draft);
        }
        expectDone("publish repo --online online.json");
    }
    /// What is said of a draft: "root: 0123…".
    static std::string draftOf(const std::string& words, const std::string& role) {
        constexpr std::size_t hexDigits = 64;
        return words.substr(words.find(role + ": ") + role.size() + 2, hexDigits);
    }
    static std::string signing(const std::string& role, const std::string& key) {
        return "sign repo --role " + role + " --key " + key + ".key --pass-file " + key + ".pass";
    }
    static int callIn(const fs::path& place, const std::string& words, const std::string& program) {
        const std::string command =
            "cd " + place.string() + " && " EVERGREEN_BIN_DIR "/" + program + ' ' + words + " >out 2>&1";
        // NOLINTNEXTLINE(bugprone-command-processor): the words are this test's own
        const int status = std::system(command.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    int call(const std::string& words, const std::string& program = "evergreen-fleet") const {
        return callIn(folder, words, program);
    }
    std::string said() const { return *tuf::readFile(folder / "out", kBytesMax); }
    void expectDone(const std::string& words) const { EXPECT_EQ(call(words), 0) << words << ": " << said(); }
    void expectRefused(const std::string& words, const std::string& part) const {
        EXPECT_EQ(call(words), 1) << words;
        EXPECT_THAT(said(), testing::HasSubstr(part)) << words;
    }
    void make(const BundleFolderBed& bundle, const std::string& version) const {
        expectDone("build repo " + bundle.path() + " --version " + version);
        expectDone(signing("publisher", "publisher") + " --author S0412 --bundle " + version);
    }
    void fill(const std::string& record, std::string_view from, std::string_view to) const {
        std::string bytes = *tuf::readFile(folder / record, kBytesMax);
        for (auto at = bytes.find(from); at != std::string::npos; at = bytes.find(from)) {
            bytes.replace(at, from.size(), to);
        }
        std::ofstream(folder / record) << bytes;
    }
    void answerRights(const std::string& record) const {
        fill(record, R"("answer": "", "note": "")", R"("answer": "untouched", "note": "")");
    }
    /// As the reviewer fills it in.
    void answer(const std::string& record) const {
        answerRights(record);
        fill(record, R"("why": "")", R"("why": "practice is without risk")");
    }
    void review(const std::string& version) const {
        const std::string record = "review-" + version + ".json";
        expectDone("review repo --bundle " + version + " --reviewer S0077 --out " + record);
        answer(record);
        expectDone(signing("reviewer", "reviewer") + " --bundle " + version + " --record " + record);
    }
    Checked<FleetOrder> orderOf(BundleVersion running) {
        tuf::FolderStore store(folder / "kiosk");
        auto root = tuf::readFile(folder / "repo/metadata/1.root.json", kBytesMax);
        if (!root) return root.refusal();
        if (auto started = tuf::Updater::startFrom(*root, store, {}); !started) return started.refusal();
        tuf::CurlFetcher fetcher({}, {});
        tuf::Updater updater(fetcher, store, server.url() + "/metadata", {}, tuf::Updater::systemClocks());
        if (auto fresh = updater.refresh(); !fresh) return fresh.refusal();
        Approval approval(updater, server.url() + "/targets");
        auto order = approval.order({"kiosk-7", running, kBuiltIn});
        if (order && order->bundle && order->bundle->version != kBuiltIn) {
            if (auto manifest = approval.manifest(*order->bundle); !manifest) return manifest.refusal();
        }
        return order;
    }

    static inline fs::path keyFolder;
    fs::path folder = newFolder("publisher-program");
    tuf::HostileServer server{[this](tuf::HostileServer& self, const std::string& path) {
        const auto bytes = tuf::readFile(folder / "repo" / path.substr(1), kBytesMax);
        if (!bytes) {
            self.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        self.send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(bytes->size()) + "\r\n\r\n");
        self.send(*bytes);
    }};
};

}  // namespace

TEST_F(Publisher, first_key_to_the_bundle_that_a_kiosk_runs) {
    found();
    const BundleFolderBed first(41);
    const BundleFolderBed second(42);
    second.write(QStringLiteral("settings.json"), R"({"schema": 1, "settings": {"comfort.textScale": 4}})");
    make(first, "41");
    make(second, "42");
    const std::string start = "rollout start repo --online online.json --id spring --ring all:10000:42 --fallback 41";
    expectRefused(start, "reviewer");
    review("41");
    review("42");
    expectDone(start);
    auto order = orderOf(41);
    ASSERT_TRUE(order) << order.refusal().detail;
    ASSERT_TRUE(order->bundle);
    EXPECT_EQ(order->bundle->version, 42);
    EXPECT_EQ(order->ring, "all");
    expectDone("rollout halt repo --online online.json");
    EXPECT_EQ(orderOf(42)->bundle->version, 41);
    expectDone("rollout resume repo --online online.json");
    expectDone("rollout ring repo --online online.json --ring all:10000:41 --ring few:1:42");
    EXPECT_EQ(orderOf(42)->bundle->version, 41);
    expectDone("rollout hold repo --online online.json");
    EXPECT_FALSE(orderOf(42)->bundle);
    expectDone("timestamp repo --online online.json");
    expectDone("status repo");
    EXPECT_THAT(said(), testing::AllOf(testing::HasSubstr("bundles/42.json: approved"), testing::HasSubstr("hold"),
                                       testing::HasSubstr("a kiosk: follows it")));
    EXPECT_EQ(call("--metadata-dir tuf init repo/metadata/1.root.json", "evergreen-tuf"), 0) << said();
    EXPECT_EQ(call("--metadata-dir tuf --metadata-url " + server.url() + "/metadata --target-base-url " + server.url() +
                       "/targets --target-dir got --target-name bundles/42.json download",
                   "evergreen-tuf"),
              0)
        << said();
    expectDone("tell repo --bundle 42");
    auto told = readToldBundle(said());
    ASSERT_TRUE(told) << told.refusal().detail;
    EXPECT_EQ(told->says[BundleChange::Kind::Setting]["comfort.textScale"], "4");
    expectDone("tell repo --bundle 0");
    const auto builtIn = readToldBundle(said());
    ASSERT_TRUE(builtIn) << builtIn.refusal().detail;
    EXPECT_EQ(changesBetween(builtIn->says, told->says).size(), 1U)
        << "the bed's texts and rules are the built-in ones";
    expectRefused("tell repo --bundle 43", "not listed");
    expectDone("unpack repo back --bundle 42");
    expectDone("diff back " + second.path());
    EXPECT_THAT(said(), testing::StartsWith("0 changes"));
    expectDone("diff " + first.path() + " back --html diff.html");
    EXPECT_THAT(said(), testing::HasSubstr("setting comfort.textScale: “3” → “4”"));
    EXPECT_THAT(*tuf::readFile(folder / "diff.html", kBytesMax), testing::HasSubstr("comfort.textScale"));
}

TEST_F(Publisher, reviewer_with_the_publishers_key_founds_nothing) {
    expectRefused(founding("publisher.key.pub"), "there twice");
    EXPECT_FALSE(fs::exists(folder / "repo/drafts"));
}

TEST_F(Publisher, bundle_that_cannot_serve_is_not_signed_and_one_that_speaks_badly_not_approved) {
    found();
    const BundleFolderBed bundle;
    bundle.write(QStringLiteral("settings.json"), R"({"schema": 1, "settings": {"comfort.textScale": 1}})");
    expectRefused("check " + bundle.path(), "below its floor");
    expectDone("build repo " + bundle.path() + " --version 42");
    expectRefused(signing("publisher", "publisher") + " --author S0412 --bundle 42", "below its floor");
    bundle.remove(QStringLiteral("settings.json"));
    QByteArray texts = bundle.read(QStringLiteral("texts/zh_CN.ts"));
    texts.replace("翻一面", "保本，翻一面");
    bundle.write(QStringLiteral("texts/zh_CN.ts"), texts);
    make(bundle, "42");
    expectDone("review repo --bundle 42 --reviewer S0412 --out self.json");
    answer("self.json");
    expectRefused(signing("reviewer", "reviewer") + " --bundle 42 --record self.json", "the reviewer is the author");
    expectDone("review repo --bundle 42 --reviewer S0077 --out review.json");
    EXPECT_THAT(*tuf::readFile(folder / "review.json", kBytesMax), testing::HasSubstr("zh_CN/page.turn: says “保本”"));
    expectRefused(signing("reviewer", "reviewer") + " --bundle 42 --record review.json", "neither \"kept\"");
    answerRights("review.json");
    expectRefused(signing("reviewer", "reviewer") + " --bundle 42 --record review.json", "accepted without a reason");
}

TEST_F(Publisher, wrong_calls_end_with_two_and_name_what_there_is) {
    for (const char* words : {"", "fly", "init", "init repo", "rollout", "rollout fly repo", "keys new",
                              "status repo more", "status repo --password x", "sign repo --role root --key"}) {
        EXPECT_EQ(call(words), 2) << words;
        EXPECT_THAT(said(), testing::HasSubstr("evergreen-fleet rollout halt")) << words;
    }
    expectRefused("status repo", "root");
    expectRefused("rollout halt repo --online none.json", "none.json");
}

}  // namespace evergreen::fleet
