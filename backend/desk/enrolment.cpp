#include "backend/desk/enrolment.h"

#include "backend/desk/enrolment_code.h"
#include "backend/http/http_routes.h"
#include "backend/http/json_answer.h"
#include "kiosk/base/json_fields.h"

#include <QJsonDocument>

namespace evergreen::desk {

namespace {

constexpr qsizetype kKioskIdMax = 64;
constexpr qsizetype kCodeLengthMax = 64;
constexpr int kCreated = 201;

const QString kAnybody = QStringLiteral("enrolment");

QString errorOf(const HttpResponse& answer) {
    return QJsonDocument::fromJson(answer.body).object()[QStringLiteral("error")].toString();
}

}  // namespace

HttpResponse Enrolment::enrol(const HttpRequest& request) {
    if (!m_authority) return httpError(503, "no-authority");
    const auto asked = readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) {
        return Asked{fields.text("kiosk", kKioskIdMax), fields.text("code", kCodeLengthMax),
                     fields.text("request", SigningRequest::pemBytesMax)};
    });
    if (!asked) return httpError(400, "bad-request");
    return inOneGo([&] {
        const auto count = [&](const QString& who, Allowance allowance) {
            return m_books.limits.count(who, allowance, m_books.now());
        };
        // Neither a row for each address nor a line in the audit beyond that: strangers could fill them.
        auto wait = count(kAnybody, inAll);
        if (wait.count() == 0) wait = count(kAnybody + u':' + request.peerAddress, perAddress);
        if (wait.count() > 0) return tooMany(wait);
        HttpResponse answer = byCode(*asked, request.peerAddress);
        note(asked->kiosk, request.peerAddress, "enrol", answer);
        return answer;
    });
}

HttpResponse Enrolment::renew(const Kiosk& kiosk, const HttpRequest& request) {
    if (!m_authority) return httpError(503, "no-authority");
    const auto asked = readJson(request.body, FailureCode::ConfigBad,
                                [](JsonFields& fields) { return fields.text("request", SigningRequest::pemBytesMax); });
    if (!asked) return httpError(400, "bad-request");
    return inOneGo([&] {
        const auto wait = m_books.limits.count(QStringLiteral("renewal:") + kiosk.id, renewalsOfOne, m_books.now());
        if (wait.count() > 0) return tooMany(wait);
        const auto wanted = SigningRequest::read(asked->toLatin1());
        HttpResponse answer =
            wanted ? byCertificate(kiosk, request.peerSerial, *wanted) : httpError(400, "signing-request");
        note(kiosk.id, request.peerAddress, "renew", answer);
        return answer;
    });
}

HttpResponse Enrolment::inOneGo(const std::function<HttpResponse()>& decide) {
    HttpResponse answer;
    const auto done = m_books.inOneGo([&] { answer = decide(); });
    return done ? answer : storageError(done.failure());
}

/// One word for a code that is wrong or replaced and a kiosk that is unknown or out of service; what else is wrong with
/// a code is told to who has it.
HttpResponse Enrolment::byCode(const Asked& asked, const QString& address) {
    const bool isThere = isKioskId(asked.kiosk) && m_books.branches.kiosk(asked.kiosk);
    const auto code = isThere ? m_books.certificates.code(asked.kiosk) : std::nullopt;
    if (!code || code->hash != enrolmentCodeHash(asked.kiosk, asked.code)) return httpError(403, "code");
    if (code->endsAt <= m_books.now()) return httpError(403, "code-ended");
    const auto wanted = SigningRequest::read(asked.request.toLatin1());
    if (!wanted) return httpError(400, "signing-request");
    m_books.limits.forgive(kAnybody + u':' + address);
    return issueByCode(asked, *code, *wanted);
}

HttpResponse Enrolment::issueByCode(const Asked& asked, const EnrolmentCode& code, const SigningRequest& wanted) {
    const auto known = m_books.certificates.ofKey(wanted.keyHash());
    const bool isLost = known && (known->revokedAt != 0 || known->notAfter <= m_books.now());
    if (known && (known->kiosk != asked.kiosk || isLost)) return httpError(409, "key-used");
    // The answer was lost: with this code, or with one before it.
    const bool isAgain = known && known->serial == code.serial;
    if (isAgain) return given(*known);
    if (!code.serial.isEmpty()) return httpError(409, "code-used");
    const auto certificate = known ? Result<KioskCertificate>(*known) : issued(asked.kiosk, wanted, {});
    if (!certificate) return storageError(certificate.failure());
    m_books.certificates.useCode(asked.kiosk, certificate->serial);
    if (!known) m_books.certificates.put(*certificate);
    // A kiosk that enrols anew is another machine, or one whose key is not its own any more.
    m_books.certificates.revoke(asked.kiosk, m_books.now(), certificate->serial);
    return given(*certificate);
}

HttpResponse Enrolment::byCertificate(const Kiosk& kiosk, const QString& serial, const SigningRequest& wanted) {
    const auto shown = m_books.certificates.find(serial);
    if (!shown || shown->kiosk != kiosk.id) return httpError(403, "certificate-foreign");
    const auto known = m_books.certificates.ofKey(wanted.keyHash());
    if (known && known->by == shown->serial && known->revokedAt == 0) return given(*known);
    if (known) return httpError(409, "key-used");
    if (m_books.certificates.renewalOf(shown->serial)) {
        qCritical(
            "desk: the certificate of %s was renewed already, and somebody has shown it to renew it with another "
            "key: is there a copy of the kiosk's disk?",
            qPrintable(kiosk.id));
        return httpError(409, "renewed-already");
    }
    const auto certificate = issued(kiosk.id, wanted, shown->serial);
    if (!certificate) return storageError(certificate.failure());
    m_books.certificates.put(*certificate);
    return given(*certificate);
}

Result<KioskCertificate> Enrolment::issued(const QString& kiosk, const SigningRequest& wanted, const QString& by) {
    if (!m_authority) return Failure{FailureCode::ConfigBad, QStringLiteral("no authority")};
    const std::int64_t now = m_books.now();
    const auto made = m_authority->issue(kiosk, wanted.key(), QDateTime::fromMSecsSinceEpoch(now, Qt::UTC));
    if (!made) return made.failure();
    return KioskCertificate{made->serial, kiosk,         wanted.keyHash(), by, QString::fromLatin1(made->pem),
                            now,          made->notAfter};
}

HttpResponse Enrolment::given(const KioskCertificate& certificate) const {
    const QByteArray chain = m_authority ? m_authority->chain() : QByteArray();
    return jsonAnswer(
        {{QStringLiteral("certificate"), certificate.pem}, {QStringLiteral("chain"), QString::fromLatin1(chain)}},
        kCreated);
}

void Enrolment::note(const QString& kiosk, const QString& address, const char* act, const HttpResponse& answer) {
    const auto known = isKioskId(kiosk) ? m_books.branches.kiosk(kiosk) : std::nullopt;
    m_books.notes.audit({.branch = known ? known->branch : QString(),
                         .address = address,
                         .act = QString::fromLatin1(act),
                         .subject = known ? kiosk : QString(),
                         .outcome = answer.status == kCreated ? QStringLiteral("done") : errorOf(answer)});
}

}  // namespace evergreen::desk
