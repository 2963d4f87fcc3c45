#include "drivers/virtual/card_face.h"

#include <optional>

#include <QDate>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace evergreen {

namespace {

const auto kCardsFolder = QStringLiteral(":/evergreen/cards");

Failure bad(const QString& name, const char* field) {
    return {FailureCode::ConfigBad, QStringLiteral("card %1: %2").arg(name, QLatin1String(field))};
}

bool isDigits(const QString& text, int min, int max) {
    return text.size() >= min && text.size() <= max &&
           std::all_of(text.begin(), text.end(), [](QChar letter) { return letter >= u'0' && letter <= u'9'; });
}

const char* firstBadField(const CardFace& face) {
    if (face.isMute) return nullptr;
    if (face.aid.size() < 5 || face.aid.size() > 16) return "aid";
    if (!face.staff.isEmpty()) return face.staff.size() > CardFace::staffIdMax ? "staff" : nullptr;
    if (!isDigits(face.pan, 12, 19) || !face.pan.startsWith(QLatin1String("999999"))) return "pan";
    if (!isDigits(face.sequence, 2, 2)) return "sequence";
    if (face.holder.size() < 2 || face.holder.size() > 26) return "holder";
    if (!QDate::fromString(face.effective, Qt::ISODate).isValid()) return "effective";
    if (!QDate::fromString(face.expiry, Qt::ISODate).isValid()) return "expiry";
    if (face.usesSm2 && face.authentication == CardFace::Authentication::Combined) return "sm2";
    if (!face.pin.isEmpty() && !isDigits(face.pin, 4, 12)) return "pin";
    if (!face.atr.empty() && (face.atr.size() < 2 || face.atr.size() > 33)) return "atr";
    return nullptr;
}

// "sda", "dda", "cda"; nothing for another word.
std::optional<CardFace::Authentication> authenticationOf(const QString& word) {
    if (word.isEmpty()) return CardFace::Authentication::None;
    if (word == QLatin1String("sda")) return CardFace::Authentication::Static;
    if (word == QLatin1String("dda")) return CardFace::Authentication::Dynamic;
    if (word == QLatin1String("cda")) return CardFace::Authentication::Combined;
    return std::nullopt;
}

// "command", "list"; nothing for another word.
std::optional<CardFace::IssuerCheck> issuerCheckOf(const QString& word) {
    if (word.isEmpty()) return CardFace::IssuerCheck::None;
    if (word == QLatin1String("command")) return CardFace::IssuerCheck::Command;
    if (word == QLatin1String("list")) return CardFace::IssuerCheck::List;
    return std::nullopt;
}

}  // namespace

Result<CardFace> CardFace::fromJson(const QString& name, const QJsonObject& json) {
    const auto text = [&json](const char* key) { return json.value(QLatin1String(key)).toString(); };
    const auto authentication = authenticationOf(text("authentication"));
    if (!authentication) return bad(name, "authentication");
    const auto issuerCheck = issuerCheckOf(text("issuerCheck"));
    if (!issuerCheck) return bad(name, "issuerCheck");
    const CardFace face{.name = name,
                        .isMute = json.value(QLatin1String("mute")).toBool(),
                        .aid = fromHex(text("aid")).value_or(Bytes{}),
                        .label = text("label"),
                        .pan = text("pan"),
                        .sequence = text("sequence"),
                        .holder = text("holder"),
                        .effective = text("effective"),
                        .expiry = text("expiry"),
                        .identity = text("identity"),
                        .wrapsInFormat2 = json.value(QLatin1String("format2")).toBool(),
                        .authentication = *authentication,
                        .usesSm2 = json.value(QLatin1String("sm2")).toBool(),
                        .issuerCheck = *issuerCheck,
                        .staff = text("staff"),
                        .pin = text("pin"),
                        .atr = fromHex(text("atr")).value_or(Bytes{})};
    if (const char* field = firstBadField(face)) return bad(name, field);
    return face;
}

Result<CardFace> CardFace::load(const QString& nameOrPath) {
    const bool isName = names().contains(nameOrPath);
    const QString path = isName ? QStringLiteral("%1/%2.json").arg(kCardsFolder, nameOrPath) : nameOrPath;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return bad(nameOrPath, "no such card");
    return fromJson(QFileInfo(path).completeBaseName(), QJsonDocument::fromJson(file.readAll()).object());
}

QStringList CardFace::names() {
    QStringList names;
    for (const QString& file : QDir(kCardsFolder).entryList(QDir::Files, QDir::Name)) names << file.chopped(5);
    return names;
}

}  // namespace evergreen
