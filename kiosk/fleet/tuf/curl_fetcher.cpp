#include "kiosk/fleet/tuf/curl_fetcher.h"

#include <algorithm>
#include <curl/curl.h>

namespace evergreen::tuf {

namespace {

/// One running request, as curl's callbacks see it.
struct Transfer {
    CURL* curl = nullptr;
    const Fetcher::Request& request;
    const Sink& sink;
    std::int64_t taken = 0;
    std::size_t headerBytes = 0;
    std::optional<Refusal> refusal;
};

long statusOf(CURL* curl) {
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

constexpr long kStatusOk = 200;

// curl's own way to say "go on" is to return the size it gave.
std::size_t takeBody(char* bytes, std::size_t one, std::size_t count, void* context) {
    auto& transfer = *static_cast<Transfer*>(context);
    const std::size_t size = one * count;
    transfer.taken += static_cast<std::int64_t>(size);
    // The words of an error page are nobody's file. A short one is heard out, so that the connection can be kept:
    // "there is no newer root" comes with every poll.
    if (statusOf(transfer.curl) != kStatusOk) return transfer.taken <= CurlFetcher::errorBytesMax ? size : 0;
    // Check: curl-endless
    if (transfer.taken > transfer.request.bytesMax) {
        transfer.refusal = Refusal{Reason::TooLarge, transfer.request.url};
        return 0;
    }
    if (auto kept = transfer.sink({bytes, size}); !kept) {
        transfer.refusal = kept.refusal();
        return 0;
    }
    return size;
}

std::size_t takeHeader(char* /*bytes*/, std::size_t one, std::size_t count, void* context) {
    auto& transfer = *static_cast<Transfer*>(context);
    const std::size_t size = one * count;
    transfer.headerBytes += size;
    // Check: curl-headers
    if (transfer.headerBytes > CurlFetcher::headerBytesMax) {
        transfer.refusal = Refusal{Reason::TooLarge, transfer.request.url + ": headers"};
        return 0;
    }
    return size;
}

// Asked by curl about once a second, and whenever something moves; anything but 0 ends the transfer.
int askToEnd(void* context, curl_off_t /*all*/, curl_off_t /*now*/, curl_off_t /*allUp*/, curl_off_t /*nowUp*/) {
    return static_cast<const std::atomic<bool>*>(context)->load() ? 1 : 0;
}

Reason reasonOf(CURLcode code) {
    return code == CURLE_OPERATION_TIMEDOUT ? Reason::TooSlow : Reason::Unreachable;
}

}  // namespace

struct CurlFetcher::Handle {
    CURL* curl = curl_easy_init();
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { curl_easy_cleanup(curl); }
};

CurlFetcher::CurlFetcher(Tls tls, Pace pace)
    : m_tls(std::move(tls)), m_pace(pace), m_handle(std::make_unique<Handle>()) {}

CurlFetcher::~CurlFetcher() = default;

void CurlFetcher::configure(const Request& request) {
    CURL* curl = m_handle->curl;
    // Forgets all settings, keeps the connection.
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, redirectsMax);
    // Never from https to anything less.
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, request.url.starts_with("https:") ? "https" : "http,https");
    // To libcurl, no time at all means any time.
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, std::max(1L, static_cast<long>(request.timeMax.count())));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_pace.connectTime.count()));
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, m_pace.slowBytesPerSecond);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(m_pace.slowTime.count()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &takeBody);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &takeHeader);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &askToEnd);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &m_isEnding);
    if (!m_tls.authority.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, m_tls.authority.c_str());
    if (!m_tls.certificate.empty()) curl_easy_setopt(curl, CURLOPT_SSLCERT, m_tls.certificate.c_str());
    if (!m_tls.key.empty()) curl_easy_setopt(curl, CURLOPT_SSLKEY, m_tls.key.c_str());
}

Checked<> CurlFetcher::fetch(const Request& request, const Sink& sink) {
    CURL* curl = m_handle->curl;
    if (curl == nullptr) return Refusal{Reason::Unreachable, "libcurl does not start"};
    if (m_isEnding) return Refusal{Reason::Unreachable, request.url + ": the program ends"};
    configure(request);
    Transfer transfer{curl, request, sink, 0, 0, std::nullopt};
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
    const CURLcode code = curl_easy_perform(curl);
    if (transfer.refusal) return *transfer.refusal;
    constexpr long notFound = 404;
    constexpr long forbidden = 403;
    const long status = statusOf(curl);
    if (status == notFound || status == forbidden) return Refusal{Reason::NotThere, request.url};
    if (code == CURLE_OK && status == kStatusOk) return {};
    const std::string words = code == CURLE_OK ? "HTTP " + std::to_string(status) : curl_easy_strerror(code);
    return Refusal{reasonOf(code), request.url + ": " + words};
}

}  // namespace evergreen::tuf
