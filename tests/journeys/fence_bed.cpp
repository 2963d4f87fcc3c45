#include "tests/journeys/fence_bed.h"

#include "kiosk/screens/amount_model.h"
#include "kiosk/screens/digits_model.h"
#include "kiosk/screens/secret_model.h"

#include <QCoroTask>

namespace evergreen {

namespace {

constexpr int kTyped = 3;

/// In every place of the page: a name, an account, an amount in figures and in words.
PageHead headFor(const CustomersOwn& own) {
    PageHead head;
    head.where = verbatim(own.name);
    head.question = text("help.coming", verbatim(own.name), own.amount);
    head.say = {verbatim(own.account)};
    head.explain = text("transfer.explain");
    return head;
}

std::vector<Fact> factsFor(const CustomersOwn& own) {
    return {{text("balance.label"), verbatim(own.name), {}},
            {text("balance.label"), text("money", Tail{own.tail}), {}},
            {text("balance.label"), text("money", own.amount), text("money", Spelled{own.amount}), true}};
}

Action actionFor(const CustomersOwn& own) {
    return {text("receipt.helped", own.account), QStringLiteral("check")};
}

ChoicePage openChoice(const CustomersOwn& own) {
    ChoicePage page;
    page.head = headFor(own);
    page.options = {{text("balance.label"), text("balance.detail"), QStringLiteral("wallet")},
                    {text("transfer.label"), text("money", own.amount), QStringLiteral("transfer")}};
    return page;
}

ChoicePage ownChoice(const CustomersOwn& own) {
    ChoicePage page = openChoice(own);
    page.options.push_back({verbatim(own.name), text("money", Tail{own.tail}), {}});
    return page;
}

template <typename Page>
Page twoWay(const CustomersOwn& own, bool isFenced = false) {
    Page page;
    page.head = headFor(own);
    page.head.isFenced = isFenced;
    page.primary = actionFor(own);
    page.secondary = {text("notice.good"), QStringLiteral("check")};
    if constexpr (!std::is_same_v<Page, NoticePage>) page.facts = factsFor(own);
    if constexpr (std::is_same_v<Page, NoticePage>) page.lines = {verbatim(own.account), text("money", own.amount)};
    return page;
}

template <typename Model, typename Page>
void askAndType(FenceBed& bed) {
    Page page;
    page.head = headFor(bed.own);
    if constexpr (std::is_same_v<Page, AmountPage>) page.max = Money::yuan(50'000);
    page.note = text("transfer.amount.max", bed.own.amount);
    bed.ask(std::move(page));
    auto* const model = qobject_cast<Model*>(bed.screen.page());
    for (int i = 0; model && i < kTyped; ++i) model->press(bed.own.typed.at(i).digitValue());
}

void overMenu(FenceBed& bed, void (KioskScreen::*cover)()) {
    bed.ask(openChoice(bed.own));
    (bed.screen.*cover)();
}

}  // namespace

FenceBed::FenceBed(const DeskPlace& desk)
    : help({clock, screen, dialogue, phrasebook, lamp, audit, receipts, bank, reader, printer}, folder.path(), desk),
      staff({clock, screen, dialogue, phrasebook, audit, staffReader, help}, desk.endpoint) {
    help.open();
    dialogue.beginVisit();
    openMenu();
}

FenceBed::~FenceBed() {
    dialogue.endVisit(VisitEnd::GivenUp);
}

template <typename T>
QCoro::Task<> FenceBed::counted(QCoro::Task<Reply<T>> asking) {
    const auto reply = co_await asking;
    if (reply) ++m_answers;
}

template <typename Page>
void FenceBed::ask(Page page) {
    // As the visit does: the question before is unwound.
    dialogue.backOut();
    dialogue.goOn();
    QCoro::connect(counted(dialogue.ask(std::move(page))), &m_context, [] {});
}

void FenceBed::openMenu() {
    screen.closeOverlay();
    ask(openChoice(own));
}

void FenceBed::open(const FenceScene& scene) {
    screen.closeOverlay();
    scene.open(*this);
}

FenceState FenceBed::state() {
    FenceState state{screen.page(),
                     0,
                     m_answers,
                     screen.overlay(),
                     screen.staffPage(),
                     screen.pointedAt(),
                     comfort.preferences(),
                     help.assistance().done()};
    state.typed = screen.page() ? screen.page()->typedCount() : 0;
    return state;
}

const std::vector<FenceScene>& FenceBed::scenes() {
    using Bed = FenceBed;
    static const std::vector<FenceScene> scenes{
        {"Choice", false, [](Bed& bed) { bed.ask(openChoice(bed.own)); }},
        {"Choice of the customer's own", true, [](Bed& bed) { bed.ask(ownChoice(bed.own)); }},
        {"Choice, private", true,
         [](Bed& bed) {
             ChoicePage page = openChoice(bed.own);
             page.head.isPrivate = true;
             bed.ask(std::move(page));
         }},
        {"Choice, questionnaire", true,
         [](Bed& bed) {
             ChoicePage page = openChoice(bed.own);
             page.head.isFenced = true;
             bed.ask(std::move(page));
         }},
        {"Amount", true, [](Bed& bed) { askAndType<AmountModel, AmountPage>(bed); }},
        {"Digits", true, [](Bed& bed) { askAndType<DigitsModel, DigitsPage>(bed); }},
        {"Secret", true, [](Bed& bed) { askAndType<SecretModel, SecretPage>(bed); }},
        {"Confirm", true, [](Bed& bed) { bed.ask(twoWay<ConfirmPage>(bed.own)); }},
        {"Facts", false, [](Bed& bed) { bed.ask(twoWay<FactsPage>(bed.own)); }},
        {"Facts, fenced", true, [](Bed& bed) { bed.ask(twoWay<FactsPage>(bed.own, true)); }},
        {"Working", false,
         [](Bed& bed) {
             WorkingPage page;
             page.head = headFor(bed.own);
             page.lines = {verbatim(bed.own.account)};
             bed.dialogue.show(std::move(page));
         }},
        {"Notice", false, [](Bed& bed) { bed.ask(twoWay<NoticePage>(bed.own)); }},
        {"Notice, fenced", true, [](Bed& bed) { bed.ask(twoWay<NoticePage>(bed.own, true)); }},
        {"under Help", true,
         [](Bed& bed) {
             bed.ask(openChoice(bed.own));
             bed.dialogue.callHelp();
         }},
        {"under StillThere", true, [](Bed& bed) { overMenu(bed, &KioskScreen::openStillThere); }},
        {"under Comfort", true, [](Bed& bed) { overMenu(bed, &KioskScreen::openComfort); }},
    };
    return scenes;
}

}  // namespace evergreen
