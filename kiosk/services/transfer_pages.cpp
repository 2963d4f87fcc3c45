#include "kiosk/services/transfer_pages.h"

#include "kiosk/i18n/number_words.h"
#include "kiosk/services/account_words.h"
#include "kiosk/services/service_pages.h"

namespace evergreen {

namespace {

constexpr int kSteps = 5;

PageHead headOf(const char* question, const char* explain, int step = 0) {
    PageHead head = evergreen::headOf(question, "transfer.label", explain);
    if (step > 0) head.step = Step{step, kSteps};
    return head;
}

Text nameOf(const Payee& payee) {
    return payee.own ? text("transfer.ownAccount") : verbatim(payee.maskedName);
}

Text speedOf(const TransferStory& story) {
    if (story.payee.own) return text("transfer.atOnce");
    return text(story.speed == TransferSpeed::Instant ? "transfer.atOnce" : "transfer.tomorrow");
}

std::vector<Fact> factsOf(const TransferStory& story) {
    return {
        amountFact("transfer.fact.amount", story.amount),
        toFact(nameOf(story.payee), story.payee.maskedNumber),
        Fact{text("transfer.fact.from"), accountName(story.from), {}},
        Fact{text("transfer.fact.arrives"), speedOf(story), {}},
    };
}

}  // namespace

std::vector<Account> sourcesFor(const std::vector<Account>& accounts, const Payee& payee) {
    std::vector<Account> sources;
    for (const Account& account : accounts) {
        const bool moves = account.kind == AccountKind::Card || account.kind == AccountKind::Passbook;
        const bool isTarget = payee.own && account.maskedNumber == payee.maskedNumber;
        if (moves && !isTarget) sources.push_back(account);
    }
    return sources;
}

ChoicePage sourcePage(const std::vector<Account>& sources) {
    ChoicePage page;
    page.head = headOf("transfer.from", "transfer.from.explain", 1);
    page.head.isPrivate = true;
    for (const Account& source : sources) {
        page.options.push_back({.label = accountName(source),
                                .detail = text("transfer.has", source.available),
                                .picture = QStringLiteral("wallet"),
                                .isDetailPrivate = true});
    }
    return page;
}

AmountPage amountPage(const Payee& payee, Money max) {
    AmountPage page;
    page.head = headOf("transfer.amount", "transfer.amount.explain", 2);
    page.head.where = text("transfer.to", nameOf(payee));
    page.head.say = {text("transfer.amount.say")};
    page.head.isPrivate = true;
    page.max = max;
    page.note = text("transfer.amount.max", max);
    page.isNotePrivate = true;  // often it is all that the account holds
    return page;
}

ConfirmPage phonePage() {
    ConfirmPage page;
    page.head = headOf("transfer.phone", "transfer.phone.explain", 3);
    page.picture = QStringLiteral("phone-stop");
    page.body = text("transfer.phone.body");
    page.tone = Tone::Attention;
    page.primary = {text("transfer.phone.yes"), QStringLiteral("help")};
    page.secondary = {text("transfer.phone.no"), QString()};
    return page;
}

NoticePage pausedPage(const Check& check) {
    return tellPage(headOf("transfer.paused", "transfer.paused.explain"), "shield",
                    {text("order.notMoved"), check.action, text("transfer.paused.human")});
}

ChoicePage speedPage() {
    ChoicePage page;
    page.head = headOf("transfer.speed", "transfer.speed.explain", 4);
    page.options = {
        {text("transfer.speed.tomorrow"), text("transfer.speed.tomorrow.detail"), QStringLiteral("calendar"), true},
        {text("transfer.speed.now"), text("transfer.speed.now.detail"), QStringLiteral("lightning")},
    };
    return page;
}

ConfirmPage confirmPage(const TransferStory& story) {
    ConfirmPage page;
    page.head = headOf("transfer.confirm", "transfer.confirm.explain", kSteps);
    page.head.isPrivate = true;
    page.facts = factsOf(story);
    page.primary = {text("transfer.confirm.yes"), QStringLiteral("check")};
    page.secondary = {text("transfer.confirm.no"), QStringLiteral("cross")};
    return page;
}

ConfirmPage confirmNowPage(const TransferStory& story) {
    ConfirmPage page;
    page.head = headOf("transfer.confirmNow", "transfer.confirmNow.explain", kSteps);
    page.head.isPrivate = true;
    page.tone = Tone::Attention;
    page.facts = factsOf(story);
    page.primary = {text("transfer.confirmNow.tomorrow"), QStringLiteral("calendar")};
    page.secondary = {text("transfer.confirmNow.yes"), QStringLiteral("lightning")};
    return page;
}

ConfirmPage chinesePage(const TransferStory& story) {
    const QString amount = moneyWords(story.amount, Language::Chinese, MoneyStyle::Financial);
    const bool atOnce = story.payee.own || story.speed == TransferSpeed::Instant;
    ConfirmPage page;
    page.head = headOf("transfer.chinese", "transfer.chinese.explain");
    page.head.isPrivate = true;
    page.facts = {
        Fact{text("transfer.chinese.amount"), verbatim(amount), {}, true},
        Fact{text("transfer.chinese.to"), nameAndTail(verbatim(story.payee.maskedName), story.payee.maskedNumber), {}},
        Fact{text("transfer.chinese.arrives"),
             text(atOnce ? "transfer.chinese.atOnce" : "transfer.chinese.tomorrow"),
             {}}};
    page.primary = {text("transfer.chinese.help"), QStringLiteral("help")};
    page.secondary = {text("transfer.chinese.right"), QStringLiteral("check")};
    return page;
}

NoticePage nothingToSpendPage(bool accountEmpty) {
    return tellPage(headOf(accountEmpty ? "transfer.empty" : "transfer.limitReached", "transfer.amount.explain"),
                    "wallet", {text("order.notMoved"), text("transfer.counter")}, Tone::Attention);
}

OrderWords orderWords(const TransferStory& story) {
    OrderWords words;
    words.kind = "transfer";
    words.where = text("transfer.label");
    words.working = text("transfer.working");
    words.facts = factsOf(story);
    const Text name = verbatim(story.payee.maskedName);
    words.done = {text("transfer.done"),    {}, text("transfer.done.explain"),
                  text("receipt.transfer"), {}, text("record.transfer", story.amount, name)};
    words.pending = {text("transfer.pending"),      {text("transfer.pending.undo")},
                     text("transfer.done.explain"), text("receipt.transferPending"),
                     {text("receipt.undo")},        text("record.transferPending", story.amount, name)};
    if (!story.contactTold.isEmpty()) {
        words.pending.notes.push_back(text("receipt.contactTold", verbatim(story.contactTold)));
        words.pending.notes.push_back(text("receipt.contactTold.decide"));
    }
    words.refused = text("transfer.refused");
    words.unknown = text("transfer.unknown");
    words.unknownExplain = text("transfer.unknown.explain");
    words.unknownOnce = text("transfer.unknown.once", story.amount);
    words.unknownReceipt = text("receipt.unknown");
    words.unknownOnceOnReceipt = text("receipt.unknown.once");
    words.unknownRecord = text("record.transferUnknown", story.amount);
    words.payee = story.payee.maskedName + u' ' + story.payee.maskedNumber;
    return words;
}

}  // namespace evergreen
