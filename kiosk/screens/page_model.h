// What QML sees of the page being asked: the part every page has. One subclass a page kind; ScreenDialogue makes one
// for each ask and keeps it until the next. All texts are already in the customer's language and follow a change of it.
#pragma once

#include "kiosk/dialogue/page_view.h"
#include "kiosk/i18n/phrasebook.h"

#include <QObject>
#include <QQmlEngine>
#include <QString>

namespace evergreen {

class PageModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ScreenDialogue")
    Q_PROPERTY(Kind kind READ kind CONSTANT)
    Q_PROPERTY(Tone tone READ tone CONSTANT)
    Q_PROPERTY(QString where READ where NOTIFY textsChanged)
    Q_PROPERTY(QString step READ step NOTIFY textsChanged)
    Q_PROPERTY(QString question READ question NOTIFY textsChanged)
    Q_PROPERTY(QString picture READ picture CONSTANT)
    Q_PROPERTY(bool isPractice READ isPractice CONSTANT)
    Q_PROPERTY(bool isForStaff READ isForStaff CONSTANT)
    Q_PROPERTY(bool asks READ asks CONSTANT)
    Q_PROPERTY(QString notYetLabel READ notYetLabel NOTIFY textsChanged)
    Q_PROPERTY(QString moreLabel READ moreLabel NOTIFY textsChanged)
    Q_PROPERTY(QString turnLabel READ turnLabel NOTIFY textsChanged)

public:
    enum Kind { Choice, Amount, Digits, Secret, Confirm, Facts, Working, Notice };
    Q_ENUM(Kind)
    enum Tone { Calm, Attention, Stop };
    Q_ENUM(Tone)

    PageModel(Kind kind, PageHead head, const Phrasebook& phrasebook);

    Kind kind() const { return m_kind; }
    virtual Tone tone() const { return Calm; }
    QString where() const { return shown(m_head.where); }
    QString step() const;
    QString question() const { return shown(m_head.question); }
    virtual QString picture() const { return {}; }
    /// Play money: the whole screen says so.
    bool isPractice() const { return m_head.isPractice; }
    /// Not the customer's: the whole screen says so.
    bool isForStaff() const { return m_head.isForStaff; }
    /// False: there is nothing on it to answer with.
    virtual bool asks() const { return true; }
    /// Why "done" cannot be pressed yet, for who cannot see that it is an outline.
    QString notYetLabel() const { return shown(text("keypad.notYet")); }
    /// For the entries of a list that do not fit, and for the other side of a page that does not.
    QString moreLabel() const { return shown(text("choice.more")); }
    QString turnLabel() const { return shown(text("page.turn")); }

    const PageHead& head() const { return m_head; }
    /// As a helper sees it; until it is described, nothing.
    const PageView& view() const { return m_view; }
    void describe(PageView view) { m_view = std::move(view); }
    /// What is said when the page appears, as Texts, so that a change of language can say it again.
    virtual std::vector<Text> spoken() const = 0;
    /// What has been typed so far, for who types without seeing, and how many keys that was: all that is told of a
    /// secret.
    virtual std::vector<Text> spokenEntry() const { return {}; }
    virtual int typedCount() const { return 0; }
    /// The entries of a list that are on the glass now, for who has turned on to them without seeing.
    virtual std::vector<Text> spokenLeaf() const { return {}; }

Q_SIGNALS:
    /// The language changed.
    void textsChanged();
    /// Something else is worth saying: a value uncovered.
    void spokenChanged();
    /// A list shows other entries now.
    void leafTurned();
    /// This was just typed, to be said at once. Private, whatever the page is.
    void echo(const evergreen::Text& words);

protected:
    QString shown(const Text& text) const { return m_phrasebook.shown(text); }
    QString said(const Text& text) const { return m_phrasebook.spoken(text); }
    Language language() const { return m_phrasebook.language(); }
    static Tone fromTone(evergreen::Tone tone) { return static_cast<Tone>(tone); }

private:
    const Kind m_kind;
    const PageHead m_head;
    PageView m_view;
    const Phrasebook& m_phrasebook;
};

}  // namespace evergreen
