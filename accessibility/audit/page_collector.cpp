#include "accessibility/audit/page_collector.h"

namespace evergreen {

const PageHead& headOf(const AnyPage& page) {
    return std::visit([](const auto& one) -> const PageHead& { return one.head; }, page);
}

std::optional<VisitEnd> PageCollector::ended() const {
    return m_ended ? std::optional(VisitEnd::GivenUp) : std::nullopt;
}

std::optional<int> PageCollector::next(AnyPage page, int ways) {
    if (m_ended) return std::nullopt;
    m_pages.push_back({std::move(page), true});
    if (m_asked < m_answers.size()) return m_answers[m_asked++];
    m_waysOn = ways;
    m_ended = true;
    return std::nullopt;
}

QCoro::Task<Reply<int>> PageCollector::ask(ChoicePage page) {
    const auto ways = static_cast<int>(page.options.size());
    const auto answer = next(std::move(page), ways);
    co_return answer ? Reply<int>::answered(*answer) : Reply<int>::ended();
}

QCoro::Task<Reply<Money>> PageCollector::ask(AmountPage page) {
    const Money amount = std::min(page.max, Money::yuan(2000));
    const auto answer = next(std::move(page), 1);
    co_return answer ? Reply<Money>::answered(amount) : Reply<Money>::ended();
}

QCoro::Task<Reply<QString>> PageCollector::ask(DigitsPage page) {
    const auto answer = next(std::move(page), 1);
    co_return answer ? Reply<QString>::answered(QStringLiteral("9999990000000000048")) : Reply<QString>::ended();
}

QCoro::Task<Reply<SecretBytes>> PageCollector::ask(SecretPage page) {
    const auto answer = next(std::move(page), 1);
    co_return answer ? Reply<SecretBytes>::answered(SecretBytes()) : Reply<SecretBytes>::ended();
}

template <typename Page>
Reply<Pressed> PageCollector::press(Page page) {
    const int ways = page.secondary.isEmpty() ? 1 : 2;
    const auto answer = next(std::move(page), ways);
    if (!answer) return Reply<Pressed>::ended();
    return Reply<Pressed>::answered(*answer == 0 ? Pressed::Primary : Pressed::Secondary);
}

QCoro::Task<Reply<Pressed>> PageCollector::ask(ConfirmPage page) {
    co_return press(std::move(page));
}

QCoro::Task<Reply<Pressed>> PageCollector::ask(FactsPage page) {
    co_return press(std::move(page));
}

QCoro::Task<Reply<Pressed>> PageCollector::ask(NoticePage page) {
    co_return press(std::move(page));
}

}  // namespace evergreen
