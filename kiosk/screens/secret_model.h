// The PIN page. The digits live in SecretBytes and are handed on by move; QML sees only how many there are.
#pragma once

#include "kiosk/base/secret_bytes.h"
#include "kiosk/screens/page_model.h"

namespace evergreen {

class SecretModel : public evergreen::PageModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ScreenDialogue")
    Q_PROPERTY(int entered READ entered NOTIFY enteredChanged)
    Q_PROPERTY(int length READ length CONSTANT)
    Q_PROPERTY(QString note READ note NOTIFY textsChanged)
    Q_PROPERTY(bool canFinish READ canFinish NOTIFY enteredChanged)
    Q_PROPERTY(QString finishLabel READ finishLabel NOTIFY textsChanged)
    Q_PROPERTY(QString eraseLabel READ eraseLabel NOTIFY textsChanged)

public:
    SecretModel(SecretPage page, const Phrasebook& phrasebook);

    int entered() const { return static_cast<int>(m_digits.size()); }
    int length() const { return m_page.length; }
    QString note() const { return shown(m_page.note); }
    bool canFinish() const { return entered() == length(); }
    QString finishLabel() const { return shown(text("keypad.finish")); }
    QString eraseLabel() const { return shown(text("keypad.erase")); }
    std::vector<Text> spoken() const override;
    int typedCount() const override { return entered(); }

    Q_INVOKABLE void press(int digit);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void finish();

    /// The digits, one byte 0–9 each; after this the model holds none.
    SecretBytes take() { return std::move(m_digits); }

Q_SIGNALS:
    void enteredChanged();
    void finished();

private:
    const SecretPage m_page;
    SecretBytes m_digits;
};

}  // namespace evergreen
