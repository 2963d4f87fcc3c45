#include "kiosk/fleet/tuf/fetcher.h"

namespace evergreen::tuf {

Checked<std::string> fetchWhole(Fetcher& fetcher, const Fetcher::Request& request) {
    std::string whole;
    const Sink keep = [&whole, &request](std::string_view bytes) -> Checked<> {
        // Check: fetch-endless. Whatever the fetcher does, no more than this is kept.
        if (whole.size() + bytes.size() > static_cast<std::size_t>(request.bytesMax)) {
            return Refusal{Reason::TooLarge, request.url};
        }
        whole += bytes;
        return {};
    };
    if (auto fetched = fetcher.fetch(request, keep); !fetched) return fetched.refusal();
    return whole;
}

}  // namespace evergreen::tuf
