// A preview as files: a picture of each page that differs, before and after, index.html for people, and pages.json for
// whoever shows them elsewhere (the branch desk's console).
//   {"schema": 1, "before": "41", "after": "42", "looked": 564, "pages": [{"page": "welcome.question",
//    "setting": "zh-portrait-2-warm", "language": "zh", "before": {"picture": "…/welcome.question.before.png",
//    "said": "…"}, "after": {…}}]}; a side without a picture is a face that the other bundle's page does not have.
#pragma once

#include "accessibility/audit/preview.h"

#include <QJsonArray>

namespace evergreen {

class PreviewPage {
public:
    /// `before`, `after`: what people call the two bundles.
    PreviewPage(QString folder, QString before, QString after);

    void add(const PreviewedPage& page);

    /// StorageFault when anything could not be written.
    Result<> close(int looked);

    int count() const { return static_cast<int>(m_pages.size()); }

private:
    QJsonObject keep(const PreviewedPage& page, const PreviewedPage::Side& side, const char* which);
    QString html(int looked) const;

    QString m_folder;
    QString m_before;
    QString m_after;
    QJsonArray m_pages;
    bool m_allKept = true;
};

}  // namespace evergreen
