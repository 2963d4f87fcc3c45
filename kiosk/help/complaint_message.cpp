#include "kiosk/help/complaint_message.h"

#include "kiosk/base/json_fields.h"
#include "kiosk/help/help_message.h"

#include <array>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>

namespace evergreen {

namespace {

constexpr int kKeyDigits = 32;
constexpr int kReferenceDigits = 8;
constexpr int kTokenWords = 4;  // of 32 bits
constexpr qsizetype kFaultsMax = 8;

}  // namespace

QString newComplaintKey() {
    constexpr quint32 ten = 10;
    QString key;
    for (int i = 0; i < kKeyDigits; ++i) key += QString::number(QRandomGenerator::system()->bounded(ten));
    return key;
}

QString complaintReference(const QString& key) {
    return key.left(kReferenceDigits);
}

QByteArray newFollowToken() {
    std::array<quint32, kTokenWords> words{};
    QRandomGenerator::system()->fillRange(words.data(), kTokenWords);
    return QByteArray(reinterpret_cast<const char*>(words.data()), sizeof words).toHex();
}

QByteArray complaintMessage(const ComplaintNews& news) {
    const QByteArray hash = QCryptographicHash::hash(news.token, QCryptographicHash::Sha256).toHex();
    const QJsonObject json{{QStringLiteral("key"), news.key},
                           {QStringLiteral("kind"), news.kind},
                           {QStringLiteral("page"), pageOrNothing(news.where.page)},
                           {QStringLiteral("service"), serviceOrNothing(news.where.service)},
                           {QStringLiteral("faults"), QJsonArray::fromStringList(news.where.faults.mid(0, kFaultsMax))},
                           {QStringLiteral("language"), localeOf(news.where.language)},
                           {QStringLiteral("follow"), QString::fromLatin1(hash)}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<ComplaintNumber> readComplaintNumber(const QByteArray& json) {
    return readJson(json, FailureCode::BankGarbage, [](JsonFields& fields) {
        static const QRegularExpression form(QStringLiteral("\\A[0-9]{4}-[0-9]{6,10}\\z"));
        ComplaintNumber answer;
        answer.number = fields.text("number");
        answer.due = fields.date("due");
        if (!form.match(answer.number).hasMatch()) fields.complain("number", "malformed");
        return answer;
    });
}

}  // namespace evergreen
