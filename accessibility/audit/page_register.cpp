#include "accessibility/audit/page_register.h"

#include "accessibility/audit/help_states.h"
#include "accessibility/audit/sample_bank.h"
#include "accessibility/audit/talk_walk.h"
#include "kiosk/screens/amount_model.h"
#include "kiosk/screens/choice_model.h"
#include "kiosk/screens/confirm_model.h"
#include "kiosk/screens/digits_model.h"
#include "kiosk/screens/facts_model.h"
#include "kiosk/screens/help_statuses.h"
#include "kiosk/screens/notice_model.h"
#include "kiosk/screens/secret_model.h"
#include "kiosk/screens/working_model.h"
#include "kiosk/services/menu.h"
#include "kiosk/visit/failure_notice.h"
#include "kiosk/visit/order_news.h"
#include "kiosk/visit/visit_pages.h"
#include "kiosk/visit/waiting.h"

#include <map>
#include <set>

namespace evergreen {

namespace {

using Made = std::unique_ptr<PageModel>;

Made modelOf(const ChoicePage& page, const Phrasebook& book) {
    return std::make_unique<ChoiceModel>(page, book);
}
Made modelOf(const AmountPage& page, const Phrasebook& book) {
    return std::make_unique<AmountModel>(page, book);
}
Made modelOf(const DigitsPage& page, const Phrasebook& book) {
    return std::make_unique<DigitsModel>(page, book);
}
Made modelOf(const SecretPage& page, const Phrasebook& book) {
    return std::make_unique<SecretModel>(page, book);
}
Made modelOf(const ConfirmPage& page, const Phrasebook& book) {
    return std::make_unique<ConfirmModel>(page, book);
}
Made modelOf(const FactsPage& page, const Phrasebook& book) {
    return std::make_unique<FactsModel>(page, book);
}
Made modelOf(const WorkingPage& page, const Phrasebook& book) {
    return std::make_unique<WorkingModel>(page, book);
}
Made modelOf(const NoticePage& page, const Phrasebook& book) {
    return std::make_unique<NoticeModel>(page, book);
}

void type(KioskScreen& screen, const QString& digits) {
    for (const QChar c : digits) {
        if (auto* amount = qobject_cast<AmountModel*>(screen.page()))
            c == QLatin1Char('.') ? amount->point() : amount->press(c.digitValue());
        if (auto* number = qobject_cast<DigitsModel*>(screen.page())) number->press(c.digitValue());
        if (auto* secret = qobject_cast<SecretModel*>(screen.page())) secret->press(c.digitValue());
    }
}

void callHelp(KioskScreen& screen, bool cardInside) {
    screen.openHelp(cardInside);
    HelpStanding standing;
    standing.isLampLit = true;
    screen.tellHelp(helpStatuses(standing), false);
    screen.look()->setLampLit(true);
}

class Registering {
public:
    void add(const CollectedPage& collected, bool cardInside = true) {
        const auto& head = headOf(collected.page);
        RegisteredState state;
        state.page = QString::fromLatin1(head.question.id);
        const int number = ++m_seen[state.page];
        if (number > 1) state.state = QString::number(number);
        state.asks = collected.asks;
        state.cardInside = cardInside;
        state.back = !collected.asks      ? BarModel::Back::None
                     : head.backEndsVisit ? BarModel::Back::ReturnCard
                                          : BarModel::Back::OneStep;
        state.make = [page = collected.page](const Phrasebook& book) {
            return std::visit([&book](const auto& one) { return modelOf(one, book); }, page);
        };
        m_register.states.push_back(state);
        addStatesOf(collected.page, state);
    }
    // Asked of whoever comes by: no card is in, and there is no step back.
    void greeted(const AnyPage& page) {
        const auto first = m_register.states.size();
        add({page, true}, false);
        for (auto i = first; i < m_register.states.size(); ++i) m_register.states[i].back = BarModel::Back::None;
    }
    void told(AnyPage page, bool cardInside = true) { add({std::move(page), false}, cardInside); }

    PageRegister take() { return std::move(m_register); }

private:
    void addState(RegisteredState base, const char* name, std::function<void(KioskScreen&)> then) {
        const auto own = QString::fromLatin1(name);
        base.state = base.state.isEmpty() ? own : base.state + QLatin1Char(' ') + own;
        base.then = std::move(then);
        m_register.states.push_back(std::move(base));
    }

    void addStatesOf(const AnyPage& page, const RegisteredState& base) {
        if (std::holds_alternative<AmountPage>(page)) {
            addState(base, "typed", [](KioskScreen& s) { type(s, QStringLiteral("12345.67")); });
            addState(base, "too-much", [](KioskScreen& s) { type(s, QStringLiteral("99999")); });
        }
        if (std::holds_alternative<DigitsPage>(page))
            addState(base, "typed", [](KioskScreen& s) { type(s, QStringLiteral("9999990000000001234")); });
        if (std::holds_alternative<SecretPage>(page)) {
            addState(base, "typed", [](KioskScreen& s) { type(s, QStringLiteral("123")); });
            addState(base, "full", [](KioskScreen& s) { type(s, QStringLiteral("123456")); });
        }
        if (const auto* facts = std::get_if<FactsPage>(&page)) {
            const bool covered =
                std::any_of(facts->facts.begin(), facts->facts.end(), [](const Fact& fact) { return fact.isPrivate; });
            if (covered)
                addState(base, "uncovered",
                         [](KioskScreen& s) { qobject_cast<FactsModel*>(s.page())->toggleHidden(); });
        }
        addHelp(page, base);
    }

    // Help shows nothing of the page but its explanation: once for each of those is enough.
    void addHelp(const AnyPage& page, const RegisteredState& base) {
        const auto& explain = headOf(page).explain;
        if (std::find(m_explained.begin(), m_explained.end(), explain) != m_explained.end()) return;
        m_explained.push_back(explain);
        addState(base, "help", [inside = base.cardInside](KioskScreen& s) { callHelp(s, inside); });
    }

    PageRegister m_register;
    std::map<QString, int> m_seen;
    std::vector<Text> m_explained;
};

// Two transfers in one visit, told again on its last page.
VisitRecord richRecord() {
    VisitRecord record;
    for (const char* id : {"record.transferPending", "record.transfer"})
        record.push_back(text(id, Money::yuan(12'345, 67), verbatim(QStringLiteral("＊＊竹"))));
    return record;
}

void addVisit(Registering& all) {
    const Text branch = text("branch.name");
    all.greeted(welcomePage(branch, 0));
    for (int turn = 1; turn < welcomeTurns; turn += 2) all.greeted(welcomePage(branch, turn));
    all.told(openingPage(branch), false);
    all.greeted(closedPage(branch));
    all.told(readingPage());
    all.add({pinPage({}), true});
    all.add({pinPage(2), true});
    all.told(checkingPinPage());
    for (const auto outcome : {OrderNews::Outcome::Done, OrderNews::Outcome::Pending, OrderNews::Outcome::NotMoved}) {
        const Money amount = Money::yuan(12'345, 67);
        all.add({newsPage({QString(), outcome, {}, amount, QStringLiteral("＊＊＊禾")}), true});
        all.add({newsPage({QString(), outcome, {}, amount, {}}), true});
        all.add({newsPage({QString(), outcome, {}, {}, {}}), true});
    }
    all.add({offerComfortPage(), true});
    all.add({keepComfortPage(), true});
    all.told(preparingMenuPage());
    Waiting nothing;
    nothing.transfers.emplace();
    const auto entries = menuWith(nothing);
    all.add({menuPage(menuHead(everydayCustomer()), entries), true});
    for (const auto& entry : entries)
        if (entry.isGroup()) all.add({menuGroupPage(entry), true});
    Waiting one;
    one.transfers = everydayBank().pending;
    all.add({menuPage(menuHead(everydayCustomer()), menuWith(one)), true});
    one.transfers->resize(1);
    one.errands = everydayBank().errands;
    all.add({menuPage(menuHead(everydayCustomer()), menuWith(one)), true});
    all.add({menuPage(menuHead(everydayCustomer()), menuWith({})), true});
    all.add({menuPage(lobbyHead(branch), menuEntries(servicesWithoutCard())), true}, false);
    all.add({smilePage(branch), true}, false);
}

void addGoodbyes(Registering& all) {
    for (const bool timeOver : {false, true}) {
        auto page = takeCardPage(timeOver);
        page.head.where = text("branch.name");
        page.head.explain = text("goodbye.explain");
        page.picture = QStringLiteral("take-card");
        all.told(page);
        addRecord(page, richRecord());
        all.told(page);
    }
}

void addFailures(Registering& all) {
    for (const auto& entry : failureTable()) {
        auto page = failureNotice({entry.code, {}});
        const bool goesOn = entry.visitMay == VisitMay::Continue;
        if (goesOn) offerComplaint(page);
        all.add({page, goesOn}, entry.code != FailureCode::CardRemoved);
        if (goesOn) continue;
        auto last = page;
        last.picture = QStringLiteral("take-card");
        addRecord(last, richRecord());
        all.told(last, false);
    }
}

void addOverlays(PageRegister& all) {
    const auto menu = std::find_if(all.states.begin(), all.states.end(),
                                   [](const auto& state) { return state.page == QLatin1String("menu.question"); });
    for (const auto& [name, open] :
         {std::pair("still-there", &KioskScreen::openStillThere), std::pair("comfort", &KioskScreen::openComfort)}) {
        auto state = *menu;
        state.state = QString::fromLatin1(name);
        state.then = [open = open](KioskScreen& screen) { (screen.*open)(); };
        all.states.push_back(state);
    }
}

// Practice marks every page alike: one of each kind that its own talk has not shown stands for the rest.
void addPractice(Registering& all, const std::vector<CollectedPage>& pages) {
    std::set<std::size_t> seen;
    for (const auto& page : pages)
        if (headOf(page.page).isPractice) seen.insert(page.page.index());
    for (auto page : pages) {
        if (!page.asks || !seen.insert(page.page.index()).second) continue;
        std::visit(
            [](auto& one) {
                one.head.isPractice = true;
                one.head.where = text("practice.where", one.head.where);
            },
            page.page);
        all.add(page);
    }
}

}  // namespace

PageRegister registerPages() {
    Registering all;
    addVisit(all);
    auto walk = walkTalks();
    for (const auto& page : walk.pages) all.add(page);
    addPractice(all, walk.pages);
    addGoodbyes(all);
    addFailures(all);
    auto pages = all.take();
    pages.receipts = std::move(walk.receipts);
    addOverlays(pages);
    addHelping(pages);
    return pages;
}

}  // namespace evergreen
