// The Comfort overlay: language, letters, voice, speed, colours, hands and time. A choice takes effect at once.
#pragma once

#include "accessibility/comfort/comfort.h"
#include "kiosk/i18n/phrasebook.h"
#include "kiosk/screens/paging.h"

#include <optional>

#include <QObject>
#include <QQmlEngine>
#include <QVariantList>

namespace evergreen {

class ComfortModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of KioskScreen")
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(int count READ count CONSTANT)
    Q_PROPERTY(int capacity READ capacity WRITE setCapacity NOTIFY shownChanged)
    Q_PROPERTY(QVariantList shown READ shown NOTIFY shownChanged)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY shownChanged)
    Q_PROPERTY(QString moreLabel READ moreLabel NOTIFY changed)
    Q_PROPERTY(QString done READ done NOTIFY changed)

public:
    ComfortModel(Comfort& comfort, const Phrasebook& phrasebook);

    QString question() const { return m_phrasebook.shown(text("comfort.question")); }
    int count() const;
    int capacity() const { return m_paging.capacity(); }
    void setCapacity(int capacity);
    /// The groups of this leaf.
    QVariantList shown() const;
    bool hasMore() const { return m_paging.hasMore(count()); }
    QString moreLabel() const { return m_phrasebook.shown(text("choice.more")); }
    QString done() const { return m_phrasebook.shown(text("comfort.done")); }
    /// The groups of this leaf, for who has turned to it without seeing.
    std::vector<Text> spokenLeaf() const;
    std::vector<Text> spoken() const { return {text("comfort.question")}; }

    /// From the first leaf.
    void rewind();
    Q_INVOKABLE void more();
    /// `group` is that of all, not of the leaf. Foreign indexes are passed over.
    Q_INVOKABLE void choose(int group, int option);
    Q_INVOKABLE void finish() { Q_EMIT finished(); }

Q_SIGNALS:
    void changed();
    void shownChanged();
    void finished();
    void leafTurned();
    /// This option was just chosen, and now is so; without words where the step itself is answered.
    void chose(const QString& name, const std::vector<evergreen::Text>& words);

private:
    /// `isOn`: none where there is nothing to be on or off.
    QString speechOf(const char* group, const char* option, std::optional<bool> isOn) const;

    Comfort& m_comfort;
    const Phrasebook& m_phrasebook;
    Paging m_paging;
};

}  // namespace evergreen
