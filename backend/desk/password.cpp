#include "backend/desk/password.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <QStringList>

namespace evergreen::desk {

namespace {

constexpr int kHashBytes = 32;
constexpr int kSaltBytes = 16;
constexpr std::uint64_t kBlockSize = 8;

struct Hashed {
    int costLog2 = kPasswordCostLog2;
    QByteArray salt{};
    QByteArray hash{};
};

QByteArray scrypt(const QByteArray& password, const QByteArray& salt, int costLog2) {
    const std::uint64_t cost = std::uint64_t{1} << costLog2;
    const std::uint64_t memoryMax = 128 * kBlockSize * (cost + 64);
    QByteArray hash(kHashBytes, '\0');
    const int done =
        EVP_PBE_scrypt(password.constData(), static_cast<std::size_t>(password.size()),
                       reinterpret_cast<const unsigned char*>(salt.constData()), static_cast<std::size_t>(salt.size()),
                       cost, kBlockSize, 1, memoryMax, reinterpret_cast<unsigned char*>(hash.data()), kHashBytes);
    return done == 1 ? hash : QByteArray();
}

Hashed parsed(const QString& text) {
    const QStringList parts = text.split(u'$');
    const bool isOurs = parts.size() == 6 && parts[0] == QStringLiteral("scrypt") && parts[2] == QStringLiteral("8") &&
                        parts[3] == QStringLiteral("1");
    const int cost = isOurs ? parts[1].toInt() : 0;
    if (cost < 1 || cost > kPasswordCostLog2Most) return {.salt = QByteArray(kSaltBytes, '\0')};
    return {cost, QByteArray::fromBase64(parts[4].toLatin1()), QByteArray::fromBase64(parts[5].toLatin1())};
}

}  // namespace

QString hashedPassword(const QByteArray& password, int costLog2) {
    QByteArray salt(kSaltBytes, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(salt.data()), kSaltBytes) != 1) return {};
    const QByteArray hash = scrypt(password, salt, costLog2);
    if (hash.isEmpty()) return {};
    return QStringLiteral("scrypt$%1$8$1$%2$%3")
        .arg(costLog2)
        .arg(QString::fromLatin1(salt.toBase64()), QString::fromLatin1(hash.toBase64()));
}

bool isPassword(const QByteArray& password, const QString& hashed) {
    const Hashed known = parsed(hashed);
    const QByteArray hash = scrypt(password, known.salt, known.costLog2);
    return hash.size() == kHashBytes && known.hash.size() == kHashBytes &&
           CRYPTO_memcmp(hash.constData(), known.hash.constData(), kHashBytes) == 0;
}

}  // namespace evergreen::desk
