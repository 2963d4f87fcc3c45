#include "kiosk/visit/receipt_layout.h"

#include "accessibility/text_scale.h"
#include "drivers/escpos/qr_image.h"
#include "kiosk/visit/receipt_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QFontMetricsF>
#include <QTextLayout>

namespace evergreen {

namespace {

constexpr double kMarginDots = 12.0;
constexpr double kGapDots = 20.0;  ///< between two rows, and around a rule
constexpr double kLineHeight = 1.3;
constexpr double kWordsApartEm = 0.6;  ///< the least between a label and a value on one line
constexpr double kRuleDots = 3.0;
/// Amounts too long for the money size step down to the body's, and wrap only then.
constexpr std::array kMoneySteps{receiptMoneyCapitalMm, 5.4, 4.7, receiptBodyCapitalMm};

QFont fontOf(double capitalMm, QFont::Weight weight) {
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(static_cast<int>(std::ceil(capitalMm * receiptDotsPerMm / text_scale::capitalPerEm)));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferFullHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

enum class Side { Left, Centre, Right };

/// Writes from the top down.
class Writer {
public:
    Writer(Language language, int widthDots) : m_language(language), m_widthDots(widthDots) {}

    void space(double dots) { m_y += dots; }
    void paragraph(const QString& text, const QFont& font, Side side);
    void emblemAndHouse(const QString& house);
    void rule(ReceiptLayout::RuleKind kind);
    void row(const ReceiptRow& row);
    void code(const QString& address);

    ReceiptLayout finish() && {
        m_layout.heightDots = static_cast<int>(std::ceil(m_y));
        return std::move(m_layout);
    }

private:
    double innerWidth() const { return m_widthDots - 2.0 * kMarginDots; }
    void line(const QString& text, const QFont& font, double x);
    void plainRow(const ReceiptRow& row);
    void moneyRow(const ReceiptRow& row);

    Language m_language;
    int m_widthDots;
    double m_y = 0.0;
    ReceiptLayout m_layout;
};

double widthOf(const QString& text, const QFont& font) {
    return QFontMetricsF(font).horizontalAdvance(text);
}

/// The lines of a text no wider than `width`; a word too long for a line is broken, never cut.
std::vector<QString> linesOf(const QString& text, const QFont& font, double width) {
    std::vector<QString> lines;
    for (const QString& paragraph : text.split(u'\n')) {
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            lines.push_back(paragraph.mid(line.textStart(), line.textLength()).trimmed());
        }
        layout.endLayout();
    }
    return lines;
}

void Writer::line(const QString& text, const QFont& font, double x) {
    const QFontMetricsF metrics(font);
    const double height = font.pixelSize() * kLineHeight;
    const double baseline = m_y + (height - metrics.ascent() - metrics.descent()) / 2.0 + metrics.ascent();
    // Whole dots: every letter of a row falls into the same raster.
    m_layout.texts.push_back({{std::round(x), std::round(baseline)}, font, text});
}

void Writer::paragraph(const QString& text, const QFont& font, Side side) {
    if (text.isEmpty()) return;
    for (const QString& each : linesOf(text, font, innerWidth())) {
        const double spare = innerWidth() - widthOf(each, font);
        const double share = side == Side::Left ? 0.0 : side == Side::Centre ? 0.5 : 1.0;
        line(each, font, kMarginDots + std::max(0.0, spare) * share);
        m_y += font.pixelSize() * kLineHeight;
    }
}

void Writer::emblemAndHouse(const QString& house) {
    if (house.isEmpty()) return;
    const QFont font = fontOf(receiptBodyCapitalMm, QFont::Normal);
    const double size = font.pixelSize();
    const double apart = size * 0.35;
    const double width = size + apart + widthOf(house, font);
    if (width > innerWidth()) {
        paragraph(house, font, Side::Centre);
        return;
    }
    const double x = kMarginDots + (innerWidth() - width) / 2.0;
    m_layout.emblem = {std::round(x), std::round(m_y + size * (kLineHeight - 1.0) / 2.0), size, size};
    line(house, font, x + size + apart);
    m_y += size * kLineHeight;
}

void Writer::rule(ReceiptLayout::RuleKind kind) {
    m_y += kGapDots;
    m_layout.rules.push_back({{kMarginDots, std::round(m_y), innerWidth(), kRuleDots}, kind});
    m_y += kRuleDots + kGapDots;
}

void Writer::row(const ReceiptRow& row) {
    if (row.kind == ReceiptRow::Kind::Money) {
        moneyRow(row);
    } else {
        plainRow(row);
    }
    m_y += kGapDots;
}

void Writer::plainRow(const ReceiptRow& row) {
    const QFont labelFont = fontOf(receiptBodyCapitalMm, QFont::Normal);
    const QFont valueFont = fontOf(receiptBodyCapitalMm, QFont::Bold);
    const double together = widthOf(row.label, labelFont) + widthOf(row.value, valueFont);
    if (together + labelFont.pixelSize() * kWordsApartEm > innerWidth() || row.value.contains(u'\n')) {
        paragraph(row.label, labelFont, Side::Left);
        paragraph(row.value, valueFont, Side::Right);
        return;
    }
    line(row.label, labelFont, kMarginDots);
    line(row.value, valueFont, kMarginDots + innerWidth() - widthOf(row.value, valueFont));
    m_y += valueFont.pixelSize() * kLineHeight;
}

void Writer::moneyRow(const ReceiptRow& row) {
    paragraph(row.label, fontOf(receiptBodyCapitalMm, QFont::Normal), Side::Left);
    QFont font;
    for (const double capitalMm : kMoneySteps) {
        font = fontOf(capitalMm, QFont::Bold);
        if (widthOf(row.value, font) <= innerWidth()) break;
    }
    paragraph(row.value, font, Side::Right);
    // Chinese words of money are short and stand under the digits; English ones fill lines and read from the left.
    const Side side = m_language == Language::Chinese ? Side::Right : Side::Left;
    paragraph(row.words, fontOf(receiptBodyCapitalMm, QFont::Normal), side);
}

/// An address that no code holds is left out: the words above it say where else to ask.
void Writer::code(const QString& address) {
    if (address.isEmpty()) return;
    auto image = escpos::qrImage(address.toUtf8(), m_widthDots);
    if (!image) return;
    m_layout.code = *std::move(image);
    m_layout.codeY = static_cast<int>(std::ceil(m_y));
    m_y = m_layout.codeY + m_layout.code.height();
}

}  // namespace

ReceiptLayout layOutReceipt(const Receipt& receipt, Language language, int widthDots) {
    Writer writer(language, widthDots);
    const QFont body = fontOf(receiptBodyCapitalMm, QFont::Normal);
    writer.space(kMarginDots);
    writer.emblemAndHouse(receipt.house);
    writer.space(kGapDots);
    writer.paragraph(receipt.title, fontOf(receiptTitleCapitalMm, QFont::Bold), Side::Centre);
    writer.rule(ReceiptLayout::RuleKind::Solid);
    for (const ReceiptRow& row : receipt.rows) writer.row(row);
    if (!receipt.notes.empty()) writer.rule(ReceiptLayout::RuleKind::Dotted);
    for (const QString& note : receipt.notes) {
        writer.paragraph(note, body, Side::Left);
        writer.space(kGapDots);
    }
    writer.code(receipt.follow);
    if (!receipt.footer.isEmpty()) writer.rule(ReceiptLayout::RuleKind::Dotted);
    writer.paragraph(receipt.footer, body, Side::Centre);
    writer.space(kMarginDots);
    return std::move(writer).finish();
}

}  // namespace evergreen
