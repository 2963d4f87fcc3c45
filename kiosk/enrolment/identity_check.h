// Whether what the desk has sent is this kiosk's certificate, and what a certificate says. Nothing is taken over that
// has not passed every check.
#pragma once

#include "kiosk/enrolment/kiosk_key.h"

#include <cstdint>

namespace evergreen {

/// Of the first certificate in a PEM text.
struct CertificateFacts {
    std::string name;            ///< its common name
    std::int64_t notBefore = 0;  ///< seconds since 1970
    std::int64_t notAfter = 0;
    bool operator==(const CertificateFacts&) const = default;
};

/// None when there is no certificate.
std::optional<CertificateFacts> factsOf(std::string_view pem);

/// What an answer is held against.
struct WantedCertificate {
    const KioskKey& key;
    std::string kiosk;        ///< the name it must bear
    std::string authorities;  ///< PEM: who is believed
    std::int64_t now = 0;     ///< seconds since 1970
};

enum class IdentityFault {
    None,
    Garbage,     ///< no certificate, or too many above it
    OtherKey,    ///< of another key than ours
    OtherName,   ///< for another kiosk
    NotTrusted,  ///< nobody whom we believe has signed it for TLS clients
    ClockApart,  ///< signed well, and not valid at our time
};

/// `chain`: what the desk says is above it, believed only as far as it leads to the authorities.
IdentityFault faultOf(std::string_view certificate, std::string_view chain, const WantedCertificate& wanted);

}  // namespace evergreen
