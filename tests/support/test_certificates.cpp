#include "tests/support/test_certificates.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

namespace evergreen {

namespace {

struct MadeFolder {
    QTemporaryDir directory;
    CertificateFolder certificates{directory.path()};

    MadeFolder() {
        const auto made = certificates.make({QString::fromUtf16(testKioskName), QString::fromUtf16(otherKioskName)});
        EXPECT_TRUE(made.ok());
    }
};

}  // namespace

const CertificateFolder& testCertificates() {
    static const MadeFolder made;
    return made.certificates;
}

const CertificateFolder& strangerCertificates() {
    static const MadeFolder made;
    return made.certificates;
}

}  // namespace evergreen
