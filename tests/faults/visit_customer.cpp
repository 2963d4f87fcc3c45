#include "tests/faults/visit_customer.h"

#include <algorithm>

namespace evergreen {

namespace {

constexpr int kDecline = 1;

int optionOf(const ChoicePage& page, const char* label) {
    const auto found =
        std::ranges::find_if(page.options, [label](const auto& option) { return option.label.id == label; });
    return found == page.options.end() ? 0 : static_cast<int>(found - page.options.begin());
}

}  // namespace

void VisitCustomer::note(const PageHead& head) {
    if (!isTired()) m_pages.push_back(head.question.id.toStdString());
}

bool VisitCustomer::isAnswered(const PageHead& head) {
    if (m_end) return false;
    note(head);
    if (isTired()) m_end = VisitEnd::GivenUp;
    return !isTired();
}

int VisitCustomer::timesSeen(std::string_view question) const {
    return static_cast<int>(std::ranges::count(m_pages, question));
}

bool VisitCustomer::hasSeen(std::string_view question) const {
    return timesSeen(question) > 0;
}

/// First the balance, then the transfer, then home.
Reply<int> VisitCustomer::atMenu(const ChoicePage& page) {
    switch (++m_menus) {
        case 1:
            return Reply<int>::answered(optionOf(page, "balance.label"));
        case 2:
            return Reply<int>::answered(optionOf(page, "transfer.label"));
        default:
            return Reply<int>::back();
    }
}

QCoro::Task<Reply<int>> VisitCustomer::ask(ChoicePage page) {
    if (!isAnswered(page.head)) co_return Reply<int>::ended();
    const QByteArray& question = page.head.question.id;
    if (question == "menu.question") co_return atMenu(page);
    // The last payee: behind the own accounts, before "another number".
    if (question == "transfer.whom") co_return Reply<int>::answered(static_cast<int>(page.options.size()) - 2);
    if (question == "transfer.from") co_return Reply<int>::answered(1);
    co_return Reply<int>::answered(question.startsWith("comfort.") ? kDecline : 0);
}

QCoro::Task<Reply<Money>> VisitCustomer::ask(AmountPage page) {
    if (!isAnswered(page.head)) co_return Reply<Money>::ended();
    co_return Reply<Money>::answered(Money::yuan(300));
}

QCoro::Task<Reply<QString>> VisitCustomer::ask(DigitsPage page) {
    (void)isAnswered(page.head);
    co_return Reply<QString>::back();
}

QCoro::Task<Reply<SecretBytes>> VisitCustomer::ask(SecretPage page) {
    if (!isAnswered(page.head)) co_return Reply<SecretBytes>::ended();
    SecretBytes pin;
    for (int digit = 1; digit <= page.length; ++digit) pin.append(static_cast<std::byte>(digit));
    co_return Reply<SecretBytes>::answered(std::move(pin));
}

/// Nobody is on the phone, this is the one meant: what is not the big safe answer, but for the transfer itself.
QCoro::Task<Reply<Pressed>> VisitCustomer::ask(ConfirmPage page) {
    if (!isAnswered(page.head)) co_return Reply<Pressed>::ended();
    const bool isSending = page.head.question.id == "transfer.confirm";
    m_timesConfirmed += isSending ? 1 : 0;
    co_return Reply<Pressed>::answered(isSending ? Pressed::Primary : Pressed::Secondary);
}

QCoro::Task<Reply<Pressed>> VisitCustomer::ask(FactsPage page) {
    if (!isAnswered(page.head)) co_return Reply<Pressed>::ended();
    co_return Reply<Pressed>::answered(Pressed::Primary);
}

QCoro::Task<Reply<Pressed>> VisitCustomer::ask(NoticePage page) {
    if (!isAnswered(page.head)) co_return Reply<Pressed>::ended();
    co_return Reply<Pressed>::answered(Pressed::Primary);
}

}  // namespace evergreen
