#include "accessibility/audit/page_collector.h"

namespace evergreen {

const PageHead& headOf(const AnyPage& page) {
    return std::visit([](const auto& one) -> const PageHead& { return one.head; }, page);
}

namespace {

class Skeleton {
public:
    void add(const Text& text) {
        m_bones += text.id + ' ';
        for (const auto& argument : text.arguments)
            if (const auto* nested = std::get_if<std::shared_ptr<const Text>>(&argument.value())) add(**nested);
    }
    void add(const PageHead& head) {
        for (const auto* text : {&head.where, &head.question, &head.explain}) add(*text);
        for (const auto& line : head.say) add(line);
        m_bones += head.backEndsVisit ? "ends " : "";
    }
    void add(const std::vector<Fact>& facts) {
        for (const auto& fact : facts)
            for (const auto* text : {&fact.label, &fact.value, &fact.words}) add(*text);
    }
    void add(const ChoicePage& page) {
        for (const auto& option : page.options) {
            add(option.label);
            add(option.detail);
        }
    }
    void add(const AmountPage& page) { add(page.note); }
    void add(const DigitsPage& page) { add(page.note); }
    void add(const SecretPage& page) { add(page.note); }
    void add(const ConfirmPage& page) {
        add(page.body);
        add(page.facts);
        add(page.primary.label);
        add(page.secondary.label);
    }
    void add(const FactsPage& page) {
        add(page.facts);
        add(page.primary.label);
        add(page.secondary.label);
    }
    void add(const WorkingPage& page) {
        for (const auto& line : page.lines) add(line);
    }
    void add(const NoticePage& page) {
        for (const auto& line : page.lines) add(line);
        add(page.primary.label);
        add(page.secondary.label);
    }
    [[nodiscard]] QByteArray bones() const { return m_bones; }

private:
    QByteArray m_bones;
};

}  // namespace

QByteArray skeletonOf(const AnyPage& page) {
    // Practice is the same pages in a frame: one of each kind shows it.
    if (headOf(page).isPractice) return "practice " + QByteArray::number(static_cast<int>(page.index()));
    Skeleton skeleton;
    std::visit(
        [&skeleton](const auto& one) {
            skeleton.add(one.head);
            skeleton.add(one);
        },
        page);
    return QByteArray::number(static_cast<int>(page.index())) + ' ' + skeleton.bones();
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
    const Money amount = std::min(page.max, Money::yuan(6000));
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
