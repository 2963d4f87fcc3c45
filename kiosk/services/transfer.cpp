#include "kiosk/services/account_words.h"
#include "kiosk/services/money_order.h"
#include "kiosk/services/payee_choice.h"
#include "kiosk/services/safety_talk.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"
#include "kiosk/services/transfer_pages.h"
#include "kiosk/services/transfer_wish.h"

#include <algorithm>

namespace evergreen {

namespace {

/// In the order in which they come. Which of them are asked, the safety rules say.
enum class Question { Payee, Account, Amount, Phone, Stop, Hold, Speed, LargeSum, Chinese, Confirm, Send, Done };

/// What one question came to.
enum class Went { On, Back, Over };

struct Talk {
    ServiceContext context;
    TransferWish wish;

    Assessment assessed() const { return assess(safetyFactsOf(wish), context.safety); }
    bool isHeld() const { return assessed().holdHours() > 0; }
};

Text where() {
    return text("transfer.label");
}

template <typename T>
Went unanswered(const Reply<T>& reply) {
    return reply.isBack() ? Went::Back : Went::Over;
}

/// Whether the question is to be asked at all.
bool isDue(const Talk& talk, Question question) {
    const Assessment found = talk.assessed();
    switch (question) {
        case Question::Account:
            return sourcesFor(talk.wish.accounts, talk.wish.payee).size() != 1;
        case Question::Phone:
            return !talk.wish.payee.own;
        case Question::Stop:
            return found.outcome() >= SafetyOutcome::Limit;
        case Question::Hold:
            return talk.isHeld();
        case Question::Speed:
            return found.check(u"TX-01") && !talk.isHeld();
        case Question::LargeSum:
            return found.check(u"TX-04");
        case Question::Chinese:
            return found.check(u"TX-03");
        default:
            return true;
    }
}

QCoro::Task<Went> askAccount(Talk& talk) {
    const std::vector<Account> sources = sourcesFor(talk.wish.accounts, talk.wish.payee);
    const auto chosen = co_await talk.context.dialogue.ask(sourcePage(sources));
    if (!chosen) co_return unanswered(chosen);
    talk.wish.from = sources[static_cast<std::size_t>(*chosen)];
    co_return Went::On;
}

void note(const Talk& talk, const Check& check, const char* answer) {
    noteCheck(talk.context.audit, check, answer);
}

QCoro::Task<Went> askAmount(Talk& talk) {
    const std::vector<Account> sources = sourcesFor(talk.wish.accounts, talk.wish.payee);
    if (sources.size() == 1) talk.wish.from = sources.front();
    const Money most = mostOf(talk.wish, talk.context.safety);
    if (most.isZero()) {
        talk.wish.amount = Money{1};
        const Assessment found = talk.assessed();
        const bool isLimited = found.outcome() == SafetyOutcome::Limit;
        if (isLimited) {
            co_await stopAt(talk.context, where(), found.checks.front());
            co_return Went::Over;
        }
        (void)co_await talk.context.dialogue.ask(nothingToSpendPage(talk.wish.from.available.isZero()));
        co_return Went::Over;
    }
    const auto amount = co_await talk.context.dialogue.ask(amountPage(talk.wish.payee, most));
    if (!amount) co_return unanswered(amount);
    talk.wish.amount = *amount;
    talk.wish.speed = TransferSpeed::NextDay;
    co_return Went::On;
}

/// EL-04: the safe answer is the big one, and it brings a human.
QCoro::Task<Went> askPhone(Talk& talk) {
    talk.wish.onThePhone = false;
    const auto reply = co_await talk.context.dialogue.ask(phonePage());
    if (!reply) co_return unanswered(reply);
    talk.wish.onThePhone = *reply == Pressed::Primary;
    const Assessment found = talk.assessed();
    const Check* const phone = found.check(u"EL-04");
    if (!phone) co_return Went::On;
    note(talk, *phone, "on-the-phone");
    talk.context.dialogue.callHelp();
    (void)co_await talk.context.dialogue.ask(pausedPage(*phone));
    co_return Went::Over;
}

/// A human first; what the money is for is asked where it matters, and answered with what is known of such stories.
QCoro::Task<Went> stop(Talk& talk) {
    const Assessment found = talk.assessed();
    const Check check = found.checks.front();
    Text advice;
    AuditFields said;
    if (check.ruleId == u"EL-02" || check.ruleId == u"EL-07") {
        const ChoicePage page = purposePage(where());
        const auto purpose = co_await talk.context.dialogue.ask(page);
        if (!purpose) {
            note(talk, check, unansweredWord(purpose));
            co_return unanswered(purpose);
        }
        advice = adviceOn(*purpose);
        const Text& label = page.options.at(static_cast<std::size_t>(*purpose)).label;
        said.insert(QStringLiteral("purpose"), QString::fromLatin1(label.id));
    }
    co_await stopAt(talk.context, where(), check, advice, said);
    co_return Went::Over;
}

QCoro::Task<Went> askHold(Talk& talk) {
    const Assessment found = talk.assessed();
    const auto holds = [](const Check& check) { return check.holdHours > 0; };
    const Check check = *std::find_if(found.checks.begin(), found.checks.end(), holds);
    const auto reply = co_await talk.context.dialogue.ask(holdPage(where(), check));
    note(talk, check, answerTo(reply, "wait", "not-at-all"));
    if (!reply) co_return unanswered(reply);
    co_return *reply == Pressed::Primary ? Went::On : Went::Over;
}

QCoro::Task<Went> askSpeed(Talk& talk) {
    const Assessment found = talk.assessed();
    const auto chosen = co_await talk.context.dialogue.ask(speedPage());
    const bool isNextDay = chosen && *chosen == 0;
    note(talk, *found.check(u"TX-01"), !chosen ? unansweredWord(chosen) : isNextDay ? "next-day" : "at-once");
    if (!chosen) co_return unanswered(chosen);
    talk.wish.speed = isNextDay ? TransferSpeed::NextDay : TransferSpeed::Instant;
    co_return Went::On;
}

TransferStory storyOf(const Talk& talk) {
    const TransferWish& wish = talk.wish;
    return {wish.payee, wish.from, wish.amount, wish.speed, contactToldOf(wish, talk.context.safety)};
}

QCoro::Task<Went> askLargeSum(Talk& talk) {
    const Assessment found = talk.assessed();
    const auto reply = co_await talk.context.dialogue.ask(askPage(where(), *found.check(u"TX-04")));
    note(talk, *found.check(u"TX-04"), answerTo(reply, "not-now", "go-on"));
    if (!reply) co_return unanswered(reply);
    co_return *reply == Pressed::Secondary ? Went::On : Went::Over;
}

QCoro::Task<Went> askChinese(Talk& talk) {
    const Assessment found = talk.assessed();
    const auto reply = co_await talk.context.dialogue.ask(chinesePage(storyOf(talk)));
    note(talk, *found.check(u"TX-03"), answerTo(reply, "human", "go-on"));
    if (!reply) co_return unanswered(reply);
    if (*reply == Pressed::Secondary) co_return Went::On;
    talk.context.dialogue.callHelp();
    co_return Went::Over;
}

/// TX-02: what arrives at once cannot come back, so the large answer is tomorrow.
QCoro::Task<Went> askConfirm(Talk& talk) {
    const Assessment found = talk.assessed();
    const Check* const atOnce = found.check(u"TX-02");
    ConfirmPage page = atOnce ? confirmNowPage(storyOf(talk)) : confirmPage(storyOf(talk));
    const auto reply = co_await talk.context.dialogue.ask(std::move(page));
    if (atOnce) note(talk, *atOnce, answerTo(reply, "next-day", "at-once"));
    if (!reply) co_return unanswered(reply);
    if (atOnce && *reply == Pressed::Primary) talk.wish.speed = TransferSpeed::NextDay;
    co_return atOnce || *reply == Pressed::Primary ? Went::On : Went::Over;
}

QCoro::Task<Went> ask(Talk& talk, Question question) {
    switch (question) {
        case Question::Account:
            return askAccount(talk);
        case Question::Amount:
            return askAmount(talk);
        case Question::Phone:
            return askPhone(talk);
        case Question::Stop:
            return stop(talk);
        case Question::Hold:
            return askHold(talk);
        case Question::Speed:
            return askSpeed(talk);
        case Question::LargeSum:
            return askLargeSum(talk);
        case Question::Chinese:
            return askChinese(talk);
        default:
            return askConfirm(talk);
    }
}

Question after(Question question) {
    return static_cast<Question>(static_cast<int>(question) + 1);
}

}  // namespace

QCoro::Task<Result<>> transfer(ServiceContext context) {
    Dialogue& dialogue = context.dialogue;
    dialogue.show(workingOn(where(), text("transfer.preparing")));
    auto accounts = co_await context.bank.accounts();
    if (!accounts) co_return accounts.failure();
    const auto facts = co_await context.bank.sessionFacts();
    if (!facts) co_return facts.failure();
    Talk talk{context, {}};
    talk.wish.customer = *facts;
    talk.wish.language = dialogue.language();
    talk.wish.today = context.clock.now().toLocalTime().date();
    talk.wish.accounts = *accounts;

    std::vector<Question> way;  // the questions answered, for going back
    Question question = Question::Payee;
    for (int asked = 0; asked < questionsMax && question < Question::Send; ++asked) {
        if (question == Question::Payee) {
            auto chosen = co_await choosePayee(context);
            if (!chosen) co_return chosen.failure();
            if (!chosen->has_value()) co_return {};
            talk.wish.payee = **chosen;
        } else if (isDue(talk, question)) {
            const Went went = co_await ask(talk, question);
            if (went == Went::Over) co_return {};
            if (went == Went::Back) {
                question = way.back();
                way.pop_back();
                continue;
            }
        } else {
            question = after(question);
            continue;
        }
        way.push_back(question);
        question = after(question);
    }
    if (question != Question::Send) co_return {};
    TransferOrder order;
    order.fromAccountId = talk.wish.from.id;
    order.payeeId = talk.wish.payee.id;
    order.amount = talk.wish.amount;
    order.speed = talk.wish.speed;
    order.heldFor = holdsOf(talk.assessed());
    const auto sent = co_await sendOrder(context, std::move(order), orderWords(storyOf(talk)));
    if (!sent) co_return sent.failure();
    co_return {};
}

}  // namespace evergreen
