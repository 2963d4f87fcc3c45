#include "kiosk/i18n/phrasebook.h"

#include "kiosk/i18n/number_display.h"
#include "kiosk/i18n/number_words.h"
#include "kiosk/i18n/stretched.h"
#include "kiosk/i18n/verbatim_words.h"

#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(logPhrases, "evergreen.i18n")

}  // namespace

Phrasebook::Phrasebook(Language language, QObject* parent) : QObject(parent), m_language(language) {
    setLanguage(language);
}

void Phrasebook::setLanguage(Language language) {
    const bool changed = language != m_language || m_catalogue.isEmpty();
    m_language = language;
    if (!changed) return;
    const auto file = language == Language::Chinese ? QStringLiteral(":/i18n/evergreen_zh_CN.qm")
                                                    : QStringLiteral(":/i18n/evergreen_en.qm");
    if (!m_catalogue.load(file)) qCCritical(logPhrases) << "catalogue missing:" << file;
    Q_EMIT languageChanged();
}

void Phrasebook::setStretched(bool on) {
    if (on == m_stretched) return;
    m_stretched = on;
    Q_EMIT languageChanged();
}

bool Phrasebook::has(const QByteArray& id) const {
    return !wordsOf(id).isEmpty();
}

void Phrasebook::setTexts(std::map<Language, Catalogue> texts) {
    m_texts = std::move(texts);
    Q_EMIT languageChanged();
}

QString Phrasebook::wordsOf(const QByteArray& id) const {
    const auto texts = m_texts.find(m_language);
    const QString words = texts == m_texts.end() ? QString() : texts->second.value(id);
    return words.isEmpty() ? m_catalogue.translate("", id.constData()) : words;
}

QString Phrasebook::shown(const Text& text) const {
    return put(text, For::Eye);
}

QString Phrasebook::spoken(const Text& text) const {
    return withoutMasks(put(text, For::Ear), m_language);
}

QString Phrasebook::put(const Text& text, For sense) const {
    if (text.isEmpty()) return {};
    if (text.id == "verbatim") return put(text.arguments.front(), sense);
    QString words = wordsOf(text.id);
    if (words.isEmpty()) {
        qCWarning(logPhrases) << "no words for" << text.id;
        return QString::fromLatin1(text.id);
    }
    if (m_stretched && m_language == Language::English) words = stretched(words);
    QStringList arguments;
    for (const TextArgument& argument : text.arguments) arguments << put(argument, sense);
    // One pass, stepping over what was put in: a "%1" inside an argument stays as it is.
    for (qsizetype i = 0; i < words.size() - 1; ++i) {
        if (words[i] != u'%') continue;
        const int number = words[i + 1].digitValue();
        if (number < 1 || number > arguments.size()) continue;
        const QString& value = arguments[number - 1];
        words.replace(i, 2, value);
        i += value.size() - 1;
    }
    return words;
}

QString Phrasebook::put(const TextArgument& argument, For sense) const {
    const bool ear = sense == For::Ear;
    const auto& value = argument.value();
    if (const auto* name = std::get_if<QString>(&value)) return ear ? verbatimWords(*name, m_language) : *name;
    if (const auto* money = std::get_if<Money>(&value)) {
        return ear ? moneyWords(*money, m_language) : displayMoney(*money, m_language);
    }
    if (const auto* date = std::get_if<QDate>(&value)) {
        return ear ? dateWords(*date, m_language) : displayDate(*date, m_language);
    }
    if (const auto* far = std::get_if<FarDate>(&value)) {
        return ear ? dateWordsWithYear(far->date, m_language) : displayDate(far->date, m_language);
    }
    if (const auto* time = std::get_if<QTime>(&value)) {
        return ear ? timeWords(*time, m_language) : displayTime(*time);
    }
    if (const auto* percent = std::get_if<Percent>(&value)) {
        return ear ? percentWords(*percent, m_language) : displayPercent(*percent);
    }
    if (const auto* place = std::get_if<Ordinal>(&value)) {
        return ear ? integerWords(place->number, m_language) : QString::number(place->number);
    }
    if (const auto* count = std::get_if<int>(&value)) {
        return ear ? countWords(*count, m_language) : QString::number(*count);
    }
    if (const auto* tail = std::get_if<Tail>(&value)) {
        return ear ? digitWords(tail->digits, m_language) : tail->digits;
    }
    if (const auto* spelled = std::get_if<Spelled>(&value)) {
        return moneyWords(spelled->money, m_language, MoneyStyle::Financial);
    }
    return put(*std::get<std::shared_ptr<const Text>>(value), sense);
}

}  // namespace evergreen
