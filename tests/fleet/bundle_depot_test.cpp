// A bundle's files fetched by their hash, from servers that are well, slow, wrong and away, onto disks that fail. Over
// real sockets where the server is the enemy.
#include "kiosk/fleet/bundle_depot.h"

#include "kiosk/fleet/tuf/curl_fetcher.h"
#include "kiosk/fleet/tuf/digest.h"
#include "tests/fleet/hostile_server.h"
#include "tests/fleet/slots_bed.h"

namespace evergreen::fleet {

namespace {

using tuf::CurlFetcher;
using tuf::HostileServer;

const std::string kDepot = "/depot";

class Depot : public testing::Test {
protected:
    Depot() : bundle(TestBundle::of(42)), manifest(*readManifest(bundle.manifest())) {
        for (const auto& [path, bytes] : bundle.files) byUrl["/files/" + tuf::sha256Hex(bytes)] = bytes;
    }

    void answer(HostileServer& web, const std::string& path) {
        asked.push_back(path);
        const auto spoilt = instead.find(path);
        if (spoilt != instead.end()) {
            spoilt->second(web);
            return;
        }
        const auto found = byUrl.find(path);
        if (found == byUrl.end()) {
            web.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        web.send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(found->second.size()) + "\r\n\r\n" +
                 found->second);
    }
    BundleDepot depot() {
        return {disk, kDepot, {fetcher, server.url() + "/files"}, limits, [this] { return steady; }};
    }
    Checked<> bring() { return depot().bring(manifest); }
    std::string urlOf(const std::string& path) const { return "/files/" + manifest.file(path)->sha256; }
    void expectRefused(Reason reason) {
        const auto refused = bring();
        ASSERT_FALSE(refused);
        EXPECT_STREQ(tuf::nameOf(refused.refusal().reason), tuf::nameOf(reason)) << refused.refusal().detail;
        EXPECT_EQ(refused.refusal().detail.find("texts/zh_CN.ts: "), 0U) << refused.refusal().detail;
    }
    std::set<std::string> kept() {
        std::set<std::string> names;
        const auto entries = disk.list(kDepot, 100);
        if (!entries) return names;
        for (const auto& entry : *entries) names.insert(entry.name);
        return names;
    }

    TestBundle bundle;
    BundleManifest manifest;
    std::map<std::string, std::string> byUrl;
    std::map<std::string, std::function<void(HostileServer&)>> instead;
    std::vector<std::string> asked;
    FailingDisk disk;
    BundleDepot::Limits limits;
    std::chrono::steady_clock::time_point steady{};
    CurlFetcher fetcher{{}, {std::chrono::seconds(5), 256, std::chrono::seconds(1)}};
    HostileServer server{[this](HostileServer& web, const std::string& path) { answer(web, path); }};
};

}  // namespace

TEST_F(Depot, bundle_comes_whole_and_can_be_staged) {
    FailingDisk slotsDisk = kioskWith({41});
    BundleDepot source = depot();
    ASSERT_TRUE(source.bring(manifest));
    StartedKiosk kiosk(slotsDisk);
    const auto staged = kiosk.slots.stage(bundle.manifest(), source.files());
    ASSERT_TRUE(staged) << staged.refusal().detail;
    EXPECT_EQ(*staged, BundleSlots::Staged::Ready);
    ASSERT_TRUE(kiosk.slots.startTrial());
    StartedKiosk after(slotsDisk);
    EXPECT_EQ(after.booted.version, 42);
    expectWhole(slotsDisk, after.booted);
    EXPECT_EQ(asked.size(), 3U);
    ASSERT_TRUE(source.clear());
    EXPECT_EQ(kept().size(), 0U);
}

TEST_F(Depot, what_has_come_is_not_fetched_again) {
    instead[urlOf("texts/zh_CN.ts")] = [](HostileServer& web) {
        web.send("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
    };
    expectRefused(Reason::Unreachable);
    const std::set<std::string> before = kept();
    EXPECT_EQ(before.size(), asked.size() - 1);
    instead.clear();
    asked.clear();
    // A new process of the same kiosk.
    ASSERT_TRUE(bring());
    EXPECT_EQ(asked.size(), 3 - before.size());
    asked.clear();
    ASSERT_TRUE(bring());
    EXPECT_TRUE(asked.empty());
}

TEST_F(Depot, each_way_of_a_server_has_its_reason_and_leaves_no_part) {
    struct Case {
        std::function<void(HostileServer&)> way;
        Reason reason;
    };
    const std::size_t size = bundle.files.at("texts/zh_CN.ts").size();
    const std::string head = "HTTP/1.1 200 OK\r\n";
    const std::vector<Case> cases{
        {[](HostileServer& web) { web.send("HTTP/1.1 404 Gone\r\nContent-Length: 0\r\n\r\n"); }, Reason::NotThere},
        {[](HostileServer& web) { web.send("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"); }, Reason::Unreachable},
        {[&](HostileServer& web) { web.send(head + "Content-Length: 1000\r\n\r\nhalf"); }, Reason::Unreachable},
        {[&](HostileServer& web) { web.send(head + "\r\nhalf"); }, Reason::Mismatch},
        {[&](HostileServer& web) { web.send(head + "\r\n" + std::string(size, 'x')); }, Reason::Mismatch},
        {[&](HostileServer& web) { web.send(head + "\r\n" + std::string(size + 1, 'x')); }, Reason::TooLarge},
        {[&](HostileServer& web) {
             web.send(head + "\r\n");
             while (web.pause(100)) {
             }
         },
         Reason::TooSlow},
        {[](HostileServer&) {}, Reason::Unreachable},
    };
    for (const Case& one : cases) {
        instead[urlOf("texts/zh_CN.ts")] = one.way;
        expectRefused(one.reason);
        EXPECT_FALSE(kept().contains("part"));
        EXPECT_FALSE(kept().contains(manifest.file("texts/zh_CN.ts")->sha256));
    }
}

TEST_F(Depot, attempt_has_an_end_and_the_next_goes_on) {
    limits.workTime = std::chrono::seconds(10);
    // After its first answer the attempt's time is over.
    const std::string first = "/files/" + manifest.files.front().sha256;
    instead[first] = [this, first](HostileServer& web) {
        steady += std::chrono::seconds(11);
        web.send("HTTP/1.1 200 OK\r\n\r\n" + byUrl.at(first));
    };
    const auto refused = bring();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.refusal().reason, Reason::TooSlow);
    EXPECT_EQ(asked.size(), 1U);
    ASSERT_TRUE(bring());
    EXPECT_EQ(asked.size(), 3U);
}

TEST_F(Depot, installed_bundle_lends_what_it_has_unless_it_is_damaged) {
    TestBundle older = bundle;
    older.files["products.json"] = "products of before";
    for (const auto& [path, bytes] : older.files) {
        std::string folder = "/good";
        ASSERT_TRUE(disk.makeFolder(folder));
        for (std::size_t step = path.find('/'); step != std::string::npos; step = path.find('/', step + 1)) {
            ASSERT_TRUE(disk.makeFolder("/good/" + path.substr(0, step)));
        }
        auto file = disk.create("/good/" + path);
        ASSERT_TRUE(file);
        ASSERT_TRUE((*file)->write(bytes));
    }
    BundleDepot lending = depot();
    lending.lend("/good", *readManifest(older.manifest()));
    ASSERT_TRUE(lending.bring(manifest));
    EXPECT_EQ(asked, std::vector<std::string>{urlOf("products.json")});
    FailingDisk slotsDisk = kioskWith({});
    EXPECT_TRUE(StartedKiosk(slotsDisk).slots.stage(bundle.manifest(), lending.files()));

    ASSERT_TRUE(disk.create("/good/texts/zh_CN.ts"));
    asked.clear();
    ASSERT_TRUE(lending.bring(manifest));
    EXPECT_EQ(asked, std::vector<std::string>{urlOf("texts/zh_CN.ts")});
    EXPECT_TRUE(StartedKiosk(slotsDisk).slots.stage(bundle.manifest(), lending.files()));
}

TEST_F(Depot, what_another_order_left_is_removed) {
    ASSERT_TRUE(bring());
    const TestBundle other = TestBundle::of(43);
    for (const auto& [path, bytes] : other.files) byUrl["/files/" + tuf::sha256Hex(bytes)] = bytes;
    ASSERT_TRUE(depot().bring(*readManifest(other.manifest())));
    std::set<std::string> wanted;
    for (const auto& [path, bytes] : other.files) wanted.insert(tuf::sha256Hex(bytes));
    EXPECT_EQ(kept(), wanted);
}

TEST_F(Depot, full_disk_is_given_back) {
    disk.free = bundle.files.at("texts/zh_CN.ts").size();
    const auto refused = bring();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.refusal().reason, Reason::Storage);
    EXPECT_EQ(kept().size(), 0U);
    disk.free = 100'000;
    EXPECT_TRUE(bring());
}

TEST_F(Depot, power_cut_anywhere_costs_time_alone) {
    ASSERT_TRUE(bring());
    const int all = disk.operations;
    ASSERT_GT(all, 10);
    for (int cut = 1; cut <= all; ++cut) {
        for (unsigned seed = 0; seed < 3; ++seed) {
            disk = FailingDisk();
            disk.cutAt = cut;
            [[maybe_unused]] const auto lost = bring();
            disk = disk.afterPowerCut({FailingDisk::Loss::Kind::Any, seed});
            BundleDepot again = depot();
            ASSERT_TRUE(again.bring(manifest)) << cut;
            FailingDisk slotsDisk = kioskWith({});
            ASSERT_TRUE(StartedKiosk(slotsDisk).slots.stage(bundle.manifest(), again.files())) << cut;
        }
    }
}

}  // namespace evergreen::fleet
