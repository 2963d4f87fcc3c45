#include "kiosk/screens/screen_dialogue.h"

#include "kiosk/screens/amount_model.h"
#include "kiosk/screens/choice_model.h"
#include "kiosk/screens/confirm_model.h"
#include "kiosk/screens/digits_model.h"
#include "kiosk/screens/facts_model.h"
#include "kiosk/screens/notice_model.h"
#include "kiosk/screens/secret_model.h"
#include "kiosk/screens/working_model.h"

namespace evergreen {

namespace {

/// The page on the glass, and what of it a helper may see.
template <typename Model, typename Page>
std::unique_ptr<Model> modelOf(const Page& page, const Phrasebook& phrasebook) {
    auto model = std::make_unique<Model>(page, phrasebook);
    model->describe(viewOf(page));
    return model;
}

}  // namespace

ScreenDialogue::ScreenDialogue(KioskScreen& screen, const Phrasebook& phrasebook, const Comfort& comfort,
                               TimeAllowance& time)
    : m_screen(screen), m_phrasebook(phrasebook), m_comfort(comfort), m_time(time) {
    connect(&screen, &KioskScreen::backTapped, this, &ScreenDialogue::tapBack);
    connect(&screen, &KioskScreen::leaveTapped, this, [this] {
        m_screen.closeOverlay();
        endVisit(VisitEnd::GivenUp);
    });
    connect(&screen, &KioskScreen::stillHereAnswered, this, [this] {
        m_screen.closeOverlay();
        m_time.extend();
    });
    connect(screen.bar(), &BarModel::helpTapped, this, &ScreenDialogue::callHelp);
    connect(&time, &TimeAllowance::askStillThere, &screen, &KioskScreen::openStillThere);
    connect(&time, &TimeAllowance::over, this, [this] {
        m_screen.closeOverlay();
        endVisit(VisitEnd::TimeOver);
    });
}

ScreenDialogue::~ScreenDialogue() {
    endGreeting();
    endVisit(VisitEnd::Failed);
}

/// Waits for `answer`, which the model, the bar or the visit's end gives; whichever is first.
template <typename T>
QCoro::Task<Reply<T>> ScreenDialogue::converse(std::unique_ptr<PageModel> model,
                                               std::shared_ptr<Waiter<Reply<T>>> answer, bool backEndsVisit) {
    if (m_end) co_return Reply<T>::ended();
    if (m_isBackingOut) co_return Reply<T>::back();
    m_onBack = [answer] { answer->give(Reply<T>::back()); };
    m_onEnd = [answer] { answer->give(Reply<T>::ended()); };
    m_backEndsVisit = backEndsVisit;
    m_screen.setPage(std::move(model), backEndsVisit ? BarModel::Back::ReturnCard : BarModel::Back::OneStep);
    m_time.start(isGenerous());
    Reply<T> reply = co_await answer->value();
    settle();
    co_return reply;
}

QCoro::Task<Reply<int>> ScreenDialogue::ask(ChoicePage page) {
    const auto answer = std::make_shared<Waiter<Reply<int>>>();
    auto model = modelOf<ChoiceModel>(page, m_phrasebook);
    connect(model.get(), &ChoiceModel::chosen, this,
            [answer](int index) { answer->give(Reply<int>::answered(index)); });
    return converse<int>(std::move(model), answer, page.head.backEndsVisit);
}

QCoro::Task<Reply<Money>> ScreenDialogue::ask(AmountPage page) {
    const auto answer = std::make_shared<Waiter<Reply<Money>>>();
    auto model = modelOf<AmountModel>(page, m_phrasebook);
    connect(model.get(), &AmountModel::finished, this,
            [answer](Money amount) { answer->give(Reply<Money>::answered(amount)); });
    return converse<Money>(std::move(model), answer, page.head.backEndsVisit);
}

QCoro::Task<Reply<QString>> ScreenDialogue::ask(DigitsPage page) {
    const auto answer = std::make_shared<Waiter<Reply<QString>>>();
    auto model = modelOf<DigitsModel>(page, m_phrasebook);
    connect(model.get(), &DigitsModel::finished, this,
            [answer](const QString& digits) { answer->give(Reply<QString>::answered(digits)); });
    return converse<QString>(std::move(model), answer, page.head.backEndsVisit);
}

QCoro::Task<Reply<SecretBytes>> ScreenDialogue::ask(SecretPage page) {
    const auto answer = std::make_shared<Waiter<Reply<SecretBytes>>>();
    auto model = modelOf<SecretModel>(page, m_phrasebook);
    SecretModel* secret = model.get();
    connect(secret, &SecretModel::finished, this,
            [answer, secret] { answer->give(Reply<SecretBytes>::answered(secret->take())); });
    return converse<SecretBytes>(std::move(model), answer, page.head.backEndsVisit);
}

template <typename Model, typename Page>
QCoro::Task<Reply<Pressed>> ScreenDialogue::askTwoWay(const Page& page) {
    const auto answer = std::make_shared<Waiter<Reply<Pressed>>>();
    auto model = modelOf<Model>(page, m_phrasebook);
    connect(model.get(), &TwoWayModel::pressed, this,
            [answer](Pressed which) { answer->give(Reply<Pressed>::answered(which)); });
    return converse<Pressed>(std::move(model), answer, page.head.backEndsVisit);
}

QCoro::Task<Reply<Pressed>> ScreenDialogue::ask(ConfirmPage page) {
    return askTwoWay<ConfirmModel>(page);
}

QCoro::Task<Reply<Pressed>> ScreenDialogue::ask(FactsPage page) {
    return askTwoWay<FactsModel>(page);
}

QCoro::Task<Reply<Pressed>> ScreenDialogue::ask(NoticePage page) {
    return askTwoWay<NoticeModel>(page);
}

template <typename Model, typename Page>
void ScreenDialogue::showOnly(const Page& page) {
    endGreeting();
    m_screen.setPage(modelOf<Model>(page, m_phrasebook), BarModel::Back::None);
}

void ScreenDialogue::show(WorkingPage page) {
    showOnly<WorkingModel>(page);
}

void ScreenDialogue::show(NoticePage page) {
    showOnly<NoticeModel>(page);
}

void ScreenDialogue::callHelp() {
    m_time.activity();
    m_screen.openHelp(m_inVisit && m_hasCard);
}

QCoro::Task<Reply<Pressed>> ScreenDialogue::greet(NoticePage page) {
    endGreeting();
    const auto answer = std::make_shared<Waiter<Reply<Pressed>>>();
    auto model = modelOf<NoticeModel>(page, m_phrasebook);
    connect(model.get(), &TwoWayModel::pressed, this,
            [answer](Pressed which) { answer->give(Reply<Pressed>::answered(which)); });
    m_onGreetingEnd = [answer] { answer->give(Reply<Pressed>::ended()); };
    m_screen.setPage(std::move(model), BarModel::Back::None);
    Reply<Pressed> reply = co_await answer->value();
    m_onGreetingEnd = nullptr;
    co_return reply;
}

void ScreenDialogue::endGreeting() {
    if (const auto end = std::exchange(m_onGreetingEnd, nullptr)) end();
}

void ScreenDialogue::begin(bool hasCard) {
    endGreeting();
    m_end.reset();
    m_isBackingOut = false;
    m_inVisit = true;
    m_hasCard = hasCard;
    m_screen.setCardInside(hasCard);
    m_time.beginVisit();
}

void ScreenDialogue::endVisit(VisitEnd end) {
    if (m_end || !m_inVisit) return;
    m_end = end;
    m_inVisit = false;
    m_time.stop();
    // Why the visit ends must be seen. Only help stays: who has called it still waits for it.
    if (m_screen.overlay() != KioskScreen::HelpOverlay) m_screen.closeOverlay();
    if (const auto onEnd = m_onEnd) onEnd();
}

void ScreenDialogue::settle() {
    m_onBack = nullptr;
    m_onEnd = nullptr;
    m_time.stop();
}

void ScreenDialogue::backOut() {
    m_isBackingOut = true;
    if (const auto onBack = m_onBack) onBack();
}

void ScreenDialogue::tapBack() {
    m_time.activity();
    if (m_backEndsVisit) return endVisit(VisitEnd::GivenUp);
    if (const auto onBack = m_onBack) onBack();
}

bool ScreenDialogue::isGenerous() const {
    return m_comfort.preferences().extraTime || m_screen.isHeardOnly();
}

}  // namespace evergreen
