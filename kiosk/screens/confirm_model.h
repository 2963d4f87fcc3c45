// A question with facts, for QML.
#pragma once

#include "kiosk/screens/items.h"
#include "kiosk/screens/sentences.h"
#include "kiosk/screens/two_way_model.h"

namespace evergreen {

class ConfirmModel : public evergreen::TwoWayModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ScreenDialogue")
    Q_PROPERTY(QVariantList facts READ facts NOTIFY textsChanged)
    Q_PROPERTY(QString body READ body NOTIFY textsChanged)
    Q_PROPERTY(QStringList sentences READ sentences NOTIFY textsChanged)

public:
    ConfirmModel(ConfirmPage page, const Phrasebook& phrasebook);

    Tone tone() const override { return fromTone(m_page.tone); }
    QString picture() const override { return m_page.picture; }
    QVariantList facts() const;
    QString body() const { return shown(m_page.body); }
    /// The body sentence by sentence.
    QStringList sentences() const { return sentencesOf(body()); }
    std::vector<Text> spoken() const override;

private:
    const ConfirmPage m_page;
};

}  // namespace evergreen
