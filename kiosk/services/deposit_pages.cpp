#include "kiosk/services/deposit_pages.h"

#include "kiosk/services/account_words.h"

namespace evergreen {

namespace {

constexpr const char* kWhere = "deposit.label";

ConfirmPage yesOrNoPage(PageHead head, const std::vector<Fact>& facts, const char* yes) {
    ConfirmPage page;
    page.head = std::move(head);
    page.head.isPrivate = true;
    page.facts = facts;
    page.primary = {text(yes), QStringLiteral("check")};
    page.secondary = {text("deposit.no"), QStringLiteral("cross")};
    return page;
}

Fact termFact(int months, int basisPoints) {
    return {text("deposit.term"), text("deposit.term.value", monthsText(months), rateOf(basisPoints)), {}};
}

OrderWords wordsOf(const char* kind, const std::vector<Fact>& facts) {
    OrderWords words;
    words.kind = kind;
    words.where = text(kWhere);
    words.working = text("deposit.arranging");
    words.facts = facts;
    return words;
}

}  // namespace

ChoicePage depositsPage(const std::vector<Deposit>& held) {
    ChoicePage page;
    page.head = headOf("deposit.which", kWhere, "deposit.which.explain");
    page.head.isPrivate = true;
    for (const Deposit& deposit : held) {
        const char* state = deposit.rollsOver ? "deposit.renews" : "deposit.matures";
        page.options.push_back({text("deposit.held", monthsText(deposit.months)),
                                text(state, deposit.principal, FarDate{deposit.maturesOn}), QStringLiteral("deposit"),
                                false, true});
    }
    page.options.push_back({text("deposit.new"), text("deposit.new.detail", depositLeast), QStringLiteral("plus")});
    return page;
}

ChoicePage termsPage(PageHead head, const std::vector<DepositTerm>& terms) {
    ChoicePage page;
    page.head = std::move(head);
    for (const DepositTerm& term : terms) {
        page.options.push_back(
            {monthsText(term.months), text("deposit.rate", rateOf(term.rateBasisPoints)), QStringLiteral("calendar")});
    }
    return page;
}

AmountPage depositAmountPage(Money max, bool tooLittle) {
    AmountPage page;
    page.head = headOf("deposit.amount", kWhere, "transfer.amount.explain");
    page.head.say = {text("transfer.amount.say")};
    page.head.isPrivate = true;
    page.max = max;
    page.note = tooLittle ? text("deposit.atLeast", depositLeast) : text("transfer.amount.max", max);
    page.isNotePrivate = true;
    return page;
}

ConfirmPage openDepositPage(const std::vector<Fact>& facts) {
    auto page = yesOrNoPage(headOf("deposit.confirm", kWhere, "deposit.confirm.explain"), facts, "deposit.confirm.yes");
    page.body = text("deposit.confirm.body");
    return page;
}

std::vector<Fact> openFacts(const DepositTerm& term, Money amount, const Account& payer) {
    return {amountFact("deposit.principal", amount), termFact(term.months, term.rateBasisPoints), fromFact(payer)};
}

OrderWords openWords(const std::vector<Fact>& facts, Money amount) {
    auto words = wordsOf("deposit-open", facts);
    words.done = {text("deposit.opened"),  {}, text("deposit.done.explain"),
                  text("receipt.deposit"), {}, text("record.depositOpened", amount)};
    return words;
}

ChoicePage whatWithDepositPage(const Deposit& deposit) {
    ChoicePage page;
    page.head = headOf("deposit.what", kWhere, "deposit.what.explain");
    page.head.isPrivate = true;
    page.options.push_back({text("deposit.leave"), text("deposit.leave.detail"), QStringLiteral("check"), true});
    if (!deposit.rollsOver) {
        page.options.push_back({text("deposit.renew"), text("deposit.renew.detail"), QStringLiteral("again")});
    }
    page.options.push_back({text("deposit.break"), text("deposit.break.detail"), QStringLiteral("coins")});
    return page;
}

ConfirmPage renewPage(const std::vector<Fact>& facts) {
    return yesOrNoPage(headOf("deposit.renew.confirm", kWhere, "deposit.confirm.explain"), facts, "deposit.renew.yes");
}

std::vector<Fact> renewFacts(const Deposit& deposit, const DepositTerm& term) {
    return {amountFact("deposit.principal", deposit.principal),
            {text("deposit.renewsOn"), text("date", FarDate{deposit.maturesOn}), {}},
            termFact(term.months, term.rateBasisPoints)};
}

OrderWords renewWords(const std::vector<Fact>& facts) {
    auto words = wordsOf("deposit-roll-over", facts);
    words.done = {text("deposit.renewed"),      {}, text("deposit.done.explain"),
                  text("receipt.depositRenew"), {}, text("record.depositRenewed")};
    return words;
}

ConfirmPage breakWarningPage(const Deposit& deposit) {
    ConfirmPage page;
    page.head = headOf("deposit.break.question", kWhere, "deposit.break.explain");
    page.head.isPrivate = true;
    page.body = text("deposit.break.body", deposit.interestAtMaturity - deposit.interestIfBroken);
    page.tone = Tone::Attention;
    page.facts = {{text("deposit.interestWaited"), text("money", deposit.interestAtMaturity), {}},
                  {text("deposit.interestBroken"), text("money", deposit.interestIfBroken), {}},
                  {text("balance.matures"), text("date", FarDate{deposit.maturesOn}), {}}};
    page.primary = {text("deposit.break.no"), QStringLiteral("check")};
    page.secondary = {text("deposit.break.yes"), QString()};
    return page;
}

ConfirmPage whoseWishPage() {
    ConfirmPage page;
    page.head = headOf("deposit.whose", kWhere, "transfer.phone.explain");
    page.picture = QStringLiteral("phone-stop");
    page.body = text("deposit.whose.body");
    page.tone = Tone::Attention;
    page.primary = {text("deposit.whose.yes"), QStringLiteral("help")};
    page.secondary = {text("deposit.whose.no"), QString()};
    return page;
}

std::vector<Fact> breakFacts(const Deposit& deposit, const Account& into) {
    return {amountFact("deposit.principal", deposit.principal),
            {text("deposit.interest"), text("money", deposit.interestIfBroken), {}},
            {text("deposit.into"), accountName(into), {}}};
}

OrderWords breakWords(const std::vector<Fact>& facts, Money principal) {
    auto words = wordsOf("deposit-break", facts);
    words.done = {text("deposit.broken"),       {}, text("deposit.done.explain"),
                  text("receipt.depositBreak"), {}, text("record.depositBroken", principal)};
    return words;
}

}  // namespace evergreen
