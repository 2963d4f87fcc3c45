// The customer of the fault matrix: looks at the balance, sends one transfer, wants a receipt of each, takes the card.
// Remembers every page. Answers by what is asked, so that a visit which a fault has bent is gone on with as a person
// would.
#pragma once

#include "kiosk/dialogue/dialogue.h"

#include <string>
#include <vector>

namespace evergreen {

class VisitCustomer final : public Dialogue {
public:
    /// More pages than any visit of this customer has: a kiosk that keeps asking is one that hangs.
    static constexpr std::size_t pagesMax = 200;

    /// What was shown and asked, by the ids of the questions.
    const std::vector<std::string>& pages() const { return m_pages; }
    bool hasSeen(std::string_view question) const;
    int timesSeen(std::string_view question) const;
    /// How often the big yes to the transfer was pressed.
    std::size_t timesConfirmed() const { return m_timesConfirmed; }
    bool isTired() const { return m_pages.size() >= pagesMax; }

    Language language() const override { return Language::Chinese; }
    void beginVisit() override { m_end.reset(); }
    void endVisit(VisitEnd end) override {
        if (!m_end) m_end = end;
    }
    std::optional<VisitEnd> ended() const override { return m_end; }

    QCoro::Task<Reply<int>> ask(ChoicePage page) override;
    QCoro::Task<Reply<Money>> ask(AmountPage page) override;
    QCoro::Task<Reply<QString>> ask(DigitsPage page) override;
    QCoro::Task<Reply<SecretBytes>> ask(SecretPage page) override;
    QCoro::Task<Reply<Pressed>> ask(ConfirmPage page) override;
    QCoro::Task<Reply<Pressed>> ask(FactsPage page) override;
    QCoro::Task<Reply<Pressed>> ask(NoticePage page) override;
    void show(WorkingPage page) override { note(page.head); }
    void show(NoticePage page) override { note(page.head); }
    void callHelp() override {}

private:
    void note(const PageHead& head);
    bool isAnswered(const PageHead& head);
    Reply<int> atMenu(const ChoicePage& page);

    std::vector<std::string> m_pages;
    std::optional<VisitEnd> m_end;
    int m_menus = 0;
    std::size_t m_timesConfirmed = 0;
};

}  // namespace evergreen
