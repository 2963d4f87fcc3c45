#include "tests/crash/telling_dialogue.h"

namespace evergreen {

namespace {

constexpr int kDecline = 1;

/// The option of that label; the menu holds more than the services when something waits on the shelf.
int optionOf(const ChoicePage& page, const char* label) {
    for (std::size_t i = 0; i < page.options.size(); ++i) {
        if (page.options[i].label.id == label) return static_cast<int>(i);
    }
    return 0;
}

}  // namespace

QCoro::Task<> NotedReceipts::print(ReceiptText receipt) {
    m_notebook.note("receipt", receipt.title.id);
    co_return;
}

TellingDialogue::TellingDialogue(Notebook& notebook, Money transfer, std::function<void()> confirming)
    : m_notebook(notebook), m_transfer(transfer), m_confirming(std::move(confirming)) {}

bool TellingDialogue::isAnswered(const PageHead& head) {
    if (m_end) return false;
    note(head);
    return true;
}

int TellingDialogue::chosen(const ChoicePage& page) {
    const QByteArray& question = page.head.question.id;
    // The last payee of the list: behind the own accounts, before "another number".
    if (question == "transfer.whom") return static_cast<int>(page.options.size()) - 2;
    if (question == "transfer.speed") return 1;
    return question.startsWith("comfort.") ? kDecline : 0;
}

QCoro::Task<Reply<int>> TellingDialogue::ask(ChoicePage page) {
    if (!isAnswered(page.head)) co_return Reply<int>::ended();
    if (page.head.question.id != "menu.question") co_return Reply<int>::answered(chosen(page));
    if (m_transfer.isZero()) {
        m_end = VisitEnd::GivenUp;
        co_return Reply<int>::ended();
    }
    co_return Reply<int>::answered(optionOf(page, "transfer.label"));
}

QCoro::Task<Reply<Money>> TellingDialogue::ask(AmountPage page) {
    if (!isAnswered(page.head)) co_return Reply<Money>::ended();
    co_return Reply<Money>::answered(std::exchange(m_transfer, Money{}));  // one transfer is enough
}

QCoro::Task<Reply<QString>> TellingDialogue::ask(DigitsPage page) {
    (void)isAnswered(page.head);
    co_return Reply<QString>::back();
}

QCoro::Task<Reply<SecretBytes>> TellingDialogue::ask(SecretPage page) {
    if (!isAnswered(page.head)) co_return Reply<SecretBytes>::ended();
    SecretBytes pin;
    for (int digit = 1; digit <= page.length; ++digit) pin.append(static_cast<std::byte>(digit));
    co_return Reply<SecretBytes>::answered(std::move(pin));
}

QCoro::Task<Reply<Pressed>> TellingDialogue::ask(ConfirmPage page) {
    if (!isAnswered(page.head)) co_return Reply<Pressed>::ended();
    // At once is what the safe answer is not: the money then goes with the other button.
    const bool isAtOnce = page.head.question.id == "transfer.confirmNow";
    const bool isConfirming = isAtOnce || page.head.question.id == "transfer.confirm";
    if (isConfirming) {
        m_notebook.note("pressed", "send");
        m_confirming();
    }
    // Nobody is on the phone, this is the one meant: what is not the big safe answer.
    co_return Reply<Pressed>::answered(isConfirming && !isAtOnce ? Pressed::Primary : Pressed::Secondary);
}

QCoro::Task<Reply<Pressed>> TellingDialogue::ask(FactsPage page) {
    if (!isAnswered(page.head)) co_return Reply<Pressed>::ended();
    co_return Reply<Pressed>::answered(Pressed::Primary);
}

QCoro::Task<Reply<Pressed>> TellingDialogue::ask(NoticePage page) {
    if (!isAnswered(page.head)) co_return Reply<Pressed>::ended();
    co_return Reply<Pressed>::answered(Pressed::Primary);
}

void TellingDialogue::show(NoticePage page) {
    note(page.head);
    for (const Text& line : page.lines) m_notebook.note("line", line.id);
}

}  // namespace evergreen
