#include "kiosk/services/account_words.h"
#include "kiosk/services/money_order.h"
#include "kiosk/services/payee_choice.h"
#include "kiosk/services/services.h"
#include "kiosk/services/transfer_pages.h"

namespace evergreen {

namespace {

/// Going back and forth between the questions ends somewhere: then a human is better help.
constexpr int kQuestionsMax = 60;

enum class Question { Payee, Account, Amount, Phone, Speed, Confirm, Done };

/// Everything the conversation has gathered so far.
struct Wish {
    std::vector<Account> accounts;
    Payee payee;
    Account from;
    Money amount;
    TransferSpeed speed = TransferSpeed::NextDay;
    Money dayLimitLeft;
};

Money spendable(const Wish& wish) {
    return wish.payee.own ? wish.from.available : std::min(wish.from.available, wish.dayLimitLeft);
}

/// One question; says which comes next. A Back leads to the question before it.
QCoro::Task<Question> askAccount(Dialogue& dialogue, Wish& wish) {
    const std::vector<Account> sources = sourcesFor(wish.accounts, wish.payee);
    if (sources.size() == 1) {
        wish.from = sources.front();
        co_return Question::Amount;
    }
    const auto chosen = co_await dialogue.ask(sourcePage(sources));
    if (chosen.isBack()) co_return Question::Payee;
    if (!chosen) co_return Question::Done;
    wish.from = sources[static_cast<std::size_t>(*chosen)];
    co_return Question::Amount;
}

QCoro::Task<Question> askAmount(Dialogue& dialogue, Wish& wish) {
    const auto amount = co_await dialogue.ask(amountPage(wish.payee, spendable(wish)));
    if (amount.isBack()) co_return Question::Payee;
    if (!amount) co_return Question::Done;
    wish.amount = *amount;
    co_return wish.payee.own ? Question::Confirm : Question::Phone;
}

/// EL-04: the safe answer is the big one, and it brings a human.
QCoro::Task<Question> askPhone(Dialogue& dialogue) {
    const auto reply = co_await dialogue.ask(phonePage());
    if (reply.isBack()) co_return Question::Amount;
    if (!reply) co_return Question::Done;
    if (*reply == Pressed::Secondary) co_return Question::Speed;
    dialogue.callHelp();
    (void)co_await dialogue.ask(pausedPage());
    co_return Question::Done;
}

QCoro::Task<Question> askSpeed(Dialogue& dialogue, Wish& wish) {
    const auto chosen = co_await dialogue.ask(speedPage());
    if (chosen.isBack()) co_return Question::Phone;
    if (!chosen) co_return Question::Done;
    wish.speed = *chosen == 0 ? TransferSpeed::NextDay : TransferSpeed::Instant;
    co_return Question::Confirm;
}

}  // namespace

QCoro::Task<Result<>> transfer(ServiceContext context) {
    Dialogue& dialogue = context.dialogue;
    dialogue.show(workingOn(text("transfer.label"), text("transfer.preparing")));
    auto accounts = co_await context.bank.accounts();
    if (!accounts) co_return accounts.failure();
    const auto facts = co_await context.bank.sessionFacts();
    if (!facts) co_return facts.failure();

    Wish wish;
    wish.accounts = *accounts;
    wish.dayLimitLeft = std::max(Money{}, facts->kioskDayLimit - facts->kioskDayTotal);

    Question question = Question::Payee;
    for (int asked = 0; asked < kQuestionsMax && question != Question::Done; ++asked) {
        switch (question) {
            case Question::Payee: {
                auto chosen = co_await choosePayee(context);
                if (!chosen) co_return chosen.failure();
                if (!chosen->has_value()) co_return {};
                wish.payee = **chosen;
                question = Question::Account;
                break;
            }
            case Question::Account:
                question = co_await askAccount(dialogue, wish);
                break;
            case Question::Amount:
                if (spendable(wish).isZero()) {
                    (void)co_await dialogue.ask(nothingToSpendPage(wish.from.available.isZero()));
                    co_return {};
                }
                question = co_await askAmount(dialogue, wish);
                break;
            case Question::Phone:
                question = co_await askPhone(dialogue);
                break;
            case Question::Speed:
                question = co_await askSpeed(dialogue, wish);
                break;
            case Question::Confirm: {
                const TransferStory story{wish.payee, wish.from, wish.amount, wish.speed};
                const auto reply = co_await dialogue.ask(confirmPage(story));
                if (reply.isBack()) {
                    question = wish.payee.own ? Question::Amount : Question::Speed;
                    break;
                }
                if (!reply || *reply == Pressed::Secondary) co_return {};
                Order order = TransferOrder{wish.from.id, wish.payee.id, wish.amount, wish.speed, {}};
                const auto sent = co_await sendOrder(context, std::move(order), orderWords(story));
                if (!sent) co_return sent.failure();
                co_return {};
            }
            case Question::Done:
                break;
        }
    }
    co_return {};
}

}  // namespace evergreen
