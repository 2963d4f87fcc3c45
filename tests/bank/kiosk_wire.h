// A kiosk as bytes on the wire, over the certificate of one: to send what no kiosk of ours would. For a bank that lives
// on another thread.
#pragma once

#include "tests/support/running_bank.h"
#include "tests/support/test_pin_block.h"
#include "tests/support/tls_client.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

namespace evergreen {

struct WireAnswer {
    QByteArray head;
    QByteArray body;

    int status() const { return head.mid(9, 3).toInt(); }
    QByteArray header(const QByteArray& name) const {
        for (const QByteArray& line : head.split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ": ")) return line.mid(name.size() + 2).trimmed();
        }
        return {};
    }
};

struct KioskWire {
    const CertificateFolder& folder;
    quint16 port;
    QString kiosk = QString::fromUtf16(testKioskName);
    QByteArray token{};

    WireAnswer ask(const QByteArray& method, const QByteArray& path, const QByteArrayList& headers,
                   const QByteArray& body) {
        TlsClient client(folder);
        client.showCertificate(folder.kioskCertificate(kiosk), folder.kioskKey(kiosk));
        EXPECT_TRUE(client.connect(port));
        QByteArrayList lines{method + ' ' + path + " HTTP/1.1", "Host: localhost", "Connection: close",
                             "Content-Length: " + QByteArray::number(body.size())};
        if (!token.isEmpty()) lines << "Session: " + token;
        client.send((lines + headers).join("\r\n") + "\r\n\r\n" + body);
        const QByteArray all = client.untilClosed();
        const auto end = all.indexOf("\r\n\r\n");
        return {all.left(end), all.mid(end + 4)};
    }

    /// The customer's id.
    QString signIn(const QString& pan) {
        WireAnswer key = ask("POST", "/v1/pin-keys", {}, {});
        const SecretBytes bytes(std::as_bytes(std::span(key.body.data(), 16)));
        const QJsonObject card{{QStringLiteral("pan"), pan},
                               {QStringLiteral("panSequence"), 1},
                               {QStringLiteral("expiry"), QStringLiteral("4912")},
                               {QStringLiteral("pinKeyId"), QString::fromLatin1(key.header("Pin-Key-Id"))},
                               {QStringLiteral("pinBlock"), toHex(testPinBlock(kDemoPin, pan, bytes))}};
        const auto opened = ask("POST", "/v1/sessions", {}, QJsonDocument(card).toJson(QJsonDocument::Compact));
        const QJsonObject session = QJsonDocument::fromJson(opened.body).object();
        token = session[QStringLiteral("token")].toString().toLatin1();
        return session[QStringLiteral("customerId")].toString();
    }
};

}  // namespace evergreen
