#include "tests/support/wanderer.h"

#include <algorithm>

namespace evergreen {

Wanderer::Turn Wanderer::next(const PageHead& head, int ways) {
    if (m_end) {
        ++m_askedAfterEnd;
        return {};
    }
    onPage(head);
    m_asked.push_back({head.question.id, ways});
    const std::size_t number = m_asked.size() - 1;
    if (number < m_answers.size()) return {m_answers[number], false};
    if (!m_hasTurned) onTurn();
    const bool goesBack = m_then == Then::Back && !m_hasTurned;
    m_hasTurned = true;
    if (!goesBack) m_end = m_as;
    return {std::nullopt, goesBack};
}

template <typename T, typename Value>
Reply<T> Wanderer::reply(const PageHead& head, int ways, Value value) {
    const Turn turn = next(head, ways);
    if (turn.answer) return Reply<T>::answered(value(*turn.answer));
    return turn.isBack ? Reply<T>::back() : Reply<T>::ended();
}

QCoro::Task<Reply<int>> Wanderer::ask(ChoicePage page) {
    co_return reply<int>(page.head, static_cast<int>(page.options.size()), [](int answer) { return answer; });
}

QCoro::Task<Reply<Money>> Wanderer::ask(AmountPage page) {
    co_return reply<Money>(page.head, 1, [&](int) { return std::min(page.max, Money::yuan(300)); });
}

QCoro::Task<Reply<QString>> Wanderer::ask(DigitsPage page) {
    co_return reply<QString>(page.head, 1, [](int) { return QStringLiteral("9999990000000000048"); });
}

QCoro::Task<Reply<SecretBytes>> Wanderer::ask(SecretPage page) {
    co_return reply<SecretBytes>(page.head, 1, [](int) { return SecretBytes(); });
}

namespace {

Pressed pressedOf(int answer) {
    return answer == 0 ? Pressed::Primary : Pressed::Secondary;
}

template <typename Page>
int waysOf(const Page& page) {
    return page.secondary.isEmpty() ? 1 : 2;
}

}  // namespace

QCoro::Task<Reply<Pressed>> Wanderer::ask(ConfirmPage page) {
    co_return reply<Pressed>(page.head, waysOf(page), pressedOf);
}

QCoro::Task<Reply<Pressed>> Wanderer::ask(FactsPage page) {
    co_return reply<Pressed>(page.head, waysOf(page), pressedOf);
}

QCoro::Task<Reply<Pressed>> Wanderer::ask(NoticePage page) {
    co_return reply<Pressed>(page.head, waysOf(page), pressedOf);
}

}  // namespace evergreen
