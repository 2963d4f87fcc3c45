// What customers will see and hear with one bundle in the place of another: every registered page painted with both, in
// everybody's letters and in the largest, and those kept that differ. For whoever reviews the bundle (CR-01).
#pragma once

#include "accessibility/audit/stage.h"
#include "kiosk/bundle/bundle_reader.h"

namespace evergreen {

struct PreviewedPage {
    struct Side {
        QImage picture;  ///< null: there is no such face
        QString said;    ///< what is spoken, and written in the caption
        bool operator==(const Side&) const = default;
    };
    QString page;     ///< "transfer.amount typed", with "+1" for the next face
    QString setting;  ///< "zh-portrait-2-warm", with the second bundle's letters
    Language language = Language::Chinese;
    Side before;
    Side after;
};

class Preview {
public:
    Preview(ReadBundle before, ReadBundle after) : m_before(std::move(before)), m_after(std::move(after)) {}

    /// Tells of each page that differs; gives how many were looked at. 0: the looks do not load. Half a minute.
    int run(const PageRegister& pages, const std::function<void(const PreviewedPage&)>& differs);

private:
    std::vector<PreviewedPage::Side> facesWith(const ReadBundle& bundle, const RegisteredState& state,
                                               const Setting& setting);

    ReadBundle m_before;
    ReadBundle m_after;
    Stage m_stage;
};

}  // namespace evergreen
