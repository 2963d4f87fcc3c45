// Where bytes come from. CurlFetcher asks a web server; tests answer themselves.
#pragma once

#include "kiosk/fleet/tuf/checked.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace evergreen::tuf {

/// Takes the next bytes of a file; its refusal ends the transfer and is what the fetcher returns.
using Sink = std::function<Checked<>(std::string_view bytes)>;

class Fetcher {
public:
    struct Request {
        std::string url;
        std::int64_t bytesMax = 0;
        std::chrono::milliseconds timeMax{};
    };

    virtual ~Fetcher() = default;

    /// One file, in pieces, to the sink. NotThere when the server says that it has none (404, or 403 as some storage
    /// says it); TooLarge and TooSlow at the request's limits, of which the latter counts from the call; Unreachable
    /// for all else. What the sink was given before a refusal is worth nothing.
    virtual Checked<> fetch(const Request& request, const Sink& sink) = 0;
};

/// A file in memory.
Checked<std::string> fetchWhole(Fetcher& fetcher, const Fetcher::Request& request);

}  // namespace evergreen::tuf
