// A customer at a kiosk that may be killed: wants one transfer of a given sum, or only to look in; and everything the
// kiosk tells is in a file the moment it is told, for whoever reads it after the kill.
#pragma once

#include "kiosk/dialogue/dialogue.h"
#include "kiosk/services/service.h"

#include <functional>

#include <QFile>

namespace evergreen {

class Notebook {
public:
    explicit Notebook(const QString& file) : m_file(file) {
        (void)m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
    }
    void note(const char* kind, const QByteArray& id) { m_file.write(QByteArray(kind) + ' ' + id + '\n'); }

private:
    QFile m_file;
};

/// Paper that comes out at once.
class NotedReceipts final : public ReceiptDesk {
public:
    explicit NotedReceipts(Notebook& notebook) : m_notebook(notebook) {}
    QCoro::Task<> print(ReceiptText receipt) override;

private:
    Notebook& m_notebook;
};

class TellingDialogue final : public Dialogue {
public:
    /// `transfer`: zero wants none. `confirming` is called when the transfer is about to be confirmed.
    TellingDialogue(Notebook& notebook, Money transfer, std::function<void()> confirming);

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
    void show(NoticePage page) override;
    void callHelp() override {}

private:
    void note(const PageHead& head) { m_notebook.note("page", head.question.id); }
    /// Notes the page; false when nobody is there to answer any more.
    bool isAnswered(const PageHead& head);
    int chosen(const ChoicePage& page);

    Notebook& m_notebook;
    Money m_transfer;
    std::function<void()> m_confirming;
    std::optional<VisitEnd> m_end;
};

}  // namespace evergreen
