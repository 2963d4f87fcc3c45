// A customer who collects pages: answers the asks of a talk by a list of numbers, notes every page asked or shown, and
// leaves when the list is used up. Running a talk again and again with longer lists walks every way through it.
#pragma once

#include "kiosk/dialogue/dialogue.h"

#include <variant>
#include <vector>

namespace evergreen {

using AnyPage =
    std::variant<ChoicePage, AmountPage, DigitsPage, SecretPage, ConfirmPage, FactsPage, WorkingPage, NoticePage>;

[[nodiscard]] const PageHead& headOf(const AnyPage& page);

// The message ids of a page in order, arguments left out: pages of one skeleton look alike but for names and figures.
[[nodiscard]] QByteArray skeletonOf(const AnyPage& page);

// One page as a talk showed it.
struct CollectedPage {
    AnyPage page;
    bool asks = true;  // false: only told
    bool operator==(const CollectedPage&) const = default;
};

class PageCollector final : public Dialogue {
public:
    // Number i answers the i-th ask: an option's index, or 0 and 1 for primary and secondary.
    explicit PageCollector(std::vector<int> answers, Language language = Language::Chinese)
        : m_answers(std::move(answers)), m_language(language) {}

    [[nodiscard]] const std::vector<CollectedPage>& pages() const { return m_pages; }
    // How many answers the page has on which the customer left; 0 when the talk came to its own end.
    [[nodiscard]] int waysOn() const { return m_waysOn; }

    void beginVisit() override {}
    void endVisit(VisitEnd) override { m_ended = true; }
    std::optional<VisitEnd> ended() const override;

    QCoro::Task<Reply<int>> ask(ChoicePage page) override;
    QCoro::Task<Reply<Money>> ask(AmountPage page) override;
    QCoro::Task<Reply<QString>> ask(DigitsPage page) override;
    QCoro::Task<Reply<SecretBytes>> ask(SecretPage page) override;
    QCoro::Task<Reply<Pressed>> ask(ConfirmPage page) override;
    QCoro::Task<Reply<Pressed>> ask(FactsPage page) override;
    QCoro::Task<Reply<Pressed>> ask(NoticePage page) override;
    void show(WorkingPage page) override { m_pages.push_back({std::move(page), false}); }
    void show(NoticePage page) override { m_pages.push_back({std::move(page), false}); }
    [[nodiscard]] Language language() const override { return m_language; }
    void callHelp() override {}

private:
    // Nothing: leave.
    std::optional<int> next(AnyPage page, int ways);
    template <typename Page>
    Reply<Pressed> press(Page page);

    std::vector<int> m_answers;
    const Language m_language;
    std::size_t m_asked = 0;
    std::vector<CollectedPage> m_pages;
    int m_waysOn = 0;
    bool m_ended = false;
};

}  // namespace evergreen
