// A page that asks for a number that is no amount: an account, a phone.
#pragma once

#include "kiosk/screens/page_model.h"

namespace evergreen {

class DigitsModel : public evergreen::PageModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ScreenDialogue")
    Q_PROPERTY(QString display READ display NOTIFY typedChanged)
    Q_PROPERTY(QString note READ note NOTIFY textsChanged)
    Q_PROPERTY(bool canFinish READ canFinish NOTIFY typedChanged)
    Q_PROPERTY(QString finishLabel READ finishLabel NOTIFY textsChanged)
    Q_PROPERTY(QString eraseLabel READ eraseLabel NOTIFY textsChanged)

public:
    DigitsModel(DigitsPage page, const Phrasebook& phrasebook);

    /// In groups of four, as it stands on a card.
    QString display() const;
    QString note() const { return shown(m_page.note); }
    bool canFinish() const;
    QString finishLabel() const { return shown(text("keypad.finish")); }
    QString eraseLabel() const { return shown(text("keypad.erase")); }
    std::vector<Text> spoken() const override;
    std::vector<Text> spokenEntry() const override;
    int typedCount() const override { return static_cast<int>(m_typed.size()); }

    Q_INVOKABLE void press(int digit);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void finish();

Q_SIGNALS:
    void typedChanged();
    void finished(const QString& digits);

private:
    const DigitsPage m_page;
    QString m_typed;
};

}  // namespace evergreen
