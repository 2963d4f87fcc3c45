#include "backend/desk/enrolment_code.h"

#include <array>
#include <openssl/rand.h>

#include <QCryptographicHash>

namespace evergreen::desk {

namespace {

constexpr char kLetters[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t kCodeLetters = 16;
constexpr std::size_t kGroupLetters = 4;
static_assert(sizeof kLetters - 1 == 32, "five bits a letter, each as likely as the others");

}  // namespace

QString newEnrolmentCode() {
    std::array<unsigned char, kCodeLetters> random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) return {};
    QString code;
    for (std::size_t at = 0; at < random.size(); ++at) {
        if (at > 0 && at % kGroupLetters == 0) code += u'-';
        code += QLatin1Char(kLetters[random[at] & 31U]);
    }
    return code;
}

QString enrolmentCodeHash(const QString& kiosk, const QString& typed) {
    QString code = typed.toUpper();
    code.remove(u'-').remove(u' ');
    const QByteArray bytes = kiosk.toUtf8() + ' ' + code.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

}  // namespace evergreen::desk
