#include "kiosk/enrolment/kiosk_enrolment.h"

#include "kiosk/help/desk_tls.h"

#include <QFile>
#include <QFileInfo>

namespace evergreen {

namespace {

constexpr int kCreated = 201;
constexpr int kKeysTriedMax = 2;

const QString kKeyUsed = QStringLiteral("key-used");

struct Refusal {
    const char* error;
    EnrolmentEnd end;
    const char* words;
};

/// desk.yaml's, with what somebody at the kiosk can do about it.
constexpr Refusal kRefusals[] = {
    {"code", EnrolmentEnd::Refused,
     "the code is wrong, or another one was printed since, or the desk has no such kiosk in service"},
    {"code-ended", EnrolmentEnd::Refused, "the code is older than a day: have another one printed"},
    {"code-used", EnrolmentEnd::Refused, "the code was used already, with another key: have another one printed"},
    {"key-used", EnrolmentEnd::Refused, "the desk does not certify the new key either"},
    {"kiosk-unknown", EnrolmentEnd::Refused, "the desk has no such kiosk in service"},
    {"certificate-revoked", EnrolmentEnd::Refused,
     "this kiosk's certificate is revoked: it has to enrol anew, by a code"},
    {"certificate-foreign", EnrolmentEnd::Refused,
     "this kiosk's certificate is none that the desk has issued: it has to enrol, by a code"},
    {"renewed-already", EnrolmentEnd::Refused,
     "this certificate was renewed already, with a key that is not here: is there a copy of this disk? It has to enrol "
     "anew, by a code"},
    {"signing-request", EnrolmentEnd::WrongCall,
     "the desk cannot use what this program asks for: is it of another age?"},
    {"bad-request", EnrolmentEnd::WrongCall, "the desk cannot use what this program asks for: is it of another age?"},
    {"no-such-path", EnrolmentEnd::WrongCall,
     "not there: a code is used at the desk's port for browsers, a certificate is renewed at the one for kiosks"},
    {"no-authority", EnrolmentEnd::Later, "this desk issues no certificates (--authority)"},
    {"too-many", EnrolmentEnd::Later, "too many tries: wait a quarter of an hour"},
};

EnrolmentOutcome outcomeOf(const fleet::Refusal& refusal) {
    const auto end = refusal.reason == fleet::Reason::Storage ? EnrolmentEnd::DiskFault : EnrolmentEnd::Refused;
    return {end, QString::fromStdString(refusal.detail)};
}

EnrolmentOutcome outcomeOf(const DeskReply& reply) {
    switch (reply.trouble) {
        case DeskReply::Trouble::Clock:
            return {EnrolmentEnd::ClockWrong,
                    QStringLiteral("the desk's certificate is not valid at this machine's time: set the clock (%1)")
                        .arg(reply.words)};
        case DeskReply::Trouble::Refused:
            return {
                EnrolmentEnd::Refused,
                QStringLiteral("the desk does not take this kiosk's certificate: it has to enrol anew, by a code (%1)")
                    .arg(reply.words)};
        case DeskReply::Trouble::Unreachable:
            return {EnrolmentEnd::Later, QStringLiteral("the desk does not answer: ") + reply.words};
        case DeskReply::Trouble::None:
            break;
    }
    const QString error = reply.body[QStringLiteral("error")].toString();
    for (const Refusal& known : kRefusals) {
        if (error == QLatin1String(known.error)) return {known.end, QString::fromLatin1(known.words)};
    }
    return {EnrolmentEnd::Later, QStringLiteral("the desk answers %1 %2").arg(reply.status).arg(error)};
}

QString wordsOf(IdentityFault fault) {
    switch (fault) {
        case IdentityFault::None:
            return {};
        case IdentityFault::Garbage:
            return QStringLiteral("the desk's answer holds no certificate");
        case IdentityFault::OtherKey:
            return QStringLiteral("the desk's answer is a certificate of another key");
        case IdentityFault::OtherName:
            return QStringLiteral("the desk's answer is another kiosk's certificate");
        case IdentityFault::NotTrusted:
            return QStringLiteral("the desk's answer is signed by nobody in the file of --authority");
        case IdentityFault::ClockApart:
            return QStringLiteral("the desk's answer is not valid at this machine's time: set the clock");
    }
    return {};
}

QString dayOf(std::int64_t seconds) {
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate);
}

}  // namespace

KioskEnrolment::KioskEnrolment(fleet::FileSystem& disk, const Clock& clock, EnrolmentPlace place)
    : m_clock(clock),
      m_place(std::move(place)),
      m_identity(disk, QFileInfo(m_place.identityFile).absolutePath().toStdString(),
                 QFileInfo(m_place.identityFile).fileName().toStdString()) {}

EnrolmentOutcome KioskEnrolment::enrol(const QString& kiosk, const QString& code) {
    return ask(kiosk, QStringLiteral("/v1/enrolments"),
               {{QStringLiteral("kiosk"), kiosk}, {QStringLiteral("code"), code}}, {});
}

EnrolmentOutcome KioskEnrolment::renew() {
    auto bytes = m_identity.read();
    if (!bytes) return outcomeOf(bytes.refusal());
    const WipedText identity(std::move(*bytes));
    const auto facts = factsOf(identity.text());
    if (!facts) return {EnrolmentEnd::Refused, QStringLiteral("no certificate in ") + m_place.identityFile};
    if (now() < facts->notBefore) {
        return {EnrolmentEnd::ClockWrong,
                QStringLiteral("this machine's clock (%1) is before its certificate's begin (%2): set the clock")
                    .arg(dayOf(now()), dayOf(facts->notBefore))};
    }
    if (now() >= facts->notAfter) {
        return {
            EnrolmentEnd::Refused,
            QStringLiteral("the certificate ended on %1, and it is %2 here: if the clock is right, this kiosk has to "
                           "enrol anew, by a code")
                .arg(dayOf(facts->notAfter), dayOf(now()))};
    }
    const std::int64_t due = facts->notAfter - (facts->notAfter - facts->notBefore) / renewalPart;
    if (now() < due) {
        return {EnrolmentEnd::Done,
                QStringLiteral("good until %1, to be renewed from %2 on").arg(dayOf(facts->notAfter), dayOf(due))};
    }
    return ask(QString::fromStdString(facts->name), QStringLiteral("/k/v1/renewals"), {}, m_place.identityFile);
}

EnrolmentOutcome KioskEnrolment::ask(const QString& kiosk, const QString& path, const QJsonObject& besides,
                                     const QString& identityFile) {
    const auto tls =
        deskTls({.authorityFile = m_place.authorityFile, .certificateFile = identityFile, .keyFile = identityFile});
    if (!tls || tls->caCertificates().isEmpty()) {
        return {EnrolmentEnd::WrongCall, QStringLiteral("--authority: no certificate in ") + m_place.authorityFile};
    }
    EnrolmentOutcome outcome;
    for (int tried = 0; tried < kKeysTriedMax; ++tried) {
        const auto key = m_identity.pendingKey();
        if (!key) return outcomeOf(key.refusal());
        QJsonObject body = besides;
        body[QStringLiteral("request")] = QString::fromStdString(key->signingRequest(kiosk.toStdString()));
        const DeskReply reply = askDesk(m_place.desk, path, body, *tls);
        if (reply.trouble == DeskReply::Trouble::None && reply.status == kCreated) return take(*key, kiosk, reply.body);
        outcome = outcomeOf(reply);
        if (reply.body[QStringLiteral("error")].toString() != kKeyUsed) return outcome;
        // Left over from long ago, or from another kiosk's disk: another one then.
        if (const auto dropped = m_identity.dropPendingKey(); !dropped) return outcomeOf(dropped.refusal());
    }
    return outcome;
}

EnrolmentOutcome KioskEnrolment::take(const KioskKey& key, const QString& kiosk, const QJsonObject& answer) {
    QFile authorities(m_place.authorityFile);
    const QByteArray believed =
        authorities.open(QIODevice::ReadOnly) ? authorities.read(IdentityPlace::fileBytesMax) : QByteArray();
    const std::string certificate = answer[QStringLiteral("certificate")].toString().toStdString();
    const std::string chain = answer[QStringLiteral("chain")].toString().toStdString();
    const IdentityFault fault = faultOf(certificate, chain, {key, kiosk.toStdString(), believed.toStdString(), now()});
    if (fault != IdentityFault::None) {
        const bool isClock = fault == IdentityFault::ClockApart;
        return {isClock ? EnrolmentEnd::ClockWrong : EnrolmentEnd::Refused, wordsOf(fault)};
    }
    const auto kept = m_identity.keep(key, certificate, chain);
    if (!kept) return outcomeOf(kept.refusal());
    const auto facts = factsOf(certificate);
    const QString until = facts ? dayOf(facts->notAfter) : QString();
    return {EnrolmentEnd::Done,
            QStringLiteral("%1: certificate until %2, in %3").arg(kiosk, until, m_place.identityFile)};
}

}  // namespace evergreen
