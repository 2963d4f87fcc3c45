// What KioskHelp says to others, put together from what there is: pure functions.
#pragma once

#include "drivers/card_reader.h"
#include "drivers/receipt_printer.h"
#include "kiosk/bank/branch.h"
#include "kiosk/help/help_call.h"
#include "kiosk/i18n/phrasebook.h"
#include "kiosk/screens/page_model.h"
#include "kiosk/services/service.h"

#include <QDateTime>
#include <QJsonValue>

namespace evergreen {

/// "received", "taken" …
const char* nameOf(HelpState state);

/// "ok", "low", "out", "unknown". Spec: help.asyncapi.yaml, Health
QString paperWord(ReceiptPrinter::Paper paper);

/// Of the devices: "reader", "printer", "paper".
QStringList faultsOf(const CardReader& reader, const ReceiptPrinter& printer);

/// The page as a helper sees it; `isCovered`: something else lies over it, and it may be looked at only.
/// Spec: help.asyncapi.yaml, View
QJsonValue viewDocument(const PageModel* page, bool isCovered, const Phrasebook& phrasebook);

/// For who called help and was not answered: a place in the bank's own queue, or where the bank is not to be reached
/// either, when help was called.
ReceiptText helpSlip(const Result<QueueTicket>& ticket, const QDateTime& now);

/// What the receipt says of whoever helped; `done` as Assistance tells it.
std::vector<Text> helperNotes(const QString& who, const QStringList& done);

}  // namespace evergreen
