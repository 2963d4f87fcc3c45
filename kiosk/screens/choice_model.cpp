#include "kiosk/screens/choice_model.h"

#include "kiosk/dialogue/spoken_lines.h"

namespace evergreen {

ChoiceModel::ChoiceModel(ChoicePage page, const Phrasebook& phrasebook)
    : PageModel(Choice, page.head, phrasebook), m_page(std::move(page)) {
    connect(this, &PageModel::textsChanged, this, &ChoiceModel::shownChanged);
}

void ChoiceModel::setCapacity(int capacity) {
    if (m_paging.setCapacity(capacity)) Q_EMIT shownChanged();
}

QVariantList ChoiceModel::shownOptions() const {
    QVariantList items;
    for (int i = m_paging.first(); i < m_paging.last(count()); ++i) {
        const ChoicePage::Option& option = m_page.options[static_cast<std::size_t>(i)];
        OptionItem item;
        item.label = shown(option.label);
        item.detail = shown(option.detail);
        item.speech = said(option.label);
        if (!option.detail.isEmpty() && !option.isDetailPrivate) item.speech += u'\n' + said(option.detail);
        item.picture = option.picture;
        item.prominent = option.prominent;
        item.index = i;
        items << QVariant::fromValue(item);
    }
    return items;
}

std::vector<Text> ChoiceModel::spoken() const {
    return spokenLines(m_page);
}

std::vector<Text> ChoiceModel::spokenLeaf() const {
    std::vector<Text> labels;
    for (int i = m_paging.first(); i < m_paging.last(count()); ++i) {
        labels.push_back(m_page.options[static_cast<std::size_t>(i)].label);
    }
    return labels;
}

void ChoiceModel::more() {
    m_paging.more(count());
    Q_EMIT shownChanged();
    Q_EMIT leafTurned();
}

void ChoiceModel::choose(int index) {
    if (index >= 0 && index < count()) Q_EMIT chosen(index);
}

}  // namespace evergreen
