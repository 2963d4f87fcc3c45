// What the journal knows of a receipt while and after it is printed.
#include "kiosk/visit/printing_desk.h"

#include "kiosk/base/waiter.h"
#include "tests/support/fake_clock.h"
#include "tests/support/scripted_dialogue.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <optional>

#include <QTemporaryDir>

namespace evergreen {

namespace {

const QString kKey = QStringLiteral("k");

/// Looks into the journal in the middle of printing.
class CuriousPrinter final : public ReceiptPrinter {
public:
    explicit CuriousPrinter(Journal& journal) : m_journal(journal) {}
    Device device() const override { return Device::Online; }
    Paper paper() const override { return Paper::Full; }
    int widthDots() const override { return paperDots; }
    Form form() const override { return lines ? Form::Lines : Form::Picture; }
    int columns() const override { return 24; }
    QCoro::Task<Result<>> printLines(QStringList printed) override {
        lines = printed;
        whilePrinting = *m_journal.receiptOf(kKey);
        co_return Result<>();
    }
    QCoro::Task<Result<>> print(QImage receipt) override {
        widths.push_back(receipt.width());
        if (std::exchange(isPrinting, true)) co_return Failure{FailureCode::PrinterFault, QStringLiteral("busy")};
        if (paperComes) (void)co_await paperComes->value();
        isPrinting = false;
        whilePrinting = *m_journal.receiptOf(kKey);
        if (isBroken && paperDotsNext != 0) paperDots = paperDotsNext;
        if (isBroken) co_return Failure{FailureCode::PaperOut, {}};
        co_return Result<>();
    }

    std::optional<QStringList> lines;  ///< there: it prints lines, and printed these
    int paperDots = 576;
    int paperDotsNext = 0;    ///< of the printer that takes its place; 0: none does
    std::vector<int> widths;  ///< of what it was given
    bool isBroken = false;
    bool isPrinting = false;
    std::shared_ptr<Waiter<bool>> paperComes;  ///< none: at once
    ReceiptState whilePrinting = ReceiptState::None;

private:
    Journal& m_journal;
};

class PrintingDeskTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(journal.intend({kKey, QStringLiteral("transfer"), clock.now(), QStringLiteral("c-1")}).ok());
    }

    void print() {
        ReceiptText receipt{text("receipt.transfer"), {}, {}};
        receipt.orderKey = kKey;
        QCoro::waitFor(desk.print(receipt));
        EXPECT_TRUE(customer.isThrough());
        EXPECT_EQ(printer.whilePrinting, ReceiptState::Unknown);
    }

    QTemporaryDir folder;
    FakeClock clock;
    ScriptedDialogue customer;
    Phrasebook phrasebook;
    Journal journal{folder.filePath(QStringLiteral("journal.db"))};
    CuriousPrinter printer{journal};
    PrintingDesk desk{customer, printer, phrasebook, clock, text("branch.name"), &journal};
};

}  // namespace

TEST_F(PrintingDeskTest, receipt_is_unknown_while_printing_and_printed_on_the_printers_word) {
    customer.expect("receipt.printed", Pressed::Primary);
    print();
    EXPECT_EQ(*journal.receiptOf(kKey), ReceiptState::Printed);
}

TEST_F(PrintingDeskTest, receipt_that_did_not_come_out_is_noted_so) {
    printer.isBroken = true;
    customer.expect("failure.paper-out.question", Pressed::Primary);
    print();
    EXPECT_EQ(*journal.receiptOf(kKey), ReceiptState::NotPrinted);
}

TEST_F(PrintingDeskTest, receipt_is_laid_out_anew_for_the_paper_of_another_printer) {
    printer.isBroken = true;
    printer.paperDotsNext = 384;
    customer.expect("failure.paper-out.question", Pressed::Secondary);
    customer.expect("failure.paper-out.question", Pressed::Primary);
    print();
    EXPECT_EQ(printer.widths, (std::vector{576, 384}));
}

TEST_F(PrintingDeskTest, printer_without_pictures_is_given_the_same_words_in_lines) {
    printer.lines.emplace();
    customer.expect("receipt.printed", Pressed::Primary);
    print();
    EXPECT_TRUE(printer.widths.empty());
    ASSERT_TRUE(printer.lines && printer.lines->size() > 3);
    const QString title = phrasebook.shown(text("receipt.transfer"));
    EXPECT_TRUE(std::ranges::any_of(*printer.lines, [&](const QString& line) { return line.trimmed() == title; }));
}

TEST_F(PrintingDeskTest, receipt_waits_for_the_slip_that_is_being_printed) {
    const auto slow = std::make_shared<Waiter<bool>>();
    printer.paperComes = slow;
    const auto slip = desk.printAside({text("receipt.transfer"), {}, {}});
    ASSERT_FALSE(slip.isReady());
    printer.paperComes.reset();
    customer.expect("receipt.printed", Pressed::Primary);
    const auto receipt = desk.print({text("receipt.transfer"), {}, {}});
    EXPECT_FALSE(receipt.isReady());
    slow->give(true);
    EXPECT_TRUE(slip.isReady());
    EXPECT_TRUE(receipt.isReady());
    EXPECT_TRUE(customer.isThrough());
}

}  // namespace evergreen
