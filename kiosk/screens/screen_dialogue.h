// The conversation on the screen: makes the model of each page asked, waits for the customer, and ends every wait when
// the visit ends. One for the program; Visit calls beginVisit() and endVisit().
#pragma once

#include "accessibility/comfort/comfort.h"
#include "accessibility/comfort/time_allowance.h"
#include "kiosk/base/waiter.h"
#include "kiosk/dialogue/dialogue.h"
#include "kiosk/screens/kiosk_screen.h"

#include <functional>

#include <QObject>

namespace evergreen {

class ScreenDialogue final : public QObject, public Dialogue {
    Q_OBJECT

public:
    /// All must outlive it.
    ScreenDialogue(KioskScreen& screen, const Phrasebook& phrasebook, const Comfort& comfort, TimeAllowance& time);
    ~ScreenDialogue() override;

    QCoro::Task<Reply<int>> ask(ChoicePage page) override;
    QCoro::Task<Reply<Money>> ask(AmountPage page) override;
    QCoro::Task<Reply<QString>> ask(DigitsPage page) override;
    QCoro::Task<Reply<SecretBytes>> ask(SecretPage page) override;
    QCoro::Task<Reply<Pressed>> ask(ConfirmPage page) override;
    QCoro::Task<Reply<Pressed>> ask(FactsPage page) override;
    QCoro::Task<Reply<Pressed>> ask(NoticePage page) override;
    void show(WorkingPage page) override;
    void show(NoticePage page) override;
    Language language() const override { return m_phrasebook.language(); }
    void callHelp() override;
    QCoro::Task<Reply<Pressed>> greet(NoticePage page) override;
    void endGreeting() override;

    void beginVisit() override { begin(true); }
    void beginLobby() override { begin(false); }
    void endVisit(VisitEnd end) override;
    std::optional<VisitEnd> ended() const override { return m_end; }
    bool inVisit() const { return m_inVisit; }

    /// The service under way asks nothing more: whatever it asks until goOn() is answered by Back, and so it unwinds.
    void backOut();
    void goOn() { m_isBackingOut = false; }

    /// A touch, a key, a phrase spoken: the customer is being served.
    void noteActivity() { m_time.activity(); }

private:
    template <typename T>
    QCoro::Task<Reply<T>> converse(std::unique_ptr<PageModel> model, std::shared_ptr<Waiter<Reply<T>>> answer,
                                   bool backEndsVisit);
    template <typename Model, typename Page>
    QCoro::Task<Reply<Pressed>> askTwoWay(const Page& page);
    template <typename Model, typename Page>
    void showOnly(const Page& page);
    void begin(bool hasCard);
    void settle();
    void tapBack();
    bool isGenerous() const;

    KioskScreen& m_screen;
    const Phrasebook& m_phrasebook;
    const Comfort& m_comfort;
    TimeAllowance& m_time;
    std::function<void()> m_onBack;
    std::function<void()> m_onEnd;
    std::function<void()> m_onGreetingEnd;
    bool m_backEndsVisit = false;
    bool m_hasCard = false;
    bool m_inVisit = false;
    bool m_isBackingOut = false;
    std::optional<VisitEnd> m_end;
};

}  // namespace evergreen
