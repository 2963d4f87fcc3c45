// A page that tells something, with a picture and at most two buttons.
#pragma once

#include "kiosk/screens/two_way_model.h"

#include <QStringList>

namespace evergreen {

class NoticeModel : public evergreen::TwoWayModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ScreenDialogue")
    Q_PROPERTY(QStringList lines READ lines NOTIFY textsChanged)
    Q_PROPERTY(QVariantList linesAlone READ linesAlone NOTIFY textsChanged)

public:
    NoticeModel(NoticePage page, const Phrasebook& phrasebook)
        : TwoWayModel(Notice, page.head, page.primary, page.secondary, phrasebook), m_page(std::move(page)) {}

    Tone tone() const override { return fromTone(m_page.tone); }
    QString picture() const override { return m_page.picture; }
    QStringList lines() const;
    /// Each line as a list of its own.
    QVariantList linesAlone() const;
    std::vector<Text> spoken() const override;

private:
    const NoticePage m_page;
};

}  // namespace evergreen
