// The program starts anew for another certificate, and only where nobody stands.
#include "kiosk/kiosk_certificate.h"

#include "tests/support/fake_clock.h"
#include "tests/support/test_certificates.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

namespace evergreen {

namespace {

class KioskCertificateTest : public testing::Test {
protected:
    void SetUp() override { put(testKioskName); }

    void put(const char16_t* name) {
        QFile::remove(file);
        ASSERT_TRUE(QFile::copy(testCertificates().kioskCertificate(QString::fromUtf16(name)), file));
    }
    void minute() { clock.advance(KioskCertificate::lookEvery); }

    FakeClock clock;
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("identity.pem"));
    bool isNobodyThere = true;
    int starts = 0;
};

}  // namespace

TEST_F(KioskCertificateTest, another_certificate_starts_the_program_anew_once_nobody_is_there) {
    const KioskCertificate watch(
        clock, file, [this] { return isNobodyThere; }, [this] { ++starts; });
    minute();
    EXPECT_EQ(starts, 0);
    isNobodyThere = false;
    put(otherKioskName);
    minute();
    EXPECT_EQ(starts, 0);
    isNobodyThere = true;
    minute();
    minute();
    EXPECT_EQ(starts, 1);
}

TEST_F(KioskCertificateTest, one_that_cannot_be_read_is_nothing_to_start_with) {
    const KioskCertificate watch(
        clock, file, [this] { return isNobodyThere; }, [this] { ++starts; });
    QFile::remove(file);
    minute();
    put(testKioskName);
    minute();
    EXPECT_EQ(starts, 0);
}

}  // namespace evergreen
