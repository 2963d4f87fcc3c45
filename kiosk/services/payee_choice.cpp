#include "kiosk/services/payee_choice.h"

#include "kiosk/services/account_words.h"
#include "kiosk/services/safety_talk.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/transfer_wish.h"

#include <algorithm>
#include <iterator>

namespace evergreen {

namespace {

constexpr int kNumbersTriedMax = 5;

PageHead headOf(const char* question, const char* explain) {
    PageHead head = evergreen::headOf(question, "transfer.label", explain);
    head.isPrivate = true;
    return head;
}

ChoicePage whomPage(const std::vector<Payee>& payees) {
    ChoicePage page;
    page.head = headOf("transfer.whom", "transfer.whom.explain");
    for (const Payee& payee : payees) {
        const Text name = payee.own ? text("transfer.ownAccount") : verbatim(payee.maskedName);
        page.options.push_back({name, text("transfer.tail", tailOf(payee.maskedNumber)),
                                payee.own ? QStringLiteral("wallet") : QStringLiteral("person")});
    }
    page.options.push_back({text("transfer.other"), text("transfer.other.detail"), QStringLiteral("more")});
    return page;
}

DigitsPage numberPage(Text note) {
    DigitsPage page;
    page.head = headOf("transfer.number", "transfer.number.explain");
    page.digitsMin = 12;
    page.digitsMax = 19;
    page.note = std::move(note);
    return page;
}

ConfirmPage isThisThemPage(const PayeeCheck& check, const Check* warning) {
    ConfirmPage page;
    page.head = headOf("transfer.isThisThem", "transfer.isThisThem.explain");
    page.picture = QStringLiteral("person");
    page.facts = {Fact{text("transfer.payeeName"), verbatim(check.payee.maskedName), {}, true},
                  Fact{text("transfer.payeeNumber"), text("transfer.tail", tailOf(check.payee.maskedNumber)), {}}};
    if (warning) {
        page.tone = Tone::Attention;
        page.body = whyAndAction(*warning);
    }
    // The safe default is not to go on.
    page.primary = {text("transfer.notThem"), QStringLiteral("cross")};
    page.secondary = {text("transfer.isThem"), QStringLiteral("check")};
    return page;
}

using Chosen = Result<std::optional<Payee>>;

QCoro::Task<Chosen> newPayee(ServiceContext context) {
    Text note;
    for (int tried = 0; tried < kNumbersTriedMax; ++tried) {
        const auto number = co_await context.dialogue.ask(numberPage(note));
        if (!number) co_return std::optional<Payee>();
        context.dialogue.show(workingOn(text("transfer.label"), text("transfer.checking")));
        const auto check = co_await context.bank.checkPayee(*number, QString());
        if (!check && check.failure().code == FailureCode::BankRefused) {
            note = text("transfer.number.unknown");
            continue;
        }
        if (!check) co_return check.failure();
        const Assessment found = assess(safetyFactsOf(*check), context.safety);
        if (found.outcome() >= SafetyOutcome::Limit) {
            co_await stopAt(context, text("transfer.label"), found.checks.front());
            co_return std::optional<Payee>();
        }
        const Check* const mismatch = found.check(u"EL-06");
        const auto reply = co_await context.dialogue.ask(isThisThemPage(*check, mismatch));
        if (mismatch) noteCheck(context.audit, *mismatch, answerTo(reply, "not-them", "is-them"));
        if (reply && *reply == Pressed::Secondary) co_return std::optional<Payee>(check->payee);
        if (reply.isEnded()) co_return std::optional<Payee>();
        note = Text();
    }
    co_return std::optional<Payee>();
}

}  // namespace

QCoro::Task<Chosen> choosePayee(ServiceContext context) {
    context.dialogue.show(workingOn(text("transfer.label"), text("transfer.preparing")));
    const auto payees = co_await context.bank.payees();
    if (!payees) co_return payees.failure();

    const auto chosen = co_await context.dialogue.ask(whomPage(*payees));
    if (!chosen) co_return std::optional<Payee>();
    const auto index = static_cast<std::size_t>(*chosen);
    if (index < payees->size()) co_return std::optional<Payee>((*payees)[index]);
    auto typed = co_await newPayee(context);
    co_return typed;
}

std::vector<Payee> othersAmong(const std::vector<Payee>& payees) {
    std::vector<Payee> others;
    std::copy_if(payees.begin(), payees.end(), std::back_inserter(others),
                 [](const Payee& payee) { return !payee.own; });
    return others;
}

}  // namespace evergreen
