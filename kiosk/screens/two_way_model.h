// A page answered by one of two buttons: the base of Confirm, Facts and Notice.
#pragma once

#include "kiosk/dialogue/dialogue.h"
#include "kiosk/screens/page_model.h"

namespace evergreen {

class TwoWayModel : public evergreen::PageModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a base class")
    Q_PROPERTY(QString primary READ primary NOTIFY textsChanged)
    Q_PROPERTY(QString primaryPicture READ primaryPicture CONSTANT)
    Q_PROPERTY(QString secondary READ secondary NOTIFY textsChanged)
    Q_PROPERTY(QString secondaryPicture READ secondaryPicture CONSTANT)

public:
    TwoWayModel(Kind kind, PageHead head, Action primary, Action secondary, const Phrasebook& phrasebook)
        : PageModel(kind, std::move(head), phrasebook),
          m_primary(std::move(primary)),
          m_secondary(std::move(secondary)) {}

    bool asks() const override { return !m_primary.isEmpty() || !m_secondary.isEmpty(); }
    /// Empty: there is no such button.
    QString primary() const { return shown(m_primary.label); }
    QString primaryPicture() const { return m_primary.picture; }
    QString secondary() const { return shown(m_secondary.label); }
    QString secondaryPicture() const { return m_secondary.picture; }

    Q_INVOKABLE void choosePrimary() {
        if (!m_primary.isEmpty()) Q_EMIT pressed(Pressed::Primary);
    }
    Q_INVOKABLE void chooseSecondary() {
        if (!m_secondary.isEmpty()) Q_EMIT pressed(Pressed::Secondary);
    }

Q_SIGNALS:
    void pressed(evergreen::Pressed which);

private:
    const Action m_primary;
    const Action m_secondary;
};

}  // namespace evergreen
