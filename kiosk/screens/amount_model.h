// A page that asks for an amount of money, typed on the keypad.
#pragma once

#include "kiosk/screens/page_model.h"

namespace evergreen {

class AmountModel : public evergreen::PageModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ScreenDialogue")
    Q_PROPERTY(QString display READ display NOTIFY typedChanged)
    Q_PROPERTY(QString words READ words NOTIFY typedChanged)
    Q_PROPERTY(QString note READ note NOTIFY typedChanged)
    Q_PROPERTY(bool canFinish READ canFinish NOTIFY typedChanged)
    Q_PROPERTY(QString finishLabel READ finishLabel NOTIFY textsChanged)
    Q_PROPERTY(QString eraseLabel READ eraseLabel NOTIFY textsChanged)
    Q_PROPERTY(QString pointLabel READ pointLabel NOTIFY textsChanged)

public:
    AmountModel(AmountPage page, const Phrasebook& phrasebook);

    QString display() const;
    /// The amount in words, as it stands on a bank's form; empty while nothing is typed.
    QString words() const;
    QString note() const;
    bool canFinish() const;
    QString finishLabel() const { return shown(text("keypad.finish")); }
    QString eraseLabel() const { return shown(text("keypad.erase")); }
    QString pointLabel() const { return shown(text("keypad.point")); }
    std::vector<Text> spoken() const override;
    std::vector<Text> spokenEntry() const override;
    int typedCount() const override { return static_cast<int>(m_typed.size()); }

    /// A digit, the point, or the last one away. What would make no amount, or one above the maximum by a factor of
    /// ten, is not taken; just above the maximum it is taken and said to be too much.
    Q_INVOKABLE void press(int digit);
    Q_INVOKABLE void point();
    Q_INVOKABLE void erase();
    Q_INVOKABLE void finish();

Q_SIGNALS:
    void typedChanged();
    void finished(evergreen::Money amount);

private:
    void setTyped(const QString& typed);
    void tellTyped();
    bool isTooMuch() const;

    const AmountPage m_page;
    QString m_typed;
};

}  // namespace evergreen
