// Strict reading of one JSON object: every field asked for must be there, of its type and within its bounds, and no
// other field may be. The first complaint is kept with its place ("accounts[2].balance"), never with the value found
// there. Made by readJson() and handed to plain functions that turn it into a value struct.
#pragma once

#include "kiosk/base/money.h"
#include "kiosk/base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <QDate>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace evergreen {

/// One word of an enumeration as JSON spells it.
template <typename E>
struct JsonWord {
    const char* word;
    E value;
};

class JsonFields {
public:
    /// For readJson() and the templates below.
    JsonFields(QJsonObject object, QString place, QString& complaint);

    /// For the rare field that need not be there, or that tells which others must.
    bool has(const char* name) const { return m_left.contains(QLatin1String(name)); }
    QString text(const char* name, qsizetype lengthMax = 256);
    std::int64_t integer(const char* name, std::int64_t least, std::int64_t most);
    int number(const char* name, int least, int most) { return static_cast<int>(integer(name, least, most)); }
    /// A finite number, whole or not.
    double real(const char* name, double least, double most);
    bool flag(const char* name);
    /// True, and the field read, when it is null; otherwise read it next.
    bool takeNull(const char* name);
    std::vector<QString> texts(const char* name, qsizetype countMax);
    QDate date(const char* name);
    std::optional<QDate> dateOrNull(const char* name);
    /// UTC, "2026-03-16T09:30:00Z".
    QDateTime moment(const char* name);
    /// {"minor": 1824056, "currency": "CNY"}
    Money money(const char* name);

    template <typename E, std::size_t count>
    E word(const char* name, const JsonWord<E> (&words)[count]) {
        const QString found = text(name);
        for (const auto& known : words) {
            if (found == QLatin1String(known.word)) return known.value;
        }
        complain(name, "unknown word");
        return words[0].value;
    }

    template <typename Read>
    auto object(const char* name, Read read) {
        JsonFields inner(objectAt(name), placeOf(name), m_complaint);
        auto value = read(inner);
        inner.close();
        return value;
    }

    template <typename Read>
    auto list(const char* name, qsizetype countMax, Read read) {
        std::vector<decltype(read(*this))> values;
        const QJsonArray found = arrayAt(name, countMax);
        for (const auto& element : found) {
            const QString place = placeOf(name) + QStringLiteral("[%1]").arg(values.size());
            if (!element.isObject() && m_complaint.isEmpty()) m_complaint = place + QStringLiteral(": no object");
            JsonFields inner(element.toObject(), place, m_complaint);
            values.push_back(read(inner));
            inner.close();
        }
        return values;
    }

    void complain(const char* name, const char* what);
    /// Complains of a field that nobody asked for.
    void close();

private:
    QJsonValue take(const char* name);
    QJsonObject objectAt(const char* name);
    QJsonArray arrayAt(const char* name, qsizetype countMax);
    QString placeOf(const char* name) const;

    QJsonObject m_left;
    QString m_place;
    QString& m_complaint;
};

/// The object in `body`; an empty optional, and the complaint, for anything else.
std::optional<QJsonObject> jsonObject(const QByteArray& body, QString& complaint);

/// Reads `body` with a function that takes JsonFields&. Failure: `code`, with the first complaint.
template <typename Read>
auto readJson(const QByteArray& body, FailureCode code, Read read)
    -> Result<decltype(read(std::declval<JsonFields&>()))> {
    QString complaint;
    const auto object = jsonObject(body, complaint);
    if (!object) return Failure{code, complaint};
    JsonFields fields(*object, QString(), complaint);
    auto value = read(fields);
    fields.close();
    if (!complaint.isEmpty()) return Failure{code, complaint};
    return value;
}

}  // namespace evergreen
