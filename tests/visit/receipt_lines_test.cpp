// Receipts as lines, for printers without pictures.
#include "kiosk/visit/receipt_lines.h"

#include "tests/visit/receipt_samples.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

QString letters(const QString& text) {
    QString result;
    for (const QChar letter : text) {
        if (!letter.isSpace() && letter != u'-') result += letter;
    }
    return result;
}

QString wordsOf(const Receipt& receipt) {
    QString all = receipt.house + receipt.title;
    for (const ReceiptRow& row : receipt.rows) all += row.label + row.value + row.words;
    for (const QString& note : receipt.notes) all += note;
    return all + receipt.follow + receipt.footer;
}

}  // namespace

TEST(ReceiptLines, balance_stands_there_as_a_person_would_type_it) {
    EXPECT_EQ(receiptLines(balanceReceipt(Language::Chinese), 24).join(u'\n').toStdString(),
              "        常青银行\n"
              "        卡里的钱\n"
              "------------------------\n"
              "可以用的钱\n"
              "             6,512.30 元\n"
              "陆仟伍佰壹拾贰元叁角\n"
              "卡尾号              0014\n"
              "------------------------\n"
              "      请收好这张纸");
}

TEST(ReceiptLines, words_are_broken_at_blanks) {
    Receipt receipt;
    receipt.notes = {QStringLiteral("Ask at the counter, please."), QStringLiteral("https://bank.example/t/8F3K2")};
    EXPECT_EQ(receiptLines(receipt, 16).mid(2).join(u'|').toStdString(),
              "Ask at the|counter, please.|https://bank.exa|mple/t/8F3K2");
}

TEST(ReceiptLines, nothing_is_lost_and_no_line_is_too_long_at_any_width) {
    Receipt followed = transferReceipt(Language::English);
    followed.follow = QStringLiteral("https://bank.example/t/8F3K2");
    for (const Receipt& receipt :
         {transferReceipt(Language::Chinese), followed, balanceReceipt(Language::English), overlongReceipt()}) {
        for (int columns = 2; columns <= 48; ++columns) {
            const QStringList lines = receiptLines(receipt, columns);
            for (const QString& line : lines) ASSERT_LE(columnsOf(line), columns) << line.toStdString();
            ASSERT_EQ(letters(lines.join(QString())), letters(wordsOf(receipt))) << columns;
        }
    }
}

}  // namespace evergreen
