// A customer who tries everything: answers asks by a list of numbers and, where the list ends, leaves or goes one step
// back and then leaves. Walking a service again and again with longer lists meets every page of it.
#pragma once

#include "kiosk/dialogue/dialogue.h"

#include <functional>
#include <vector>

namespace evergreen {

class Wanderer final : public Dialogue {
public:
    /// At the end of the list.
    enum class Then { Leave, Back };

    /// Number i answers the i-th ask: an option's index, or 0 and 1 for primary and secondary.
    Wanderer(std::vector<int> answers, Then then, VisitEnd end)
        : m_answers(std::move(answers)), m_then(then), m_as(end) {}

    /// One page that was asked: its question, and how many answers it has.
    struct Asked {
        QByteArray question;
        int ways = 0;
        bool operator==(const Asked&) const = default;
    };
    const std::vector<Asked>& asked() const { return m_asked; }
    /// Asks that came after the customer had left: there should be none.
    int askedAfterEnd() const { return m_askedAfterEnd; }
    /// True when the list was used up: the customer left or went back.
    bool hasTurned() const { return m_hasTurned; }
    int helpCalls() const { return m_helpCalls; }
    /// Called where the list ends, before the customer leaves or goes back.
    std::function<void()> onTurn = [] {};
    /// Called with every page asked or shown.
    std::function<void(const PageHead&)> onPage = [](const PageHead&) {};

    void beginVisit() override {}
    void endVisit(VisitEnd end) override { m_end = m_end.value_or(end); }
    std::optional<VisitEnd> ended() const override { return m_end; }
    Language language() const override { return Language::Chinese; }

    QCoro::Task<Reply<int>> ask(ChoicePage page) override;
    QCoro::Task<Reply<Money>> ask(AmountPage page) override;
    QCoro::Task<Reply<QString>> ask(DigitsPage page) override;
    QCoro::Task<Reply<SecretBytes>> ask(SecretPage page) override;
    QCoro::Task<Reply<Pressed>> ask(ConfirmPage page) override;
    QCoro::Task<Reply<Pressed>> ask(FactsPage page) override;
    QCoro::Task<Reply<Pressed>> ask(NoticePage page) override;
    void show(WorkingPage page) override { onPage(page.head); }
    void show(NoticePage page) override { onPage(page.head); }
    void callHelp() override { ++m_helpCalls; }

private:
    /// An answer, or how the customer turns.
    struct Turn {
        std::optional<int> answer;
        bool isBack = false;
    };
    Turn next(const PageHead& head, int ways);
    template <typename T, typename Value>
    Reply<T> reply(const PageHead& head, int ways, Value value);

    const std::vector<int> m_answers;
    const Then m_then;
    const VisitEnd m_as;
    std::vector<Asked> m_asked;
    int m_askedAfterEnd = 0;
    int m_helpCalls = 0;
    bool m_hasTurned = false;
    std::optional<VisitEnd> m_end;
};

}  // namespace evergreen
