#include "backend/desk/password.h"

#include "backend/desk/seal.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace evergreen::desk {

namespace {

constexpr int kCheap = 10;

}  // namespace

// Spec: RFC 7914 §12, the third vector: the first 32 of its 64 bytes, which a shorter key is.
TEST(Password, hash_is_scrypt_of_the_standard) {
    const QByteArray hash =
        QByteArray::fromHex("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2").toBase64();
    const QString text =
        QStringLiteral("scrypt$14$8$1$%1$%2")
            .arg(QString::fromLatin1(QByteArray("SodiumChloride").toBase64()), QString::fromLatin1(hash));
    EXPECT_TRUE(isPassword("pleaseletmein", text));
    EXPECT_FALSE(isPassword("pleaseletmeout", text));
}

TEST(Password, same_password_is_hashed_differently_each_time_and_found_both_times) {
    const QString first = hashedPassword("correct horse", kCheap);
    const QString second = hashedPassword("correct horse", kCheap);
    EXPECT_NE(first, second);
    EXPECT_TRUE(isPassword("correct horse", first));
    EXPECT_TRUE(isPassword("correct horse", second));
    EXPECT_FALSE(isPassword("correct horse ", first));
    EXPECT_FALSE(isPassword("", first));
}

TEST(Password, text_that_is_no_hash_is_nobodys_password) {
    const QString good = hashedPassword("x", kCheap);
    for (const QString& text :
         {QString(), QStringLiteral("x"), QString(good).replace(QStringLiteral("$10$"), QStringLiteral("$31$")),
          QString(good).replace(QStringLiteral("scrypt"), QStringLiteral("crypt")), good.chopped(8)}) {
        EXPECT_FALSE(isPassword("x", text)) << text.toStdString();
        EXPECT_FALSE(isPassword("", text)) << text.toStdString();
    }
}

TEST(Seal, opens_only_what_it_sealed_about_the_same_person) {
    QTemporaryDir folder;
    Seal seal;
    ASSERT_TRUE(seal.open(folder.path()).ok());
    const QString sealed = seal.seal("secret", QStringLiteral("xiaoli"));
    EXPECT_EQ(seal.unseal(sealed, QStringLiteral("xiaoli")), QByteArray("secret"));
    EXPECT_FALSE(seal.unseal(sealed, QStringLiteral("xiaowang")).has_value());
    EXPECT_FALSE(seal.unseal(sealed.chopped(4), QStringLiteral("xiaoli")).has_value());
    EXPECT_FALSE(seal.unseal(QString(), QStringLiteral("xiaoli")).has_value());
}

TEST(Seal, key_stays_over_a_restart_and_is_for_the_owner_only) {
    QTemporaryDir folder;
    QString sealed;
    {
        Seal seal;
        ASSERT_TRUE(seal.open(folder.path()).ok());
        sealed = seal.seal("secret", QStringLiteral("xiaoli"));
    }
    Seal again;
    ASSERT_TRUE(again.open(folder.path()).ok());
    EXPECT_EQ(again.unseal(sealed, QStringLiteral("xiaoli")), QByteArray("secret"));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    EXPECT_FALSE(QFileInfo(folder.filePath(QStringLiteral("sealing.key"))).permissions() & others);
    QTemporaryDir elsewhere;
    Seal other;
    ASSERT_TRUE(other.open(elsewhere.path()).ok());
    EXPECT_FALSE(other.unseal(sealed, QStringLiteral("xiaoli")).has_value());
}

}  // namespace evergreen::desk
