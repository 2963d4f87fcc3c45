#include "backend/http/revocation_list.h"

#include <ctime>
#include <memory>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace evergreen {

namespace {

constexpr int kListsMax = 16;

using RevocationList = std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)>;

QDateTime momentOf(const ASN1_TIME* time) {
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1) return {};
    return {QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
            QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC};
}

}  // namespace

Result<QDateTime> nextUpdateOf(const QString& revocationFile) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> file(BIO_new_file(revocationFile.toLocal8Bit().constData(), "r"),
                                                         &BIO_free);
    QDateTime first;
    int lists = 0;
    for (; file && lists < kListsMax; ++lists) {
        const RevocationList list(PEM_read_bio_X509_CRL(file.get(), nullptr, nullptr, nullptr), &X509_CRL_free);
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
