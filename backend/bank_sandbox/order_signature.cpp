#include "backend/bank_sandbox/order_signature.h"

#include <algorithm>

#include <QDateTime>

namespace evergreen {

namespace {

/// The first line of what is signed: another layout of it would have another.
constexpr char kLayout[] = "evergreen-order-1";

/// How many lines stand before the body, which may hold line feeds of its own; nothing else may.
constexpr qsizetype kLinesBefore = 7;

struct Header {
    QString algorithm;
    QByteArray time;
    QByteArray signature;
};

std::optional<Header> readHeader(const QByteArray& header) {
    const auto words = header.split(' ');
    if (words.size() != 3) return std::nullopt;
    const auto time = QDateTime::fromString(QString::fromLatin1(words[1]), Qt::ISODate);
    const auto signature = QByteArray::fromBase64Encoding(words[2], QByteArray::AbortOnBase64DecodingErrors);
    const bool isOneSpelling = time.toUTC().toString(Qt::ISODate).toLatin1() == words[1];
    if (!time.isValid() || !isOneSpelling || !signature) return std::nullopt;
    return Header{QString::fromLatin1(words[0]), words[1], *signature};
}

std::optional<QByteArray> textOf(const HttpRequest& request, const QString& customerId, const QByteArray& time) {
    const QByteArrayList lines{kLayout,
                               request.peerName.toUtf8(),
                               customerId.toUtf8(),
                               time,
                               request.method,
                               request.path.toUtf8(),
                               request.header("idempotency-key")};
    const bool areLines =
        std::none_of(lines.begin(), lines.end(), [](const auto& line) { return line.contains('\n'); });
    if (!areLines) return std::nullopt;
    return lines.join('\n') + '\n' + request.body;
}

}  // namespace

std::optional<OrderSignature> signatureUnder(const HttpRequest& request, const QString& customerId,
                                             const EnrolledKeys& keys) {
    const VerifyingKey* key = keys.inUse(request.peerName);
    const auto header = readHeader(request.header("kiosk-signature"));
    if (!key || !header || header->algorithm != key->algorithm()) return std::nullopt;
    const auto text = textOf(request, customerId, header->time);
    if (!text || !key->fits(*text, header->signature)) return std::nullopt;
    return OrderSignature{request.peerName, key->algorithm(), key->fingerprint(), *text, header->signature};
}

std::optional<SignedOrder> signedOrderIn(const QByteArray& text) {
    std::vector<QString> lines;
    qsizetype at = 0;
    for (qsizetype i = 0; i < kLinesBefore; ++i) {
        const auto end = text.indexOf('\n', at);
        if (end < 0) return std::nullopt;
        lines.push_back(QString::fromUtf8(text.mid(at, end - at)));
        at = end + 1;
    }
    if (lines[0] != QLatin1String(kLayout)) return std::nullopt;
    return SignedOrder{lines[1], lines[2], lines[3], lines[4], lines[5], lines[6], text.mid(at)};
}

}  // namespace evergreen
