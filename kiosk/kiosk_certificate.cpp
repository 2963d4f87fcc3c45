#include "kiosk/kiosk_certificate.h"

#include <QSslCertificate>

namespace evergreen {

KioskCertificate::KioskCertificate(Clock& clock, QString file, std::function<bool()> isNobodyThere,
                                   std::function<void()> startAnew)
    : m_clock(clock),
      m_file(std::move(file)),
      m_isNobodyThere(std::move(isNobodyThere)),
      m_startAnew(std::move(startAnew)),
      m_first(fingerprint()) {
    lookLater();
}

void KioskCertificate::lookLater() {
    m_nextLook = m_clock.alarm(lookEvery, [this] { look(); });
}

void KioskCertificate::look() {
    const QByteArray now = fingerprint();
    // One that cannot be read is nothing to start anew with.
    const bool isAnother = !now.isEmpty() && now != m_first;
    if (isAnother && m_isNobodyThere()) return m_startAnew();
    lookLater();
}

QByteArray KioskCertificate::fingerprint() const {
    const auto chain = QSslCertificate::fromPath(m_file);
    return chain.isEmpty() ? QByteArray() : chain.first().digest(QCryptographicHash::Sha256);
}

}  // namespace evergreen
