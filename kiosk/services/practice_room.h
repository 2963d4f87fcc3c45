// Practice on the very same pages: every page says that it is practice, every paper too. What is behind them is
// PlayBank; see practice.cpp.
#pragma once

#include "kiosk/services/service.h"

namespace evergreen {

/// Passes every page on, marked.
class PracticeDialogue final : public Dialogue {
public:
    /// `dialogue` outlives it.
    explicit PracticeDialogue(Dialogue& dialogue) : m_dialogue(dialogue) {}

    void beginVisit() override { m_dialogue.beginVisit(); }
    void endVisit(VisitEnd end) override { m_dialogue.endVisit(end); }
    std::optional<VisitEnd> ended() const override { return m_dialogue.ended(); }
    Language language() const override { return m_dialogue.language(); }
    QCoro::Task<Reply<Pressed>> greet(NoticePage page) override { return m_dialogue.greet(marked(std::move(page))); }
    void endGreeting() override { m_dialogue.endGreeting(); }

    QCoro::Task<Reply<int>> ask(ChoicePage page) override { return m_dialogue.ask(marked(std::move(page))); }
    QCoro::Task<Reply<Money>> ask(AmountPage page) override { return m_dialogue.ask(marked(std::move(page))); }
    QCoro::Task<Reply<QString>> ask(DigitsPage page) override { return m_dialogue.ask(marked(std::move(page))); }
    QCoro::Task<Reply<SecretBytes>> ask(SecretPage page) override { return m_dialogue.ask(marked(std::move(page))); }
    QCoro::Task<Reply<Pressed>> ask(ConfirmPage page) override { return m_dialogue.ask(marked(std::move(page))); }
    QCoro::Task<Reply<Pressed>> ask(FactsPage page) override { return m_dialogue.ask(marked(std::move(page))); }
    QCoro::Task<Reply<Pressed>> ask(NoticePage page) override { return m_dialogue.ask(marked(std::move(page))); }
    void show(WorkingPage page) override { m_dialogue.show(marked(std::move(page))); }
    void show(NoticePage page) override { m_dialogue.show(marked(std::move(page))); }
    void callHelp() override { m_dialogue.callHelp(); }

private:
    template <typename Page>
    static Page marked(Page page) {
        page.head.where = text("practice.where", page.head.where);
        page.head.isPractice = true;
        return page;
    }

    Dialogue& m_dialogue;
};

/// Prints what practice prints, with "practice" above it.
class PracticeReceipts final : public ReceiptDesk {
public:
    /// `desk` outlives it.
    explicit PracticeReceipts(ReceiptDesk& desk) : m_desk(desk) {}

    QCoro::Task<> print(ReceiptText receipt) override {
        receipt.title = text("practice.receipt", receipt.title);
        receipt.notes.insert(receipt.notes.begin(), text("practice.notReal"));
        return m_desk.print(std::move(receipt));
    }

private:
    ReceiptDesk& m_desk;
};

}  // namespace evergreen
