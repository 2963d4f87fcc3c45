#include "kiosk/base/json_fields.h"

#include <QJsonDocument>

namespace evergreen {

JsonFields::JsonFields(QJsonObject object, QString place, QString& complaint)
    : m_left(std::move(object)), m_place(std::move(place)), m_complaint(complaint) {}

QString JsonFields::text(const char* name, qsizetype lengthMax) {
    const QJsonValue value = take(name);
    if (!value.isString()) complain(name, "no text");
    if (value.toString().size() > lengthMax) complain(name, "too long");
    return value.toString();
}

std::int64_t JsonFields::integer(const char* name, std::int64_t least, std::int64_t most) {
    const QJsonValue value = take(name);
    // toInteger() gives its default for 1.5 and for what no 64-bit integer holds: asked twice, it differs.
    const auto found = value.toInteger(0);
    if (!value.isDouble() || value.toInteger(1) != found) {
        complain(name, "no integer");
        return least;
    }
    if (found < least || found > most) {
        complain(name, "out of bounds");
        return least;
    }
    return found;
}

double JsonFields::real(const char* name, double least, double most) {
    const QJsonValue value = take(name);
    const double found = value.toDouble();
    if (!value.isDouble()) {
        complain(name, "no number");
    } else if (found < least || found > most) {
        complain(name, "out of bounds");
    } else {
        return found;
    }
    return least;
}

bool JsonFields::flag(const char* name) {
    const QJsonValue value = take(name);
    if (!value.isBool()) complain(name, "no boolean");
    return value.toBool();
}

QDate JsonFields::date(const char* name) {
    const auto value = QDate::fromString(text(name, 10), Qt::ISODate);
    if (!value.isValid()) complain(name, "no date");
    return value;
}

std::optional<QDate> JsonFields::dateOrNull(const char* name) {
    if (takeNull(name)) return std::nullopt;
    return date(name);
}

bool JsonFields::takeNull(const char* name) {
    if (!m_left.value(QLatin1String(name)).isNull()) return false;
    take(name);
    return true;
}

std::vector<QString> JsonFields::texts(const char* name, qsizetype countMax) {
    std::vector<QString> values;
    const QJsonArray found = arrayAt(name, countMax);
    for (const auto& element : found) {
        if (!element.isString()) complain(name, "no text");
        values.push_back(element.toString());
    }
    return values;
}

QDateTime JsonFields::moment(const char* name) {
    const QString found = text(name, 32);
    const auto value = QDateTime::fromString(found, Qt::ISODate);
    if (!value.isValid() || !found.endsWith(u'Z')) complain(name, "no UTC time");
    return value.toUTC();
}

Money JsonFields::money(const char* name) {
    // Spec: RFC 8259 §6, integers beyond 2^53 do not interoperate.
    constexpr std::int64_t most = std::int64_t{1} << 53;
    return object(name, [](JsonFields& fields) {
        constexpr JsonWord<Currency> currencies[] = {{"CNY", Currency::Cny}};
        const auto minor = fields.integer("minor", -most, most);
        return Money{minor, fields.word("currency", currencies)};
    });
}

void JsonFields::complain(const char* name, const char* what) {
    if (m_complaint.isEmpty()) m_complaint = placeOf(name) + QLatin1String(": ") + QLatin1String(what);
}

void JsonFields::close() {
    if (m_left.isEmpty() || !m_complaint.isEmpty()) return;
    m_complaint = m_place + QStringLiteral(": %1 unknown fields").arg(m_left.size());
}

QJsonValue JsonFields::take(const char* name) {
    const QLatin1String key(name);
    if (!m_left.contains(key)) complain(name, "missing");
    return m_left.take(key);
}

QJsonObject JsonFields::objectAt(const char* name) {
    const QJsonValue value = take(name);
    if (!value.isObject()) complain(name, "no object");
    return value.toObject();
}

QJsonArray JsonFields::arrayAt(const char* name, qsizetype countMax) {
    const QJsonValue value = take(name);
    if (!value.isArray()) complain(name, "no list");
    if (value.toArray().size() > countMax) {
        complain(name, "too many");
        return {};
    }
    return value.toArray();
}

QString JsonFields::placeOf(const char* name) const {
    return m_place.isEmpty() ? QString::fromLatin1(name) : m_place + u'.' + QLatin1String(name);
}

std::optional<QJsonObject> jsonObject(const QByteArray& body, QString& complaint) {
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(body, &error);
    if (document.isObject()) return document.object();
    complaint = error.error == QJsonParseError::NoError ? QStringLiteral("no object") : error.errorString();
    return std::nullopt;
}

}  // namespace evergreen
