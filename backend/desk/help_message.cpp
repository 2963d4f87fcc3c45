#include "backend/desk/help_message.h"

#include "kiosk/base/json_fields.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace evergreen::desk {

namespace {

constexpr std::int64_t kLatest = 1LL << 53;  // what a number of JSON holds exactly

constexpr JsonWord<HelpKind> kKinds[] = {
    {"help", HelpKind::Help}, {"withdrawn", HelpKind::Withdrawn}, {"escalated", HelpKind::Escalated}};

bool matches(const QString& text, const char* pattern) {
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(text).hasMatch();
}

QString textLike(JsonFields& fields, const char* name, const char* pattern) {
    const QString text = fields.text(name);
    if (!matches(text, pattern)) fields.complain(name, "malformed");
    return text;
}

void readVersion(JsonFields& fields) {
    fields.number("v", 1, 1);
}

QString readCall(JsonFields& fields) {
    const QString call = fields.text("call");
    if (!isCall(call)) fields.complain("call", "malformed");
    return call;
}

QString readPage(JsonFields& fields, const char* name = "page") {
    const QString page = fields.text(name);
    if (!isMessageId(page)) fields.complain(name, "malformed");
    return page;
}

QString readService(JsonFields& fields) {
    const QString service = fields.text("service");
    if (!isServiceId(service)) fields.complain("service", "malformed");
    return service;
}

HelpMessage helpOf(JsonFields& fields) {
    readVersion(fields);
    HelpMessage help;
    help.call = readCall(fields);
    help.kind = fields.word("kind", kKinds);
    help.at = fields.integer("at", 0, kLatest);
    help.page = readPage(fields);
    help.service = readService(fields);
    help.attempts = fields.number("attempts", 0, 99);
    help.faults = readFaults(fields);
    help.language = fields.text("language");
    if (!isLanguage(help.language)) fields.complain("language", "malformed");
    return help;
}

StateMessage stateOf(JsonFields& fields) {
    readVersion(fields);
    StateMessage state;
    state.online = fields.flag("online");
    state.boot = textLike(fields, "boot", "[0-9a-f]{16,32}");
    state.seq = fields.number("seq", 1, 1 << 30);
    state.at = fields.integer("at", 0, kLatest);
    state.presence = fields.flag("presence");
    state.page = readPage(fields);
    state.service = readService(fields);
    return state;
}

QStringList readAlarms(JsonFields& fields) {
    constexpr qsizetype alarmsMax = 8;
    QStringList alarms;
    for (const QString& alarm : fields.texts("alarms", alarmsMax)) {
        if (!matches(alarm, "unreachable|expired|clock-behind|refused|storage|bundle-unfit|bundle-failed|boot")) {
            fields.complain("alarms", "unknown word");
        }
        alarms << alarm;
    }
    return alarms;
}

HealthMessage healthOf(JsonFields& fields) {
    // A kiosk of before the fleet tells the first version still, and one of its first days the second.
    const int version = fields.number("v", 1, 3);
    HealthMessage health;
    health.at = fields.integer("at", 0, kLatest);
    health.paper = textLike(fields, "paper", "ok|low|out|unknown");
    health.faults = readFaults(fields);
    health.program = fields.text("program", 32);
    health.configuration = fields.integer("configuration", 0, kLatest);
    if (version == 1) return health;
    health.slot = textLike(fields, "slot", "built-in|good");
    health.ready = fields.integer("ready", 0, kLatest);
    health.alarms = readAlarms(fields);
    health.storage = textLike(fields, "storage", "ok|low|full|unknown");
    health.uptimeSeconds = fields.integer("uptimeSeconds", 0, kLatest);
    if (version == 2) return health;
    health.failed = fields.integer("failed", 0, kLatest);
    return health;
}

ViewPart partOf(JsonFields& fields) {
    ViewPart part;
    part.name = fields.text("name");
    if (!isPartName(part.name) || part.name.isEmpty()) fields.complain("name", "malformed");
    fields.text("words");
    part.isFenced = fields.flag("fenced");
    return part;
}

ViewMessage viewOf(JsonFields& fields) {
    constexpr qsizetype partsMax = 64;
    readVersion(fields);
    ViewMessage view;
    view.call = readCall(fields);
    if (fields.takeNull("page")) return view;
    fields.object("page", [&view](JsonFields& page) {
        const QString kind = page.text("kind", 32);
        page.object("question", [](JsonFields& question) {
            readPage(question, "id");
            return question.text("words");
        });
        view.parts = page.list("parts", partsMax, partOf);
        view.isFenced = page.flag("isFenced");
        return kind;
    });
    return view;
}

template <typename Read>
auto read(const QByteArray& json, Read reader) -> decltype(readJson(json, FailureCode::ConfigBad, reader)) {
    if (json.size() > kMessageBytesMax) return Failure{FailureCode::ConfigBad, QStringLiteral("too long")};
    return readJson(json, FailureCode::ConfigBad, reader);
}

QByteArray compact(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}  // namespace

Result<HelpMessage> readHelp(const QByteArray& json) {
    return read(json, helpOf);
}

Result<StateMessage> readState(const QByteArray& json) {
    return read(json, stateOf);
}

Result<HealthMessage> readHealth(const QByteArray& json) {
    return read(json, healthOf);
}

Result<ViewMessage> readView(const QByteArray& json) {
    auto view = read(json, viewOf);
    if (view) view->page = QJsonDocument::fromJson(json).object()[QStringLiteral("page")].toObject();
    return view;
}

bool isCall(const QString& text) {
    return matches(text, "[0-9a-f]{32}");
}

bool isPartName(const QString& text) {
    return matches(text, "[A-Za-z0-9._-]{0,32}");
}

bool isMessageId(const QString& text) {
    return matches(text, "[A-Za-z0-9._-]{0,64}");
}

bool isServiceId(const QString& text) {
    return matches(text, "[a-z0-9-]{0,32}");
}

bool isLanguage(const QString& text) {
    return matches(text, "[a-z]{2}_[A-Z]{2}");
}

QStringList readFaults(JsonFields& fields) {
    static const QStringList known{QStringLiteral("reader"),  QStringLiteral("printer"), QStringLiteral("paper"),
                                   QStringLiteral("network"), QStringLiteral("bank"),    QStringLiteral("other")};
    QStringList faults;
    for (const QString& fault : fields.texts("faults", 8)) {
        if (!known.contains(fault)) fields.complain("faults", "unknown word");
        faults.push_back(fault);
    }
    return faults;
}

const QStringList& assistanceActs() {
    static const QStringList acts{QStringLiteral("explain"), QStringLiteral("comfort"), QStringLiteral("extend"),
                                  QStringLiteral("print-ticket"), QStringLiteral("leave")};
    return acts;
}

QByteArray pointMessage(const QString& call, const QString& part) {
    return compact({{QStringLiteral("v"), 1}, {QStringLiteral("call"), call}, {QStringLiteral("part"), part}});
}

QByteArray assistMessage(const QString& call, const QString& act) {
    return compact({{QStringLiteral("v"), 1}, {QStringLiteral("call"), call}, {QStringLiteral("act"), act}});
}

}  // namespace evergreen::desk
