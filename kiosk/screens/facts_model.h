// A page of facts, some of them private: hidden until the customer asks to see them (domain rule PV-01).
#pragma once

#include "kiosk/screens/items.h"
#include "kiosk/screens/paging.h"
#include "kiosk/screens/two_way_model.h"

namespace evergreen {

class FactsModel : public evergreen::TwoWayModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ScreenDialogue")
    Q_PROPERTY(int count READ count CONSTANT)
    Q_PROPERTY(int capacity READ capacity WRITE setCapacity NOTIFY shownChanged)
    Q_PROPERTY(QVariantList shown READ shownFacts NOTIFY shownChanged)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY shownChanged)
    Q_PROPERTY(bool hasPrivate READ hasPrivate CONSTANT)
    Q_PROPERTY(bool hidden READ isHidden NOTIFY shownChanged)
    Q_PROPERTY(QString hideLabel READ hideLabel NOTIFY shownChanged)
    Q_PROPERTY(QString hidePicture READ hidePicture NOTIFY shownChanged)

public:
    FactsModel(FactsPage page, const Phrasebook& phrasebook);

    int count() const { return static_cast<int>(m_page.facts.size()); }
    int capacity() const { return m_paging.capacity(); }
    void setCapacity(int capacity);
    QVariantList shownFacts() const;
    bool hasMore() const { return m_paging.hasMore(count()); }
    bool hasPrivate() const;
    bool isHidden() const { return m_hidden; }
    /// Empty when there is nothing to hide.
    QString hideLabel() const;
    QString hidePicture() const { return m_hidden ? QStringLiteral("eye") : QStringLiteral("eye-off"); }
    std::vector<Text> spoken() const override;
    std::vector<Text> spokenLeaf() const override;

    Q_INVOKABLE void more();
    Q_INVOKABLE void toggleHidden();

Q_SIGNALS:
    void shownChanged();

private:
    const FactsPage m_page;
    Paging m_paging;
    bool m_hidden;
};

}  // namespace evergreen
