#include "backend/desk/one_time_code.h"

#include <array>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <QUrl>

namespace evergreen::desk {

QString oneTimeCode(const QByteArray& secret, std::int64_t step, int digits) {
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i) {
        counter[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * (7 - i)));
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int size = 0;
    HMAC(EVP_sha1(), secret.constData(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(),
         &size);
    const unsigned offset = mac[19] & 0x0fU;
    std::uint32_t number = 0;
    for (unsigned i = 0; i < 4; ++i) number = (number << 8) | mac[offset + i];
    number &= 0x7fffffffU;
    std::uint32_t modulus = 1;
    for (int i = 0; i < digits; ++i) modulus *= 10;
    return QStringLiteral("%1").arg(number % modulus, digits, 10, QLatin1Char('0'));
}

std::optional<std::int64_t> stepOfCode(const QByteArray& secret, const QString& code, std::int64_t nowMs,
                                       std::int64_t usedStep) {
    const std::int64_t present = nowMs / 1000 / kCodeStepSeconds;
    const QByteArray given = code.toLatin1();
    std::optional<std::int64_t> found;
    for (std::int64_t step = present - 1; step <= present + 1; ++step) {
        const QByteArray wanted = oneTimeCode(secret, step).toLatin1();
        const bool same =
            given.size() == wanted.size() && CRYPTO_memcmp(given.constData(), wanted.constData(), kCodeDigits) == 0;
        if (same && step > usedStep) found = step;
    }
    return found;
}

QString base32(const QByteArray& bytes) {
    static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QString text;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char byte : bytes) {
        held = (held << 8) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) text += QLatin1Char(letters[(held >> (bits - 5)) & 31U]);
    }
    if (bits > 0) text += QLatin1Char(letters[(held << (5 - bits)) & 31U]);
    return text;
}

QString authenticatorUri(const QString& staff, const QByteArray& secret) {
    return QStringLiteral("otpauth://totp/Evergreen:%1?secret=%2&issuer=Evergreen")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(staff)), base32(secret));
}

}  // namespace evergreen::desk
