// A web server's files through libcurl: HTTP and HTTPS alone, one connection kept from file to file. Believes nothing
// of the server but its bytes, and bounds those: size, time in all, time without progress, length of its headers.
#pragma once

#include "kiosk/fleet/tuf/fetcher.h"

#include <atomic>
#include <memory>
#include <optional>

namespace evergreen::tuf {

class CurlFetcher : public Fetcher {
public:
    struct Tls {
        std::string authority;    ///< PEM file; empty: the system's
        std::string certificate;  ///< PEM file, for a server that asks who comes; empty: none
        std::string key;          ///< PEM file
    };
    struct Pace {
        std::chrono::milliseconds connectTime = std::chrono::seconds(10);
        /// Ended when for `slowTime` fewer bytes a second came than this.
        long slowBytesPerSecond = 256;
        std::chrono::seconds slowTime{20};
    };

    CurlFetcher(Tls tls, Pace pace);
    ~CurlFetcher() override;
    CurlFetcher(const CurlFetcher&) = delete;
    CurlFetcher& operator=(const CurlFetcher&) = delete;

    Checked<> fetch(const Request& request, const Sink& sink) override;

    /// From any thread: the fetch under way ends within about a second, and all to come at once, as Unreachable. For
    /// whoever ends the program.
    void endEarly() { m_isEnding = true; }

    static constexpr std::size_t headerBytesMax = std::size_t{64} * 1024;
    static constexpr std::int64_t errorBytesMax = std::int64_t{16} * 1024;
    static constexpr long redirectsMax = 3;

private:
    struct Handle;
    void configure(const Request& request);

    Tls m_tls;
    Pace m_pace;
    std::unique_ptr<Handle> m_handle;
    std::atomic<bool> m_isEnding = false;
};

}  // namespace evergreen::tuf
