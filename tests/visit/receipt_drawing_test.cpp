// With EVERGREEN_RECEIPT_DIR set, the samples are saved there for looking at.
#include "kiosk/visit/receipt_drawing.h"

#include "drivers/escpos/qr_image.h"
#include "kiosk/visit/receipt_layout.h"
#include "tests/visit/receipt_samples.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QFontInfo>
#include <QFontMetricsF>

namespace evergreen {

namespace {

std::vector<Receipt> samples() {
    return {transferReceipt(Language::Chinese), transferReceipt(Language::English), balanceReceipt(Language::Chinese),
            balanceReceipt(Language::English), overlongReceipt()};
}

QRectF inkOf(const ReceiptLayout::Text& text) {
    return QFontMetricsF(text.font).tightBoundingRect(text.text).translated(text.baseline);
}

/// Every letter of a text that is no blank, in order.
QString letters(const QString& text) {
    QString result;
    for (const QChar letter : text) {
        if (!letter.isSpace()) result += letter;
    }
    return result;
}

int blackDots(const QImage& image, const QRect& area) {
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) count += image.pixelIndex(x, y);
    }
    return count;
}

}  // namespace

TEST(ReceiptDrawing, picture_is_what_a_printer_takes) {
    const QImage image = drawReceipt(transferReceipt(Language::Chinese), Language::Chinese);
    EXPECT_EQ(image.format(), QImage::Format_Mono);
    EXPECT_EQ(image.width(), receiptWidthDots);
    EXPECT_EQ(image.color(0), qRgb(255, 255, 255));
    EXPECT_EQ(image.color(1), qRgb(0, 0, 0));
    const double share = static_cast<double>(blackDots(image, image.rect())) / (image.width() * image.height());
    EXPECT_GT(share, 0.03);
    EXPECT_LT(share, 0.25);
}

TEST(ReceiptDrawing, font_is_the_one_measured_for) {
    for (const auto& text : layOutReceipt(balanceReceipt(Language::Chinese), Language::Chinese, 576).texts) {
        EXPECT_EQ(QFontInfo(text.font).family(), QStringLiteral("Noto Sans CJK SC"));
    }
}

TEST(ReceiptDrawing, no_letter_is_smaller_than_the_body) {
    for (const Receipt& receipt : samples()) {
        for (const auto& text : layOutReceipt(receipt, Language::Chinese, 576).texts) {
            EXPECT_GE(QFontMetricsF(text.font).capHeight() / receiptDotsPerMm, receiptBodyCapitalMm - 0.1);
        }
    }
}

TEST(ReceiptDrawing, money_is_larger_than_all_else) {
    const ReceiptLayout layout = layOutReceipt(transferReceipt(Language::Chinese), Language::Chinese, 576);
    int largest = 0;
    QString largestText;
    for (const auto& text : layout.texts) {
        if (text.font.pixelSize() <= largest) continue;
        largest = text.font.pixelSize();
        largestText = text.text;
    }
    EXPECT_EQ(largestText, QStringLiteral("2,000.00 元"));
}

TEST(ReceiptDrawing, nothing_is_clipped_and_nothing_overlaps_on_wide_and_narrow_paper) {
    for (const int width : {576, 384}) {
        for (const Receipt& receipt : samples()) {
            const ReceiptLayout layout = layOutReceipt(receipt, Language::Chinese, width);
            const QRectF paper(0, 0, width, layout.heightDots);
            for (std::size_t i = 0; i < layout.texts.size(); ++i) {
                EXPECT_TRUE(paper.contains(inkOf(layout.texts[i]))) << layout.texts[i].text.toStdString();
                if (i == 0) continue;
                EXPECT_FALSE(inkOf(layout.texts[i]).intersects(inkOf(layout.texts[i - 1])))
                    << layout.texts[i].text.toStdString();
            }
        }
    }
}

TEST(ReceiptDrawing, every_letter_of_the_receipt_is_on_the_paper) {
    const Receipt receipt = overlongReceipt();
    QString expected = receipt.house + receipt.title;
    for (const ReceiptRow& row : receipt.rows) expected += row.label + row.value + row.words;
    for (const QString& note : receipt.notes) expected += note;
    expected += receipt.footer;
    QString drawn;
    for (const auto& text : layOutReceipt(receipt, Language::Chinese, 576).texts) drawn += text.text;
    EXPECT_EQ(letters(drawn).toStdString(), letters(expected).toStdString());
}

TEST(ReceiptDrawing, edges_of_the_paper_stay_white) {
    for (const Receipt& receipt : samples()) {
        const QImage image = drawReceipt(receipt, Language::Chinese);
        EXPECT_EQ(blackDots(image, QRect(0, 0, 4, image.height())), 0);
        EXPECT_EQ(blackDots(image, QRect(image.width() - 4, 0, 4, image.height())), 0);
    }
}

TEST(ReceiptDrawing, empty_receipt_is_a_short_white_paper_with_its_rule) {
    const QImage image = drawReceipt({}, Language::English);
    EXPECT_FALSE(image.isNull());
    EXPECT_LT(image.height(), 200);
}

TEST(ReceiptDrawing, code_for_a_phone_is_on_the_paper_below_the_words_and_on_narrow_paper_too) {
    Receipt receipt = balanceReceipt(Language::Chinese);
    const int without = drawReceipt(receipt, Language::Chinese).height();
    receipt.follow = QStringLiteral("https://desk.bank.example:8444/c/0123456789abcdef0123456789abcdef");
    for (const int width : {receiptWidthDots, 384}) {
        const auto code = escpos::qrImage(receipt.follow.toUtf8(), width);
        ASSERT_TRUE(code);
        const ReceiptLayout layout = layOutReceipt(receipt, Language::Chinese, width);
        EXPECT_EQ(layout.code, *code);
        const QImage paper = drawReceipt(receipt, Language::Chinese, width);
        EXPECT_EQ(paper.copy(0, layout.codeY, width, code->height()), *code);
    }
    EXPECT_GT(drawReceipt(receipt, Language::Chinese).height(), without + 200);
    receipt.follow = QString(escpos::qrBytesMax + 1, u'x');
    EXPECT_EQ(drawReceipt(receipt, Language::Chinese).height(), without) << "what no code holds";
}

TEST(ReceiptDrawing, normal_receipt_is_drawn_in_no_time) {
    const Receipt receipt = transferReceipt(Language::Chinese);
    drawReceipt(receipt, Language::Chinese);  // loads the font
    QElapsedTimer timer;
    timer.start();
    drawReceipt(receipt, Language::Chinese);
    RecordProperty("microseconds", static_cast<int>(timer.nsecsElapsed() / 1000));
    EXPECT_LT(timer.elapsed(), 400) << "the budget is 40 ms in release; sanitizers are ten times slower";
}

TEST(ReceiptDrawing, samples_are_saved_where_asked) {
    const QString folder = qEnvironmentVariable("EVERGREEN_RECEIPT_DIR");
    if (folder.isEmpty()) GTEST_SKIP() << "EVERGREEN_RECEIPT_DIR is not set";
    int number = 0;
    for (const Receipt& receipt : samples()) {
        const Language language = number % 2 == 0 ? Language::Chinese : Language::English;
        EXPECT_TRUE(drawReceipt(receipt, language).save(QStringLiteral("%1/receipt-%2.png").arg(folder).arg(++number)));
    }
}

}  // namespace evergreen
