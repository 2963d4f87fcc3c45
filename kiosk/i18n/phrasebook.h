// Puts a Text into a language, for the eye and for the ear. Owns the catalogues (Qt's id-based .qm, compiled in) of the
// language in force. Not a place for wording: that is in evergreen_zh_CN.ts and evergreen_en.ts.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/i18n/text.h"

#include <map>

#include <QObject>
#include <QTranslator>

namespace evergreen {

class Phrasebook : public QObject {
    Q_OBJECT

public:
    explicit Phrasebook(Language language = Language::Chinese, QObject* parent = nullptr);

    Language language() const { return m_language; }
    void setLanguage(Language language);

    /// Other wording than what is compiled in, by language; a sentence that is not there stays as it was built.
    void setTexts(std::map<Language, Catalogue> texts);

    /// From now on English as the pseudo-language (stretched.h), for the audit.
    void setStretched(bool on);

    /// For the eye: "6,512.30 元". An unknown id is shown as the id itself and logged; tests make it fail.
    QString shown(const Text& text) const;

    /// For the ear and its caption: "六千五百一十二元三角". The very same wording, with figures in words; never a digit
    /// that espeak-ng would read its own way, never an asterisk.
    QString spoken(const Text& text) const;

    bool has(const QByteArray& id) const;

Q_SIGNALS:
    void languageChanged();

private:
    enum class For { Eye, Ear };
    QString wordsOf(const QByteArray& id) const;
    QString put(const Text& text, For sense) const;
    QString put(const TextArgument& argument, For sense) const;

    Language m_language;
    QTranslator m_catalogue;
    std::map<Language, Catalogue> m_texts;
    bool m_stretched = false;
};

}  // namespace evergreen
