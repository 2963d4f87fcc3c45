#include "backend/desk/complaint.h"

#include "backend/desk/help_message.h"
#include "kiosk/base/json_fields.h"

#include <map>

#include <QJsonArray>
#include <QRegularExpression>

namespace evergreen::desk {

namespace {

constexpr qsizetype kWordsMost = 2000;

/// The kinds a customer knows, and the standard's reasons: service; equipment and systems; rules and processes;
/// disclosure; returns; information security.
const std::map<QString, QString>& codes() {
    static const std::map<QString, QString> table{
        {QStringLiteral("service"), QStringLiteral("C01")},     {QStringLiteral("waiting"), QStringLiteral("C01")},
        {QStringLiteral("machine"), QStringLiteral("C02")},     {QStringLiteral("fee"), QStringLiteral("C03")},
        {QStringLiteral("information"), QStringLiteral("C05")}, {QStringLiteral("product"), QStringLiteral("C06")},
        {QStringLiteral("privacy"), QStringLiteral("C10")},     {QStringLiteral("other"), QStringLiteral("C99")}};
    return table;
}

bool isFollowHash(const QString& text) {
    static const QRegularExpression form(QStringLiteral("\\A([0-9a-f]{64})?\\z"));
    return form.match(text).hasMatch();
}

QString optional(JsonFields& fields, const char* name, qsizetype lengthMax, bool (*isGood)(const QString&) = nullptr) {
    const QString text = fields.has(name) ? fields.text(name, lengthMax) : QString();
    if (isGood && !isGood(text)) fields.complain(name, "malformed");
    return text;
}

NewComplaint complaintOf(JsonFields& fields) {
    NewComplaint told;
    told.key = fields.text("key", 32);
    if (!isCall(told.key)) fields.complain("key", "malformed");
    told.kind = fields.text("kind", 32);
    if (!codes().contains(told.kind)) fields.complain("kind", "unknown word");
    told.kiosk = optional(fields, "kiosk", 64);
    told.words = optional(fields, "words", kWordsMost);
    told.page = optional(fields, "page", 64, isMessageId);
    told.service = optional(fields, "service", 32, isServiceId);
    if (fields.has("faults")) told.faults = readFaults(fields);
    told.language = fields.text("language", 8);
    if (!isLanguage(told.language)) fields.complain("language", "malformed");
    told.follow = optional(fields, "follow", 64, isFollowHash);
    return told;
}

}  // namespace

const QStringList& complaintCauses() {
    static const QStringList causes{QStringLiteral("staffing"), QStringLiteral("machine"), QStringLiteral("wording"),
                                    QStringLiteral("process"),  QStringLiteral("product"), QStringLiteral("other")};
    return causes;
}

QString complaintCode(const QString& kind) {
    const auto found = codes().find(kind);
    return found == codes().end() ? QStringLiteral("C99") : found->second;
}

Result<NewComplaint> readComplaint(const QByteArray& json) {
    return readJson(json, FailureCode::ConfigBad, complaintOf);
}

QJsonObject complaintJson(const Complaint& complaint, const WorkCalendar& calendar, QDate today) {
    // What stands on the slip of a kiosk that had no line to the desk.
    const QString reference = complaint.told.kiosk.isEmpty() ? QString() : complaint.told.key.left(8);
    return {{QStringLiteral("number"), complaint.number},
            {QStringLiteral("reference"), reference},
            {QStringLiteral("branch"), complaint.branch},
            {QStringLiteral("kiosk"), complaint.told.kiosk},
            {QStringLiteral("code"), complaint.code},
            {QStringLiteral("kind"), complaint.told.kind},
            {QStringLiteral("page"), complaint.told.page},
            {QStringLiteral("service"), complaint.told.service},
            {QStringLiteral("faults"), QJsonArray::fromStringList(complaint.told.faults)},
            {QStringLiteral("language"), complaint.told.language},
            {QStringLiteral("receivedAt"), static_cast<qint64>(complaint.receivedAt)},
            {QStringLiteral("state"), complaint.state},
            {QStringLiteral("owner"), complaint.owner},
            {QStringLiteral("ownerName"), complaint.ownerName},
            {QStringLiteral("stage"), complaint.stage},
            {QStringLiteral("due"), complaint.due.toString(Qt::ISODate)},
            {QStringLiteral("daysLeft"), calendar.workdaysUntil(today, complaint.due)},
            {QStringLiteral("overdue"), complaint.isOverdue(today)},
            {QStringLiteral("extensionAsked"), complaint.extensionAsked},
            {QStringLiteral("decision"), complaint.decision},
            {QStringLiteral("decidedAt"), static_cast<qint64>(complaint.decidedAt)},
            {QStringLiteral("cause"), complaint.cause},
            {QStringLiteral("withdrawnAt"), static_cast<qint64>(complaint.withdrawnAt)},
            {QStringLiteral("repeat"), complaint.isRepeat}};
}

}  // namespace evergreen::desk
