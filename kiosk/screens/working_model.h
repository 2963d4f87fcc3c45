// A page that tells what is being done. Asks nothing.
#pragma once

#include "kiosk/screens/page_model.h"

#include <QStringList>

namespace evergreen {

class WorkingModel : public evergreen::PageModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ScreenDialogue")
    Q_PROPERTY(QStringList lines READ lines NOTIFY textsChanged)

public:
    WorkingModel(WorkingPage page, const Phrasebook& phrasebook)
        : PageModel(Working, page.head, phrasebook), m_page(std::move(page)) {}

    QString picture() const override { return m_page.picture; }
    bool asks() const override { return false; }
    QStringList lines() const;
    std::vector<Text> spoken() const override;

private:
    const WorkingPage m_page;
};

}  // namespace evergreen
