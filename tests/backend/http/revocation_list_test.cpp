#include "backend/http/revocation_list.h"

#include "tests/support/test_certificates.h"

#include <cstdlib>
#include <gtest/gtest.h>

#include <QTemporaryFile>

namespace evergreen {

TEST(RevocationList, says_by_when_it_is_to_be_replaced) {
    const auto next = nextUpdateOf(testCertificates().revocationList());
    ASSERT_TRUE(next.ok()) << next.failure().detail.toStdString();
    EXPECT_LE(std::abs(QDateTime::currentDateTimeUtc().daysTo(*next) - CertificateFolder::daysValid), 1);
}

TEST(RevocationList, what_is_none_is_refused) {
    QTemporaryFile file;
    ASSERT_TRUE(file.open());
    file.write("nothing\n");
    file.close();
    for (const QString& name : {file.fileName(), QStringLiteral("/proc/nowhere.pem"), testCertificates().authority()}) {
        const auto refused = nextUpdateOf(name);
        ASSERT_FALSE(refused.ok()) << name.toStdString();
        EXPECT_EQ(refused.failure().code, FailureCode::ConfigBad);
    }
}

TEST(RevocationList, alarm_is_given_days_before_the_end_and_after_it) {
    const QDateTime end({2026, 3, 16}, {9, 30}, Qt::UTC);
    const auto near = std::chrono::seconds(kRevocationNear).count();
    EXPECT_TRUE(revocationAlarm(end, end.addSecs(-near - 1)).isEmpty());
    EXPECT_TRUE(revocationAlarm(end, end.addSecs(-near)).contains(QStringLiteral("ends on 2026-03-16T09:30:00Z")));
    EXPECT_TRUE(revocationAlarm(end, end).contains(QStringLiteral("ended on")));
    EXPECT_TRUE(revocationAlarm(QDateTime(), end).isEmpty()) << "one that never ends";
}

}  // namespace evergreen
