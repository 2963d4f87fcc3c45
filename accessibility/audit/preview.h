// What customers will see and hear with one bundle in the place of another: every registered page painted with both, in
// everybody's letters and in the largest, and those kept that differ. For whoever reviews the bundle (CR-01).
#pragma once

#include "accessibility/audit/stage.h"
#include "kiosk/bundle/bundle_reader.h"

namespace evergreen {

struct PreviewedPage {
    struct Side {
        QImage picture;  ///< half as large as the panel; null: there is no such face
        QString said;    ///< what is spoken, and written in the caption
    };
    QString page;     ///< "transfer.amount typed", with "+1" for the next face
    QString setting;  ///< "zh-portrait-2-warm", with the second bundle's letters
    Language language = Language::Chinese;
    Side before;
    Side after;
};

/// For an eye. The same letters are not painted to the very same shade twice.
[[nodiscard]] bool areAlike(const PreviewedPage::Side& one, const PreviewedPage::Side& other);

class Preview {
public:
    /// Keeps painted pictograms: painting one anew costs more than a page.
    Preview(ReadBundle before, ReadBundle after);

    /// Tells of each page that differs; gives how many were looked at. 0: the looks do not load. Minutes, for all
    /// pages.
    int run(const PageRegister& pages, const std::function<void(const PreviewedPage&)>& differs);

private:
    std::vector<PreviewedPage::Side> facesWith(const ReadBundle& bundle, const RegisteredState& state,
                                               const Setting& setting);

    ReadBundle m_before;
    ReadBundle m_after;
    Stage m_stage;
};

}  // namespace evergreen
