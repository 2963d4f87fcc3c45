// One development certificate authority a test program, made on first use in a temporary folder; and a second one that
// nobody trusts.
#pragma once

#include "backend/certificates/certificate_folder.h"

namespace evergreen {

inline constexpr char16_t testKioskName[] = u"kiosk-0001";
inline constexpr char16_t otherKioskName[] = u"kiosk-0002";

const CertificateFolder& testCertificates();
const CertificateFolder& strangerCertificates();

}  // namespace evergreen
