#include "backend/bank_sandbox/vault.h"

#include "backend/bank_sandbox/pin_block.h"

#include <algorithm>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <QDir>
#include <QFile>

namespace evergreen {

namespace {

constexpr qsizetype kIndexKeyBytes = 32;

QByteArray randomBytes(int count) {
    QByteArray bytes(count, '\0');
    // A sandbox without a random source has no business going on.
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), count) != 1) qFatal("no random source");
    return bytes;
}

std::span<const std::byte> view(const QByteArray& bytes) {
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

}  // namespace

QByteArray pinHash(std::span<const std::byte> pin, const QByteArray& salt) {
    constexpr std::uint64_t n = 16384;
    constexpr std::uint64_t r = 8;
    constexpr std::uint64_t p = 1;
    constexpr std::uint64_t memoryMax = 64ULL * 1024 * 1024;
    QByteArray hash(32, '\0');
    const int ok = EVP_PBE_scrypt(reinterpret_cast<const char*>(pin.data()), pin.size(),
                                  reinterpret_cast<const unsigned char*>(salt.constData()),
                                  static_cast<std::size_t>(salt.size()), n, r, p, memoryMax,
                                  reinterpret_cast<unsigned char*>(hash.data()), static_cast<std::size_t>(hash.size()));
    return ok == 1 ? hash : QByteArray();
}

Result<> Vault::open(const QString& folder) {
    QFile file(folder + QStringLiteral("/pan-index.key"));
    if (!file.exists()) {
        const bool made = QDir().mkpath(folder) && file.open(QIODevice::WriteOnly | QIODevice::NewOnly) &&
                          file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                          file.write(randomBytes(kIndexKeyBytes)) == kIndexKeyBytes;
        file.close();
        if (!made) return Failure{FailureCode::StorageFault, QStringLiteral("index key cannot be written")};
    }
    QByteArray raw;
    if (file.open(QIODevice::ReadOnly)) raw = file.readAll();
    if (raw.size() != kIndexKeyBytes) return Failure{FailureCode::StorageFault, QStringLiteral("index key unreadable")};
    m_indexKey = SecretBytes(view(raw));
    OPENSSL_cleanse(raw.data(), static_cast<std::size_t>(raw.size()));
    return {};
}

QString Vault::indexOf(const QString& number) const {
    const QByteArray text = number.toUtf8();
    std::array<unsigned char, 32> digest{};
    unsigned int length = 0;
    HMAC(EVP_sha256(), m_indexKey.view().data(), static_cast<int>(m_indexKey.size()),
         reinterpret_cast<const unsigned char*>(text.constData()), static_cast<std::size_t>(text.size()), digest.data(),
         &length);
    return toHex(std::as_bytes(std::span(digest))).toLower();
}

Vault::FreshPinKey Vault::issuePinKey(const QString& kiosk) {
    std::erase_if(m_pinKeys, [&](const auto& held) { return held.second.issuedAt + pinKeyLife < m_time.now(); });
    if (m_pinKeys.size() >= pinKeysMax) {
        const auto older = [](const auto& a, const auto& b) { return a.second.issuedAt < b.second.issuedAt; };
        m_pinKeys.erase(std::min_element(m_pinKeys.begin(), m_pinKeys.end(), older));
    }
    FreshPinKey fresh{.id = QString::fromLatin1(randomBytes(16).toHex()), .key = randomBytes(16)};
    m_pinKeys.emplace(fresh.id, HeldKey{kiosk, SecretBytes(view(fresh.key)), m_time.now()});
    return fresh;
}

Vault::PinWord Vault::check(const QString& kiosk, const QString& pinKeyId, ByteView block, const QString& pan,
                            const PinHash& hash) {
    const QString index = indexOf(pan);
    const auto held = m_pinKeys.find(pinKeyId);
    if (held == m_pinKeys.end() || held->second.kiosk != kiosk) return PinWord::KeyUnknown;
    auto& left = m_triesLeft.try_emplace(index, triesMax).first->second;
    if (left == 0) return PinWord::Blocked;
    const auto pin = pinOf(block, held->second.key, pan);
    if (!pin) return PinWord::BlockBad;
    const QByteArray found = pinHash(pin->view(), hash.salt);
    const bool right =
        found.size() == hash.hash.size() && !found.isEmpty() &&
        CRYPTO_memcmp(found.constData(), hash.hash.constData(), static_cast<std::size_t>(found.size())) == 0;
    if (right) {
        left = triesMax;
        m_pinKeys.erase(held);  // one visit, one key
        return PinWord::Right;
    }
    return --left == 0 ? PinWord::Blocked : PinWord::Wrong;
}

int Vault::triesLeft(const QString& panIndex) const {
    const auto found = m_triesLeft.find(panIndex);
    return found == m_triesLeft.end() ? triesMax : found->second;
}

}  // namespace evergreen
