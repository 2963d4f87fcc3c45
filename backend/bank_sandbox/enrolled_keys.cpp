#include "backend/bank_sandbox/enrolled_keys.h"

#include <algorithm>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <QCryptographicHash>
#include <QDir>

namespace evergreen {

namespace {

const QString kEnding = QStringLiteral(".orders.pem");

/// The signer's id that SM2 hashes along: the customary one of GB/T 35276.
constexpr char kSm2Id[] = "1234567812345678";

const unsigned char* raw(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

QString fingerprintOf(EVP_PKEY* key) {
    unsigned char* der = nullptr;
    const int length = i2d_PUBKEY(key, &der);
    const QByteArray information(reinterpret_cast<const char*>(der), std::max(length, 0));
    OPENSSL_free(der);
    return QString::fromLatin1(QCryptographicHash::hash(information, QCryptographicHash::Sha256).toHex());
}

}  // namespace

VerifyingKey::VerifyingKey(EVP_PKEY* owned)
    : m_key(owned, &EVP_PKEY_free), m_isSm2(EVP_PKEY_is_a(owned, "SM2") == 1), m_fingerprint(fingerprintOf(owned)) {}

bool VerifyingKey::isUsable() const {
    return m_isSm2 || EVP_PKEY_is_a(m_key.get(), "ED25519") == 1;
}

Result<std::vector<VerifyingKey>> VerifyingKey::load(const QString& file) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> pem(BIO_new_file(QFile::encodeName(file).constData(), "r"),
                                                        &BIO_free);
    std::vector<VerifyingKey> keys;
    while (pem && keys.size() < perFileMax) {
        EVP_PKEY* key = PEM_read_bio_PUBKEY(pem.get(), nullptr, nullptr, nullptr);
        if (!key) break;
        keys.push_back(VerifyingKey(key));
    }
    const bool areUsable = std::all_of(keys.begin(), keys.end(), [](const auto& key) { return key.isUsable(); });
    if (!keys.empty() && areUsable) return keys;
    return Failure{FailureCode::ConfigBad, file + QStringLiteral(": no public keys of Ed25519 or SM2")};
}

QString VerifyingKey::algorithm() const {
    return m_isSm2 ? QStringLiteral("sm2") : QStringLiteral("ed25519");
}

bool VerifyingKey::fits(const QByteArray& text, const QByteArray& signature) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_PKEY_CTX* settings = nullptr;  // the context's own
    return EVP_DigestVerifyInit_ex(context.get(), &settings, m_isSm2 ? "SM3" : nullptr, nullptr, nullptr, m_key.get(),
                                   nullptr) == 1 &&
           (!m_isSm2 || EVP_PKEY_CTX_set1_id(settings, kSm2Id, sizeof kSm2Id - 1) == 1) &&
           EVP_DigestVerify(context.get(), raw(signature), static_cast<std::size_t>(signature.size()), raw(text),
                            static_cast<std::size_t>(text.size())) == 1;
}

Result<> EnrolledKeys::open(const QString& folder) {
    m_keys.clear();
    const QDir all(folder);
    for (const QString& name : all.entryList({QStringLiteral("*") + kEnding}, QDir::Files)) {
        auto keys = VerifyingKey::load(all.filePath(name));
        if (!keys) return keys.failure();
        m_keys[name.chopped(kEnding.size())] = std::move(*keys);
    }
    return {};
}

const VerifyingKey* EnrolledKeys::inUse(const QString& kiosk) const {
    const auto found = m_keys.find(kiosk);
    return found == m_keys.end() ? nullptr : &found->second.front();
}

const VerifyingKey* EnrolledKeys::find(const QString& kiosk, const QString& fingerprint) const {
    const auto found = m_keys.find(kiosk);
    if (found == m_keys.end()) return nullptr;
    const auto key = std::find_if(found->second.begin(), found->second.end(),
                                  [&](const VerifyingKey& each) { return each.fingerprint() == fingerprint; });
    return key == found->second.end() ? nullptr : &*key;
}

}  // namespace evergreen
