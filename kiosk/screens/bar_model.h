// The bar that never moves: back (or return the card), say it again, larger letters, help; the way to Comfort; and that
// of staff who are let in.
#pragma once

#include "accessibility/comfort/comfort.h"
#include "kiosk/i18n/phrasebook.h"

#include <QObject>
#include <QQmlEngine>

namespace evergreen {

class BarModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of KioskScreen")
    Q_PROPERTY(QString backLabel READ backLabel NOTIFY changed)
    Q_PROPERTY(QString backPicture READ backPicture NOTIFY changed)
    Q_PROPERTY(bool backEnabled READ isBackEnabled NOTIFY changed)
    Q_PROPERTY(QString againLabel READ againLabel NOTIFY changed)
    Q_PROPERTY(QString largerLabel READ largerLabel NOTIFY changed)
    Q_PROPERTY(QString helpLabel READ helpLabel NOTIFY changed)
    Q_PROPERTY(QString comfortLabel READ comfortLabel NOTIFY changed)
    Q_PROPERTY(QString comfortAbout READ comfortAbout NOTIFY changed)
    Q_PROPERTY(QString comfortPicture READ comfortPicture NOTIFY changed)
    Q_PROPERTY(QString staffLabel READ staffLabel NOTIFY changed)

public:
    enum class Back { None, OneStep, ReturnCard };

    BarModel(const Phrasebook& phrasebook, const Comfort& comfort);

    QString backLabel() const;
    QString backPicture() const;
    bool isBackEnabled() const { return m_back != Back::None; }
    QString againLabel() const { return m_phrasebook.shown(text("bar.again")); }
    QString largerLabel() const;
    QString helpLabel() const { return m_phrasebook.shown(text("bar.help")); }
    QString comfortLabel() const { return m_phrasebook.shown(text(m_isWatched ? "assist.end" : "bar.comfort")); }
    /// What is behind the two languages on it, for who does not see the picture.
    QString comfortAbout() const {
        return m_phrasebook.shown(text(m_isWatched ? "assist.end.about" : "comfort.where"));
    }
    QString comfortPicture() const { return m_isWatched ? QStringLiteral("cross") : QStringLiteral("language"); }
    /// For staff who stand here and are let in; empty: nobody does.
    QString staffLabel() const { return m_staff.isEmpty() ? QString() : m_phrasebook.shown(m_staff); }
    void setBack(Back back);
    void setStaff(const Text& label);
    /// Somebody is let in to help: in the place of Comfort stands the one tap that ends it.
    void setWatched(bool isWatched);

    Q_INVOKABLE void back();
    Q_INVOKABLE void sayAgain() { Q_EMIT againTapped(); }
    Q_INVOKABLE void larger() { Q_EMIT largerTapped(); }
    Q_INVOKABLE void help() { Q_EMIT helpTapped(); }
    Q_INVOKABLE void comfort() { m_isWatched ? Q_EMIT endWatchTapped() : Q_EMIT comfortTapped(); }
    Q_INVOKABLE void staff() {
        if (!m_staff.isEmpty()) Q_EMIT staffTapped();
    }

Q_SIGNALS:
    void changed();
    void backTapped();
    void againTapped();
    void largerTapped();
    void helpTapped();
    void comfortTapped();
    void endWatchTapped();
    void staffTapped();

private:
    const Phrasebook& m_phrasebook;
    const Comfort& m_comfort;
    Back m_back = Back::None;
    bool m_isWatched = false;
    Text m_staff;
};

}  // namespace evergreen
