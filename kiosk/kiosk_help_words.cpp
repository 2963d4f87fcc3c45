#include "kiosk/kiosk_help_words.h"

#include <QJsonArray>
#include <QJsonObject>

namespace evergreen {

namespace {

/// Spec: help.asyncapi.yaml, View
constexpr int kWordsMax = 256;
constexpr std::size_t kPartsMax = 64;

}  // namespace

const char* nameOf(HelpState state) {
    static constexpr const char* kNames[] = {"calling", "received", "escalated", "taken",
                                             "arrived", "solved",   "withdrawn"};
    return kNames[static_cast<std::size_t>(state)];
}

QString paperWord(ReceiptPrinter::Paper paper) {
    switch (paper) {
        case ReceiptPrinter::Paper::Unknown:
            return QStringLiteral("unknown");
        case ReceiptPrinter::Paper::Full:
            return QStringLiteral("ok");
        case ReceiptPrinter::Paper::Low:
            return QStringLiteral("low");
        case ReceiptPrinter::Paper::Out:
        case ReceiptPrinter::Paper::Jammed:
            return QStringLiteral("out");
    }
    return QStringLiteral("unknown");
}

QStringList faultsOf(const CardReader& reader, const ReceiptPrinter& printer) {
    QStringList faults;
    if (reader.device() != CardReader::Device::Online) faults << QStringLiteral("reader");
    if (printer.device() != ReceiptPrinter::Device::Online) faults << QStringLiteral("printer");
    if (paperWord(printer.paper()) == QStringLiteral("out")) faults << QStringLiteral("paper");
    return faults;
}

QJsonValue viewDocument(const PageModel* page, bool isCovered, const Phrasebook& phrasebook) {
    if (!page) return QJsonValue::Null;
    const PageView& view = page->view();
    const auto shown = [&phrasebook](const Text& words) { return phrasebook.shown(words).left(kWordsMax); };
    QJsonArray parts;
    for (std::size_t i = 0; i < view.parts.size() && i < kPartsMax && !isCovered; ++i) {
        parts << QJsonObject{{QStringLiteral("name"), view.parts[i].name},
                             {QStringLiteral("words"), shown(view.parts[i].words)},
                             {QStringLiteral("fenced"), false}};
    }
    const QJsonObject question{{QStringLiteral("id"), QString::fromLatin1(view.question.id)},
                               {QStringLiteral("words"), shown(view.question)}};
    return QJsonObject{{QStringLiteral("kind"), QString::fromLatin1(view.kind)},
                       {QStringLiteral("question"), question},
                       {QStringLiteral("parts"), parts},
                       {QStringLiteral("isFenced"), view.isFenced || isCovered}};
}

ReceiptText helpSlip(const Result<QueueTicket>& ticket, const QDateTime& now) {
    ReceiptText slip;
    slip.title = text("help.slip");
    if (ticket) slip.rows.push_back({text("queue.number"), verbatim(ticket->number), {}, true});
    slip.rows.push_back({text("queue.window"), text("queue.elders"), {}});
    slip.rows.push_back({text("help.slip.time"), text("time", now.toLocalTime().time()), {}});
    slip.notes = {text("help.slip.show"), text("help.slip.wait")};
    return slip;
}

std::vector<Text> helperNotes(const QString& who, const QStringList& done) {
    std::vector<Text> notes{text("receipt.helped", verbatim(who))};
    const bool hasPointed = done.contains(QStringLiteral("point"));
    const bool hasExplained = done.contains(QStringLiteral("explain"));
    if (hasPointed) notes.push_back(text("receipt.helped.point"));
    if (hasExplained) notes.push_back(text("receipt.helped.explain"));
    if (!hasPointed && !hasExplained) notes.push_back(text("receipt.helped.other"));
    return notes;
}

}  // namespace evergreen
