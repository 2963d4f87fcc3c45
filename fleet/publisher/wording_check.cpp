#include "fleet/publisher/wording_check.h"

#include "accessibility/audit/wording.h"
#include "kiosk/base/json_fields.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

namespace evergreen::fleet {

namespace {

Failure bad(const QString& what) {
    return {FailureCode::ConfigBad, QStringLiteral("forbidden words: ") + what};
}

Result<QStringList> wordsIn(const QJsonValue& value) {
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > WordList::wordsMax)
        return bad(QStringLiteral("no list of a fitting length"));
    QStringList words;
    for (const auto& one : array) {
        if (one.toString().trimmed().isEmpty()) return bad(QStringLiteral("a word that is none"));
        words << one.toString();
    }
    return words;
}

QString languageOfRules(const std::string& language) {
    return language == "zh_CN" ? QStringLiteral("zh") : QString::fromStdString(language);
}

void findLength(const QString& words, const std::string& place, const std::string& language,
                std::vector<std::string>& findings) {
    const bool isChinese = language == "zh_CN";
    const int most = isChinese ? kSentenceChinese : kSentenceEnglish;
    const int length = longestSentence(words, languageOfRules(language));
    if (length <= most) return;
    findings.push_back(place + ": a sentence of " + std::to_string(length) +
                       (isChinese ? " characters (" : " words (") + std::to_string(most) + ')');
}

}  // namespace

Result<WordList> WordList::builtIn() {
    QFile file(QStringLiteral(":/publisher/forbidden_words.json"));
    if (!file.open(QIODevice::ReadOnly)) return bad(file.errorString());
    return read(file.readAll());
}

Result<WordList> WordList::read(const QByteArray& json) {
    QString complaint;
    const auto document = jsonObject(json, complaint);
    if (!document) return bad(complaint);
    if (document->value(u"schema") != QJsonValue(1)) return bad(QStringLiteral("schema: not known"));
    const QJsonValue languages = document->value(u"languages");
    if (!languages.isObject()) return bad(QStringLiteral("languages: are not there"));
    const QJsonObject found = languages.toObject();
    WordList list;
    for (auto each = found.begin(); each != found.end(); ++each) {
        const QJsonObject words = each->toObject();
        auto forbidden = wordsIn(words.value(u"forbidden"));
        if (!forbidden) return forbidden.failure();
        auto except = wordsIn(words.value(u"except"));
        if (!except) return except.failure();
        list.m_languages.insert(each.key(), {*forbidden, *except});
    }
    return Result<WordList>(std::move(list));
}

void WordList::add(const WordList& more) {
    for (auto each = more.m_languages.begin(); each != more.m_languages.end(); ++each) {
        m_languages[each.key()].forbidden += each->forbidden;
        m_languages[each.key()].except += each->except;
    }
}

QStringList WordList::forbiddenIn(const QString& words, const QString& language) const {
    const ForbiddenWords list = m_languages.value(language);
    // A break in the middle of a word hides nothing; in English it is a space.
    QString plain = words.simplified();
    if (language == QLatin1String("zh_CN")) plain.remove(u' ');
    for (const QString& phrase : list.except) plain.remove(phrase, Qt::CaseInsensitive);
    QStringList found;
    for (const QString& word : list.forbidden) {
        if (plain.contains(word, Qt::CaseInsensitive)) found << word;
    }
    found.removeDuplicates();
    return found;
}

std::vector<std::string> wordingFindings(const BundleContents& contents, const WordList& list) {
    std::vector<std::string> findings;
    for (const auto& [language, texts] : contents.texts) {
        for (const auto& [id, text] : texts) {
            if (findings.size() >= kFindingsMax) return findings;
            const QString words = QString::fromStdString(text);
            std::string place = language;
            place.append("/").append(id);
            for (const QString& word : list.forbiddenIn(words, QString::fromStdString(language))) {
                findings.push_back(place + ": says “" + word.toStdString() + "”");
            }
            findLength(words, place, language, findings);
        }
    }
    return findings;
}

}  // namespace evergreen::fleet
