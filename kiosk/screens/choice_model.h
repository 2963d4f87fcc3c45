// A page of choices for QML.
#pragma once

#include "kiosk/screens/items.h"
#include "kiosk/screens/page_model.h"
#include "kiosk/screens/paging.h"

namespace evergreen {

class ChoiceModel : public evergreen::PageModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ScreenDialogue")
    Q_PROPERTY(Layout layout READ layout CONSTANT)
    Q_PROPERTY(int count READ count CONSTANT)
    Q_PROPERTY(int capacity READ capacity WRITE setCapacity NOTIFY shownChanged)
    Q_PROPERTY(QVariantList shown READ shownOptions NOTIFY shownChanged)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY shownChanged)

public:
    enum Layout { Tiles, Rows };
    Q_ENUM(Layout)

    ChoiceModel(ChoicePage page, const Phrasebook& phrasebook);

    Layout layout() const { return static_cast<Layout>(m_page.layout); }
    int count() const { return static_cast<int>(m_page.options.size()); }
    int capacity() const { return m_paging.capacity(); }
    void setCapacity(int capacity);
    QVariantList shownOptions() const;
    bool hasMore() const { return m_paging.hasMore(count()); }
    std::vector<Text> spoken() const override;
    std::vector<Text> spokenLeaf() const override;

    Q_INVOKABLE void more();
    /// `index` is that of the option in the page, not on the screen; a foreign one is passed over.
    Q_INVOKABLE void choose(int index);

Q_SIGNALS:
    void shownChanged();
    void chosen(int index);

private:
    const ChoicePage m_page;
    Paging m_paging;
};

}  // namespace evergreen
