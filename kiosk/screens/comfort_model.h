// The Comfort overlay: letters, colours, voice, speed, volume, language. A choice takes effect at once.
#pragma once

#include "accessibility/comfort/comfort.h"
#include "kiosk/i18n/phrasebook.h"

#include <QObject>
#include <QQmlEngine>
#include <QVariantList>

namespace evergreen {

class ComfortModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of KioskScreen")
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(QVariantList groups READ groups NOTIFY changed)
    Q_PROPERTY(QString done READ done NOTIFY changed)

public:
    ComfortModel(Comfort& comfort, const Phrasebook& phrasebook);

    QString question() const { return m_phrasebook.shown(text("comfort.question")); }
    QVariantList groups() const;
    QString done() const { return m_phrasebook.shown(text("comfort.done")); }
    std::vector<Text> spoken() const { return {text("comfort.question")}; }

    /// Foreign indexes are passed over.
    Q_INVOKABLE void choose(int group, int option);
    Q_INVOKABLE void finish() { Q_EMIT finished(); }

Q_SIGNALS:
    void changed();
    void finished();

private:
    Comfort& m_comfort;
    const Phrasebook& m_phrasebook;
};

}  // namespace evergreen
