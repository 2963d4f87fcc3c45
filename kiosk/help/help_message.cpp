#include "kiosk/help/help_message.h"

#include "kiosk/base/json_fields.h"
#include "kiosk/help/plain_line.h"

#include <algorithm>
#include <array>

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStorageInfo>

namespace evergreen {

namespace {

constexpr int kVersion = 1;
constexpr int kHealthVersion = 3;
constexpr int kWhoLengthMax = 32;
constexpr int kPartLengthMax = 32;
constexpr int kEtaMax_s = 3600;
constexpr int kAttemptsMax = 99;
constexpr int kFaultsMax = 8;

constexpr JsonWord<HelpState> kStates[] = {{"received", HelpState::Received}, {"escalated", HelpState::Escalated},
                                           {"taken", HelpState::Taken},       {"arrived", HelpState::Arrived},
                                           {"solved", HelpState::Solved},     {"withdrawn", HelpState::Withdrawn}};

constexpr JsonWord<AssistAct> kActs[] = {{"explain", AssistAct::Explain},
                                         {"comfort", AssistAct::Comfort},
                                         {"extend", AssistAct::Extend},
                                         {"print-ticket", AssistAct::PrintTicket},
                                         {"leave", AssistAct::Leave}};

const char* nameOf(HelpWord word) {
    switch (word) {
        case HelpWord::Help:
            return "help";
        case HelpWord::Escalated:
            return "escalated";
        case HelpWord::Withdrawn:
            return "withdrawn";
    }
    return "help";
}

QByteArray compact(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString ifOfForm(const QString& id, const char* form) {
    return QRegularExpression(QString::fromLatin1(form)).match(id).hasMatch() ? id : QString();
}

QJsonArray arrayOf(const QStringList& faults) {
    return QJsonArray::fromStringList(faults.mid(0, kFaultsMax));
}

/// Its version and its call; every document to the kiosk has both.
QString readCall(JsonFields& fields) {
    static const QRegularExpression form(QStringLiteral("^[0-9a-f]{32}$"));
    fields.number("v", kVersion, kVersion);
    const QString call = fields.text("call");
    if (!form.match(call).hasMatch()) fields.complain("call", "no call id");
    return call;
}

}  // namespace

QString localeOf(Language language) {
    return language == Language::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en_US");
}

QString pageOrNothing(const QString& id) {
    return ifOfForm(id, "^[A-Za-z0-9._-]{0,64}$");
}

QString serviceOrNothing(const QString& id) {
    return ifOfForm(id, "^[a-z0-9-]{0,32}$");
}

QByteArray helpMessage(const QString& call, HelpWord word, const QDateTime& at, const HelpContext& context) {
    return compact({{QStringLiteral("v"), kVersion},
                    {QStringLiteral("call"), call},
                    {QStringLiteral("kind"), QString::fromLatin1(nameOf(word))},
                    {QStringLiteral("at"), at.toMSecsSinceEpoch()},
                    {QStringLiteral("page"), pageOrNothing(context.page)},
                    {QStringLiteral("service"), serviceOrNothing(context.service)},
                    {QStringLiteral("attempts"), std::clamp(context.attempts, 0, kAttemptsMax)},
                    {QStringLiteral("faults"), arrayOf(context.faults)},
                    {QStringLiteral("language"), localeOf(context.language)}});
}

Result<HelpAnswer> readHelpAnswer(const QByteArray& json) {
    return readJson(json, FailureCode::BankGarbage, [](JsonFields& fields) {
        HelpAnswer answer;
        answer.call = readCall(fields);
        answer.state = fields.word("state", kStates);
        answer.who = plainLine(fields.text("who", kWhoLengthMax));
        answer.eta = std::chrono::seconds(fields.number("etaSeconds", 0, kEtaMax_s));
        return answer;
    });
}

QByteArray presenceMessage(const KioskPresence& presence, const KioskSession& session, const QDateTime& at) {
    return compact({{QStringLiteral("v"), kVersion},
                    {QStringLiteral("online"), presence.isOnline},
                    {QStringLiteral("boot"), session.boot},
                    {QStringLiteral("seq"), static_cast<qint64>(session.connection)},
                    {QStringLiteral("at"), at.toMSecsSinceEpoch()},
                    {QStringLiteral("presence"), presence.isSomebodyThere},
                    {QStringLiteral("page"), pageOrNothing(presence.page)},
                    {QStringLiteral("service"), serviceOrNothing(presence.service)}});
}

QString storageWord(const QString& folder) {
    constexpr qint64 mebibyte = 1024LL * 1024;
    constexpr qint64 lowBelow = 1024 * mebibyte;
    constexpr qint64 fullBelow = 128 * mebibyte;
    const qint64 free = QStorageInfo(folder).bytesAvailable();
    if (free < 0) return QStringLiteral("unknown");
    return free < fullBelow ? QStringLiteral("full") : free < lowBelow ? QStringLiteral("low") : QStringLiteral("ok");
}

QByteArray healthMessage(const KioskHealth& health, const QDateTime& at, std::chrono::seconds upFor) {
    return compact({{QStringLiteral("v"), kHealthVersion},
                    {QStringLiteral("at"), at.toMSecsSinceEpoch()},
                    {QStringLiteral("paper"), health.paper},
                    {QStringLiteral("faults"), arrayOf(health.faults)},
                    {QStringLiteral("program"), health.program},
                    {QStringLiteral("configuration"), health.configuration.version},
                    {QStringLiteral("slot"), health.configuration.slot},
                    {QStringLiteral("ready"), health.configuration.ready},
                    {QStringLiteral("alarms"), arrayOf(health.configuration.alarms)},
                    {QStringLiteral("failed"), health.configuration.failed},
                    {QStringLiteral("storage"), health.storage},
                    {QStringLiteral("uptimeSeconds"), static_cast<qint64>(upFor.count())}});
}

QByteArray viewMessage(const QString& call, const QJsonValue& page) {
    return compact({{QStringLiteral("v"), kVersion}, {QStringLiteral("call"), call}, {QStringLiteral("page"), page}});
}

Result<Pointing> readPointing(const QByteArray& json) {
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9._-]*$"));
    return readJson(json, FailureCode::BankGarbage, [](JsonFields& fields) {
        Pointing pointing;
        pointing.call = readCall(fields);
        pointing.part = fields.text("part", kPartLengthMax);
        if (!form.match(pointing.part).hasMatch()) fields.complain("part", "no part's name");
        return pointing;
    });
}

const char* nameOf(AssistAct act) {
    const auto* const found =
        std::find_if(std::begin(kActs), std::end(kActs), [act](const auto& known) { return known.value == act; });
    return found->word;
}

Result<Assist> readAssist(const QByteArray& json) {
    return readJson(json, FailureCode::BankGarbage, [](JsonFields& fields) {
        Assist assist;
        assist.call = readCall(fields);
        assist.act = fields.word("act", kActs);
        return assist;
    });
}

}  // namespace evergreen
