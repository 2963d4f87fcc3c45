#include "kiosk/screens/facts_model.h"

#include "kiosk/dialogue/spoken_lines.h"

#include <algorithm>

namespace evergreen {

FactsModel::FactsModel(FactsPage page, const Phrasebook& phrasebook)
    : TwoWayModel(Facts, page.head, page.primary, page.secondary, phrasebook),
      m_page(std::move(page)),
      m_hidden(hasPrivate()) {
    connect(this, &PageModel::textsChanged, this, &FactsModel::shownChanged);
}

void FactsModel::setCapacity(int capacity) {
    if (m_paging.setCapacity(capacity)) Q_EMIT shownChanged();
}

QVariantList FactsModel::shownFacts() const {
    QVariantList items;
    for (int i = m_paging.first(); i < m_paging.last(count()); ++i) {
        const Fact& fact = m_page.facts[static_cast<std::size_t>(i)];
        const bool hide = fact.isPrivate && m_hidden;
        items << QVariant::fromValue(FactItem{shown(fact.label), shown(hide ? text("facts.masked") : fact.value),
                                              hide ? QString() : shown(fact.words), fact.big});
    }
    return items;
}

bool FactsModel::hasPrivate() const {
    return std::any_of(m_page.facts.begin(), m_page.facts.end(), [](const Fact& fact) { return fact.isPrivate; });
}

QString FactsModel::hideLabel() const {
    if (!hasPrivate()) return {};
    return shown(text(m_hidden ? "facts.show" : "facts.hide"));
}

std::vector<Text> FactsModel::spoken() const {
    return m_hidden || !hasPrivate() ? spokenLines(m_page) : spokenFacts(m_page.facts);
}

/// What is covered is told by its name alone.
std::vector<Text> FactsModel::spokenLeaf() const {
    std::vector<Text> lines;
    for (int i = m_paging.first(); i < m_paging.last(count()); ++i) {
        const Fact& fact = m_page.facts[static_cast<std::size_t>(i)];
        const bool hide = fact.isPrivate && m_hidden;
        lines.push_back(hide ? fact.label : text("speech.fact", fact.label, fact.value));
    }
    return lines;
}

void FactsModel::more() {
    m_paging.more(count());
    Q_EMIT shownChanged();
    Q_EMIT leafTurned();
}

void FactsModel::toggleHidden() {
    m_hidden = !m_hidden;
    Q_EMIT shownChanged();
    Q_EMIT spokenChanged();
}

}  // namespace evergreen
