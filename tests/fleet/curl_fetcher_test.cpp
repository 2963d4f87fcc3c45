// The web server as an enemy: slow, endless, huge, or leading elsewhere. Real sockets, real libcurl.
#include "kiosk/fleet/tuf/curl_fetcher.h"

#include "tests/fleet/hostile_server.h"

#include <gtest/gtest.h>

namespace evergreen::tuf {

namespace {

constexpr std::int64_t kBytesMax = 1000;

class CurlFetch : public testing::Test {
protected:
    Checked<std::string> fetch(HostileServer& server, std::chrono::milliseconds timeMax = std::chrono::seconds(20)) {
        CurlFetcher fetcher({}, pace);
        return fetchWhole(fetcher, {server.url() + "/file", kBytesMax, timeMax});
    }
    void expectRefused(const HostileServer::Behaviour& behaviour, Reason reason,
                       std::chrono::milliseconds timeMax = std::chrono::seconds(20)) {
        HostileServer server(behaviour);
        const auto begin = std::chrono::steady_clock::now();
        const auto outcome = fetch(server, timeMax);
        ASSERT_FALSE(outcome);
        EXPECT_STREQ(nameOf(outcome.refusal().reason), nameOf(reason)) << outcome.refusal().detail;
        // Whatever the server does, the client comes back.
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(15));
    }
    static HostileServer::Behaviour answer(const std::string& bytes) {
        return [bytes](HostileServer& server, const std::string& /*path*/) { server.send(bytes); };
    }
    static std::string ok(const std::string& headers = {}) { return "HTTP/1.1 200 OK\r\n" + headers + "\r\n"; }

    CurlFetcher::Pace pace;
};

}  // namespace

TEST_F(CurlFetch, honest_file_comes_whole) {
    HostileServer server(answer(ok("Content-Length: 5\r\n") + "bytes"));
    const auto got = fetch(server);
    ASSERT_TRUE(got) << got.refusal().detail;
    EXPECT_EQ(*got, "bytes");
}

TEST_F(CurlFetch, missing_and_broken_are_two_things) {
    expectRefused(answer("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone"), Reason::NotThere);
    expectRefused(answer("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"), Reason::NotThere);
    expectRefused(answer("HTTP/1.1 500 Broken\r\nContent-Length: 4\r\n\r\noops"), Reason::Unreachable);
    const std::string page(100'000, 'x');
    expectRefused(answer("HTTP/1.1 500 Broken\r\nContent-Length: 100000\r\n\r\n" + page), Reason::Unreachable);
    expectRefused(answer("HTTP/1.1 206 Part\r\nContent-Length: 4\r\n\r\npart"), Reason::Unreachable);
    expectRefused(answer("HTTP/1.1 204 Nothing\r\n\r\n"), Reason::Unreachable);
    expectRefused(answer("no HTTP at all"), Reason::Unreachable);
    expectRefused(answer(""), Reason::Unreachable);
}

TEST_F(CurlFetch, nobody_listening_is_unreachable) {
    std::string url;
    {
        const HostileServer server(answer(""));
        url = server.url();
    }
    CurlFetcher fetcher({}, pace);
    EXPECT_EQ(fetchWhole(fetcher, {url, kBytesMax, std::chrono::seconds(5)}).refusal().reason, Reason::Unreachable);
}

TEST_F(CurlFetch, cut_off_file_is_refused) {
    expectRefused(answer(ok("Content-Length: 50\r\n") + "half"), Reason::Unreachable);
    expectRefused(answer(ok("Transfer-Encoding: chunked\r\n") + "4\r\nhalf\r\n"), Reason::Unreachable);
}

TEST_F(CurlFetch, huge_promise_is_refused) {
    expectRefused(answer(ok("Content-Length: 99999999999\r\n") + std::string(5000, 'x')), Reason::TooLarge);
}

TEST_F(CurlFetch, endless_file_is_refused) {
    const auto endless = [](HostileServer& server, const std::string& /*path*/) {
        server.send(ok());
        while (server.send(std::string(4096, 'x'))) {
        }
    };
    expectRefused(endless, Reason::TooLarge);
    // By the fetcher itself, whatever its caller keeps.
    HostileServer server(endless);
    CurlFetcher fetcher({}, pace);
    std::size_t taken = 0;
    const Sink greedy = [&taken](std::string_view bytes) -> Checked<> {
        taken += bytes.size();
        return {};
    };
    const auto outcome = fetcher.fetch({server.url(), kBytesMax, std::chrono::seconds(2)}, greedy);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.refusal().reason, Reason::TooLarge);
    EXPECT_LE(taken, static_cast<std::size_t>(kBytesMax));
}

TEST_F(CurlFetch, endless_headers_are_refused) {
    expectRefused(
        [](HostileServer& server, const std::string& /*path*/) {
            server.send("HTTP/1.1 200 OK\r\n");
            while (server.send("X-More: " + std::string(1000, 'x') + "\r\n")) {
            }
        },
        Reason::TooLarge);
}

TEST_F(CurlFetch, silence_has_an_end) {
    expectRefused(
        [](HostileServer& server, const std::string& /*path*/) {
            while (server.pause(1000)) {
            }
        },
        Reason::TooSlow, std::chrono::milliseconds(300));
}

TEST_F(CurlFetch, file_byte_by_byte_has_an_end) {
    const auto slowly = [](HostileServer& server, const std::string& /*path*/) {
        server.send(ok());
        while (server.send("x") && server.pause(50)) {
        }
    };
    expectRefused(slowly, Reason::TooSlow, std::chrono::milliseconds(400));
    // Long before all its time is over, too.
    pace.slowBytesPerSecond = 10'000;
    pace.slowTime = std::chrono::seconds(1);
    expectRefused(slowly, Reason::TooSlow);
}

TEST_F(CurlFetch, redirect_leads_nowhere_but_to_the_web) {
    for (const char* place : {"file:///etc/hostname", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x"}) {
        expectRefused(answer("HTTP/1.1 302 Found\r\nLocation: " + std::string(place) + "\r\nContent-Length: 0\r\n\r\n"),
                      Reason::Unreachable);
    }
}

TEST_F(CurlFetch, redirects_have_a_limit) {
    HostileServer server([](HostileServer& self, const std::string& /*path*/) {
        self.send("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
    });
    EXPECT_EQ(fetch(server).refusal().reason, Reason::Unreachable);
    EXPECT_EQ(server.requests(), 1 + CurlFetcher::redirectsMax);
}

TEST_F(CurlFetch, another_scheme_than_the_webs_is_refused) {
    CurlFetcher fetcher({}, pace);
    EXPECT_EQ(fetchWhole(fetcher, {"file:///etc/hostname", kBytesMax, std::chrono::seconds(5)}).refusal().reason,
              Reason::Unreachable);
}

// A handshake for every poll would be most of what ten thousand kiosks cost.
TEST_F(CurlFetch, connection_outlives_the_answer_that_there_is_no_such_file) {
    HostileServer server([](HostileServer& self, const std::string& path) {
        self.send(path == "/none" ? "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone"
                                  : ok("Content-Length: 4\r\n") + "good");
        self.keep();
    });
    CurlFetcher fetcher({}, pace);
    for (int poll = 0; poll < 3; ++poll) {
        const auto none = fetchWhole(fetcher, {server.url() + "/none", kBytesMax, std::chrono::seconds(5)});
        EXPECT_EQ(none.refusal().reason, Reason::NotThere);
        EXPECT_TRUE(fetchWhole(fetcher, {server.url() + "/good", kBytesMax, std::chrono::seconds(5)}));
    }
    EXPECT_EQ(server.requests(), 6);
    EXPECT_EQ(server.connections(), 1);
}

// One libcurl handle for all requests: what one left behind must not reach the next.
TEST_F(CurlFetch, good_request_follows_a_bad_one) {
    HostileServer server([](HostileServer& self, const std::string& path) {
        self.send(path == "/bad" ? "HTTP/1.1 500 Broken\r\n\r\n" : ok("Content-Length: 4\r\n") + "good");
    });
    CurlFetcher fetcher({}, pace);
    EXPECT_FALSE(fetchWhole(fetcher, {server.url() + "/bad", kBytesMax, std::chrono::seconds(5)}));
    const auto good = fetchWhole(fetcher, {server.url() + "/good", kBytesMax, std::chrono::seconds(5)});
    ASSERT_TRUE(good);
    EXPECT_EQ(*good, "good");
}

}  // namespace evergreen::tuf
