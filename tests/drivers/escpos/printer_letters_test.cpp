// Receipts in a printer's own letters: what becomes of each letter, and what the driver does with such printers.
#include "drivers/escpos/printer_letters.h"

#include "tests/drivers/escpos/printer_bed.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

using Set = PrinterLetters::Set;

QString hex(const QString& line, Set set) {
    const auto letters = escpos::lettersOf(line, set);
    return letters ? toHex(*letters) : QString::fromLatin1(letters.failure().name());
}

/// What came out, as the bytes of each line; all of them large.
QStringList printedBy(const PrinterBed& bed) {
    QStringList lines;
    for (const PrinterFirmware::Line& line : bed.virtualPrinter.firmware().lines()) {
        EXPECT_TRUE(line.isLarge);
        lines << toHex(line.text);
    }
    return lines;
}

const QStringList kChinese{QStringLiteral("常青银行"), QStringLiteral("卡尾号              0014")};
const QStringList kEnglish{QStringLiteral("Evergreen Bank"), QStringLiteral("Card ending      0014")};

}  // namespace

// Spec: GB 18030
TEST(PrinterLetters, chinese_is_two_bytes_a_letter_and_what_is_missing_is_seen) {
    EXPECT_EQ(hex(QStringLiteral("常青A1"), Set::Gb18030), QStringLiteral("B3A3C7E04131"));
    EXPECT_EQ(hex(QStringLiteral("¥￥，"), Set::Gb18030), QStringLiteral("A3A4A3A4A3AC"));
    EXPECT_EQ(hex(QString::fromUcs4(U"\U00020BB7x"), Set::Gb18030), QStringLiteral("A1FE78")) << "a rare name";
    EXPECT_EQ(hex(QStringLiteral("é"), Set::Gb18030), QStringLiteral("A8A6"));
}

TEST(PrinterLetters, latin_has_its_code_page_and_refuses_what_nobody_could_read) {
    EXPECT_EQ(hex(QStringLiteral("Café £5 ½"), Set::CodePage437), QStringLiteral("436166822"
                                                                                 "09C3520AB"));
    EXPECT_EQ(hex(QStringLiteral("“5€” – …"), Set::CodePage437), QStringLiteral("3F353F3F203F203F"));
    EXPECT_EQ(hex(QStringLiteral("Mr 梅"), Set::CodePage437), QStringLiteral("printer-fault"));
}

TEST(PrinterLetters, what_would_be_a_command_never_goes_out) {
    const QString command = QStringLiteral("a\x1b@\x1dV\x10\x04\n\x7f") + QChar(0) + QStringLiteral("z");
    for (const Set set : {Set::Gb18030, Set::CodePage437}) {
        EXPECT_EQ(hex(command, set), QStringLiteral("613F403F563F3F3F3F3F7A"));
    }
}

// Spec: ESC/POS, FS &, FS !, ESC t, ESC !
TEST(PrinterLetters, beginning_is_spelt_as_the_reference_says) {
    EXPECT_EQ(toHex(escpos::beginLetters(Set::Gb18030)), QStringLiteral("1B21301C261C210C"));
    EXPECT_EQ(toHex(escpos::beginLetters(Set::CodePage437)), QStringLiteral("1B74001B2130"));
}

TEST(EscposLines, chinese_lines_come_out_letter_for_letter) {
    PrinterBed bed(PrinterProfile::lines());
    EXPECT_EQ(bed.printer->form(), ReceiptPrinter::Form::Lines);
    EXPECT_EQ(bed.printer->columns(), 24);
    EXPECT_EQ(bed.outcomeOf(kChinese), "ok");
    EXPECT_EQ(printedBy(bed), (QStringList{QStringLiteral("B3A3C7E0D2F8D0D0"), QStringLiteral("BFA8CEB2BAC5") +
                                                                                   QStringLiteral("20").repeated(14) +
                                                                                   QStringLiteral("30303134")}));
    EXPECT_EQ(bed.virtualPrinter.receipts().size(), 1u);
    EXPECT_EQ(bed.virtualPrinter.firmware().strayBytes(), 0u);
}

TEST(EscposLines, latin_lines_come_out_and_chinese_ones_are_refused_before_anything_is_printed) {
    PrinterBed bed(PrinterProfile::linesLatin());
    EXPECT_EQ(bed.outcomeOf(kChinese), "printer-fault this printer has no letters for the receipt's language");
    EXPECT_TRUE(printedBy(bed).isEmpty());
    EXPECT_TRUE(bed.virtualPrinter.receipts().empty());
    EXPECT_EQ(bed.outcomeOf(kEnglish), "ok");
    EXPECT_EQ(printedBy(bed).size(), 2);
    EXPECT_EQ(bed.virtualPrinter.firmware().strayBytes(), 0u);
}

TEST(EscposLines, what_a_printer_cannot_print_is_refused) {
    PrinterBed lines(PrinterProfile::lines());
    EXPECT_EQ(lines.outcomeOf(testReceipt()), "printer-fault this printer prints lines, not pictures");
    EXPECT_EQ(lines.outcomeOf(QStringList()), "printer-fault 0 lines refused");
    EXPECT_EQ(lines.outcomeOf(QStringList(600, QStringLiteral("x"))), "printer-fault 600 lines refused");
    EXPECT_EQ(lines.outcomeOf(QStringList(QString(25, u'x'))), "printer-fault a line of 25 on paper of 24");
    EXPECT_TRUE(lines.virtualPrinter.receipts().empty());
    EXPECT_EQ(lines.virtualPrinter.firmware().mechanism().uncutRows(), 0);
    PrinterBed pictures;
    EXPECT_EQ(pictures.printer->form(), ReceiptPrinter::Form::Picture);
    EXPECT_EQ(pictures.outcomeOf(kEnglish), "printer-fault this printer prints pictures, not lines");
}

TEST(EscposLines, paper_that_ends_is_no_success_and_the_next_receipt_is_whole) {
    PrinterBed bed(PrinterProfile::lines());
    bed.virtualPrinter.setSpeed(1000);
    bed.virtualPrinter.endPaperAfter(70);
    EXPECT_EQ(bed.outcomeOf(kChinese), "paper-out");
    bed.virtualPrinter.setPaper(PrinterMechanism::Paper::Full);
    bed.clock.advance(std::chrono::seconds(1));
    const auto before = static_cast<qsizetype>(bed.virtualPrinter.firmware().lines().size());
    EXPECT_EQ(bed.outcomeOf(kChinese), "ok");
    EXPECT_EQ(printedBy(bed).mid(before).size(), 2);
    EXPECT_EQ(bed.virtualPrinter.firmware().strayBytes(), 0u);
}

}  // namespace evergreen
