#include "backend/http/revocation_list.h"

#include "backend/certificates/certificate_maker.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>

namespace evergreen {

namespace {

constexpr int kListsMax = 16;

}  // namespace

Result<QDateTime> nextUpdateOf(const QString& revocationFile) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> file(BIO_new_file(revocationFile.toLocal8Bit().constData(), "r"),
                                                         &BIO_free);
    QDateTime first;
    int lists = 0;
    for (; file && lists < kListsMax; ++lists) {
        const RevocationList list(PEM_read_bio_X509_CRL(file.get(), nullptr, nullptr, nullptr));
        if (!list) break;
        const QDateTime next = momentOf(X509_CRL_get0_nextUpdate(list.get()));
        if (next.isValid() && (!first.isValid() || next < first)) first = next;
    }
    ERR_clear_error();  // the end of the file is one
    if (lists == 0) return Failure{FailureCode::ConfigBad, revocationFile + QStringLiteral(": no revocation list")};
    return first;
}

QString revocationAlarm(const QDateTime& nextUpdate, const QDateTime& now) {
    if (!nextUpdate.isValid() || now.msecsTo(nextUpdate) > std::chrono::milliseconds(kRevocationNear).count())
        return {};
    const QString when = nextUpdate.toString(Qt::ISODate);
    if (now < nextUpdate) {
        return QStringLiteral("the revocation list ends on %1, and then every kiosk is refused: replace it").arg(when);
    }
    return QStringLiteral("the revocation list ended on %1, every kiosk is refused: replace it").arg(when);
}

}  // namespace evergreen
