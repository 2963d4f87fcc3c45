// A customer who answers by script: what page is expected, what is answered. A page nobody expected fails the test and
// ends the visit, so that no flow is left waiting.
#pragma once

#include "kiosk/dialogue/dialogue.h"

#include <deque>
#include <functional>
#include <set>
#include <variant>

namespace evergreen {

class ScriptedDialogue final : public Dialogue {
public:
    struct Back {};
    struct Leave {};
    using Answer = std::variant<int, Money, QString, QByteArray /* PIN digits */, Pressed, Back, Leave>;

    /// The next page's question must have this id; it is answered so.
    void expect(const char* question, Answer answer) { m_script.push_back({question, std::move(answer)}); }
    bool isThrough() const { return m_script.empty(); }

    /// What was asked and shown, in order; the values of the last page of each kind, for closer looks.
    const std::vector<QByteArray>& heard() const { return m_heard; }
    bool hasHeard(const char* id) const;
    const std::optional<ConfirmPage>& lastConfirm() const { return m_lastConfirm; }
    const std::optional<FactsPage>& lastFacts() const { return m_lastFacts; }
    const std::optional<NoticePage>& lastNotice() const { return m_lastNotice; }
    const std::optional<AmountPage>& lastAmount() const { return m_lastAmount; }
    int helpCalls() const { return m_helpCalls; }
    /// Was it to be had on any page so far: an option, or a notice's second button.
    bool wasOffered(const char* id) const { return m_offered.contains(QByteArray(id)); }

    void beginVisit() override { m_end.reset(); }
    void endVisit(VisitEnd end) override;
    std::optional<VisitEnd> ended() const override { return m_end; }

    QCoro::Task<Reply<int>> ask(ChoicePage page) override;
    QCoro::Task<Reply<Money>> ask(AmountPage page) override;
    QCoro::Task<Reply<QString>> ask(DigitsPage page) override;
    QCoro::Task<Reply<SecretBytes>> ask(SecretPage page) override;
    QCoro::Task<Reply<Pressed>> ask(ConfirmPage page) override;
    QCoro::Task<Reply<Pressed>> ask(FactsPage page) override;
    QCoro::Task<Reply<Pressed>> ask(NoticePage page) override;
    void show(WorkingPage page) override { m_heard.push_back(page.head.question.id); }
    void show(NoticePage page) override;
    Language language() const override { return speaks; }
    void callHelp() override { ++m_helpCalls; }
    /// Answered only where the script says so next; else like a page that is shown.
    QCoro::Task<Reply<Pressed>> greet(NoticePage page) override;

    Language speaks = Language::Chinese;

private:
    struct Line {
        QByteArray question;
        Answer answer;
    };
    template <typename T>
    Reply<T> answer(const PageHead& head);
    std::optional<Answer> next(const PageHead& head);

    std::deque<Line> m_script;
    std::vector<QByteArray> m_heard;
    std::set<QByteArray> m_offered;
    std::optional<VisitEnd> m_end;
    std::optional<ConfirmPage> m_lastConfirm;
    std::optional<FactsPage> m_lastFacts;
    std::optional<NoticePage> m_lastNotice;
    std::optional<AmountPage> m_lastAmount;
    int m_helpCalls = 0;
};

}  // namespace evergreen
