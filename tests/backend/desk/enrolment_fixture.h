// Books with two kiosks, an authority that was made today, and whoever asks for certificates.
#pragma once

#include "backend/desk/enrolment.h"
#include "backend/desk/enrolment_code.h"
#include "tests/backend/desk/tickets_fixture.h"
#include "tests/support/test_authority.h"

#include <QJsonDocument>

namespace evergreen::desk {

class EnrolmentTest : public EachDatabase {
protected:
    void SetUp() override {
        options.database = freshDatabase();
        books = std::make_unique<DeskBooks>(options, clock);
        ASSERT_TRUE(books->open().ok());
        inOneGo([this] { plant(books->branches); });
        auto opened = made().open(clock.now());
        ASSERT_TRUE(opened.ok());
        authority.emplace(std::move(*opened));
        enrolment = std::make_unique<Enrolment>(*books, authority);
    }

    void inOneGo(const std::function<void()>& work) { ASSERT_TRUE(books->inOneGo(work).ok()); }

    /// As --enrol does.
    QString printed(const QString& kiosk = kHere.id) {
        QString code = newEnrolmentCode();
        inOneGo([&] {
            books->certificates.putCode(kiosk, enrolmentCodeHash(kiosk, code),
                                        books->now() + std::chrono::milliseconds(kEnrolmentCodeLife).count());
        });
        return code;
    }

    HttpResponse enrol(const QString& code, const QByteArray& request, const QString& kiosk = kHere.id,
                       const QString& address = QStringLiteral("192.0.2.7")) {
        const QJsonObject body{{QStringLiteral("kiosk"), kiosk},
                               {QStringLiteral("code"), code},
                               {QStringLiteral("request"), QString::fromLatin1(request)}};
        return enrolment->enrol({.method = "POST", .body = QJsonDocument(body).toJson(), .peerAddress = address});
    }
    HttpResponse enrol(const QString& code) { return enrol(code, requestOf(newP256Key().get())); }

    HttpResponse renew(const QString& serial, const QByteArray& request, const Kiosk& kiosk = kHere) {
        const QJsonObject body{{QStringLiteral("request"), QString::fromLatin1(request)}};
        return enrolment->renew(kiosk, {.method = "POST", .body = QJsonDocument(body).toJson(), .peerSerial = serial});
    }

    /// "201", or "403 code".
    static QString verdict(const HttpResponse& answer) {
        const QString error = QJsonDocument::fromJson(answer.body)[QStringLiteral("error")].toString();
        return (QString::number(answer.status) + u' ' + error).trimmed();
    }
    static QString certificate(const HttpResponse& answer) {
        return QJsonDocument::fromJson(answer.body)[QStringLiteral("certificate")].toString();
    }
    /// The serial number of what was given for this request.
    QString serialFor(const QByteArray& request) {
        const auto known = books->certificates.ofKey(SigningRequest::read(request)->keyHash());
        return known ? known->serial : QString();
    }
    int rows(const QString& table) {
        return books->database.run(QStringLiteral("SELECT COUNT(*) FROM ") + table)[0][0].toInt();
    }

    static const TestAuthority& made() {
        static const TestAuthority authority(FakeClock().now());
        return authority;
    }

    FakeClock clock;
    BookOptions options;
    std::unique_ptr<DeskBooks> books;
    std::optional<Authority> authority;
    std::unique_ptr<Enrolment> enrolment;
};

inline const QString kGiven = QStringLiteral("201");
inline const QString kWrongCode = QStringLiteral("403 code");

}  // namespace evergreen::desk
