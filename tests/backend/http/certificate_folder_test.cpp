#include "backend/certificates/certificate_folder.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace evergreen {

TEST(CertificateFolder, keys_are_for_the_owner_only_and_the_authority_has_none) {
    QTemporaryDir directory;
    const CertificateFolder folder(directory.path());
    const QString kiosk = QStringLiteral("kiosk-0001");
    EXPECT_FALSE(folder.exists({kiosk}));
    ASSERT_TRUE(folder.make({kiosk}).ok());
    EXPECT_TRUE(folder.exists({kiosk}));
    EXPECT_FALSE(folder.exists({kiosk, QStringLiteral("kiosk-0002")}));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const auto& key : {folder.serverKey(), folder.kioskKey(kiosk), folder.kioskOrderKey(kiosk)}) {
        EXPECT_FALSE(QFileInfo(key).permissions() & others);
    }
    EXPECT_EQ(QDir(directory.path()).entryList({QStringLiteral("*.key")}),
              (QStringList{QStringLiteral("bank.key"), QStringLiteral("broker.key"), QStringLiteral("desk.key"),
                           QStringLiteral("helpdesk.key"), QStringLiteral("kiosk-0001.key"),
                           QStringLiteral("kiosk-0001.orders.key")}));
}

TEST(CertificateFolder, unwritable_place_is_a_storage_fault) {
    const auto made = CertificateFolder(QStringLiteral("/proc/nowhere")).make({});
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.failure().code, FailureCode::StorageFault);
}

}  // namespace evergreen
