#include "accessibility/audit/receipts.h"

#include "kiosk/i18n/phrasebook.h"
#include "kiosk/visit/receipt_drawing.h"

namespace evergreen {

namespace {

Receipt inWords(const ReceiptText& text, const Phrasebook& book) {
    Receipt receipt;
    receipt.house = book.shown(evergreen::text("branch.name"));
    receipt.title = book.shown(text.title);
    for (const Fact& fact : text.rows)
        receipt.rows.push_back({book.shown(fact.label), book.shown(fact.value),
                                fact.big ? ReceiptRow::Kind::Money : ReceiptRow::Kind::Plain, book.shown(fact.words)});
    for (const Text& note : text.notes) receipt.notes.push_back(book.shown(note));
    receipt.follow = text.follow;
    receipt.footer = book.shown(evergreen::text("receipt.footer", QDate(2026, 12, 28)));
    return receipt;
}

}  // namespace

std::vector<Paper> drawnReceipts(const std::vector<ReceiptText>& receipts, const std::map<Language, Catalogue>& texts) {
    std::vector<Paper> papers;
    for (const auto language : {Language::Chinese, Language::English}) {
        Phrasebook book(language);
        book.setTexts(texts);
        int number = 0;
        for (const auto& receipt : receipts)
            papers.push_back({QStringLiteral("%1 %2").arg(QString::fromLatin1(receipt.title.id)).arg(++number),
                              language == Language::Chinese ? QStringLiteral("zh") : QStringLiteral("en"),
                              drawReceipt(inWords(receipt, book), language), receiptDotsPerMm});
    }
    return papers;
}

}  // namespace evergreen
