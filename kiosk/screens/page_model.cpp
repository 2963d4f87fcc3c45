#include "kiosk/screens/page_model.h"

namespace evergreen {

PageModel::PageModel(Kind kind, PageHead head, const Phrasebook& phrasebook)
    : m_kind(kind), m_head(std::move(head)), m_phrasebook(phrasebook) {
    connect(&phrasebook, &Phrasebook::languageChanged, this, &PageModel::textsChanged);
}

QString PageModel::step() const {
    if (!m_head.step) return {};
    return shown(text("page.step", Ordinal{m_head.step->number}, m_head.step->of));
}

}  // namespace evergreen
