// The poll on its own thread: it tells, is hurried, applies, and ends.
#include "kiosk/fleet/fleet_client.h"

#include "kiosk/fleet/tuf/curl_fetcher.h"
#include "tests/fleet/fleet_round_bed.h"
#include "tests/fleet/hostile_server.h"

namespace evergreen::fleet {

namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 20s;

/// What the client has told, waited for.
class Told {
public:
    FleetClient::Tell tell() {
        return [this](const FleetStatus& status) {
            const std::lock_guard lock(m_guard);
            m_all.push_back(status);
            m_news.notify_one();
        };
    }
    /// False when it does not come.
    bool waitFor(const std::function<bool(const FleetStatus&)>& isIt) {
        std::unique_lock lock(m_guard);
        return m_news.wait_for(lock, kPatience, [&] { return !m_all.empty() && isIt(m_all.back()); });
    }

private:
    std::mutex m_guard;
    std::condition_variable m_news;
    std::vector<FleetStatus> m_all;
};

constexpr PollPace kQuick{5ms, 0.2, 20ms, 1ms, 1ms};
/// Only a hint brings it to ask.
constexpr PollPace kNever{24h, 0.2, 24h, 1ms, 1ms};

class Client : public FleetRoundBed {
protected:
    Told told;
};

}  // namespace

TEST_F(Client, bundle_becomes_ready_and_is_applied_when_asked) {
    order(42);
    {
        FleetClient client(start(), kQuick, told.tell());
        ASSERT_TRUE(told.waitFor([](const FleetStatus& status) { return status.ready == 42; }));
        client.apply();
        ASSERT_TRUE(told.waitFor([](const FleetStatus& status) { return status.isApplied; }));
    }
    start();
    EXPECT_TRUE(kiosk->booted.isTrial);
    EXPECT_EQ(kiosk->booted.version, 42);
}

TEST_F(Client, server_that_comes_back_is_found_again) {
    order(42);
    away.refusal = Refusal{Reason::Unreachable, "away"};
    std::atomic<int> failed = 0;
    FleetRound& polled = start();
    FleetClient client(polled, kQuick, [&](const FleetStatus& status) {
        // On the client's thread, where nothing else touches the server.
        failed = status.failures;
        if (status.failures == 3) away.refusal.reset();
        told.tell()(status);
    });
    EXPECT_TRUE(told.waitFor([](const FleetStatus& status) { return status.ready == 42 && status.failures == 0; }));
}

TEST_F(Client, hint_hurries) {
    order(42);
    FleetClient client(start(), kNever, told.tell());
    ASSERT_TRUE(told.waitFor([](const FleetStatus& status) { return !status.lastGood; }));
    client.hint();
    EXPECT_TRUE(told.waitFor([](const FleetStatus& status) { return status.ready == 42; }));
}

TEST_F(Client, ends_at_once_while_it_waits) {
    const auto begin = std::chrono::steady_clock::now();
    { const FleetClient client(start(), kNever, told.tell()); }
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
}

TEST_F(Client, ends_soon_in_the_middle_of_a_request_that_says_nothing) {
    std::atomic<bool> isAsked = false;
    tuf::HostileServer silent([&](tuf::HostileServer& web, const std::string&) {
        isAsked = true;
        while (web.pause(50)) {
        }
    });
    tuf::CurlFetcher fetcher({}, {});
    kiosk.emplace(disk);
    FleetRound slow({disk, store, fetcher, kiosk->slots},
                    {"kiosk-7", silent.url(), silent.url(), silent.url(), "/depot"}, kiosk->booted,
                    tuf::Updater::systemClocks(), {}, [](const std::string&) {});
    auto client = std::make_unique<FleetClient>(slow, kQuick, told.tell());
    while (!isAsked) std::this_thread::yield();
    const auto begin = std::chrono::steady_clock::now();
    fetcher.endEarly();
    client.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
}

}  // namespace evergreen::fleet
