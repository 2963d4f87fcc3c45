// Pages for a customer's own phone or for paper: plain HTML made here, large letters, no script, nothing loaded from
// anywhere. Pure: no database, no request.
#pragma once

#include "backend/http/http_message.h"

#include <QDate>
#include <QString>

namespace evergreen::desk {

/// Which language a page is in, and its words: both stand side by side where they are used.
class CustomerWords {
public:
    explicit CustomerWords(bool isChinese) : m_isChinese(isChinese) {}

    bool isChinese() const { return m_isChinese; }
    QString operator()(const char16_t* chinese, const char16_t* english) const {
        return QString::fromUtf16(m_isChinese ? chinese : english);
    }
    /// "2026年3月31日", "31 March 2026"
    QString day(QDate day) const;

private:
    bool m_isChinese;
};

/// <tag>text</tag>, the text escaped. `attributes` are ours, never a customer's.
QString element(const char* tag, const QString& text, const char* attributes = nullptr);

/// The same for words that somebody typed: their lines stay lines.
QString typedWords(const QString& words);

/// The whole page: `body` is HTML. It may be kept by nobody, and found by no search engine.
HttpResponse customerPage(const CustomerWords& words, const QString& title, const QString& body, int status = 200);

}  // namespace evergreen::desk
