#include "tests/journeys/visit_journey.h"

namespace evergreen {

namespace {

bool signsIn(VisitBed& bed, Hand& hand) {
    if (!hand.sees("welcome.question")) return false;
    bed.insert(QStringLiteral("mei"));
    return hand.sees("pin.question") && hand.types(kDemoPin) && hand.taps(QStringLiteral("key.finish"));
}

bool looksAtBalance(Hand& hand) {
    return hand.sees("menu.question") && hand.taps(QStringLiteral("choice.0")) && hand.sees("balance.question") &&
           hand.taps(QStringLiteral("facts.hide")) && hand.sees("balance.question") &&
           hand.taps(QStringLiteral("primary")) && hand.sees("receipt.printed") && hand.taps(QStringLiteral("primary"));
}

/// The last but one choice is the saved payee; own accounts come first.
bool choosesPayeeAndAccount(VisitBed& bed, Hand& hand) {
    if (!hand.sees("menu.question") || !hand.taps(QStringLiteral("choice.3")) || !hand.sees("transfer.whom"))
        return false;
    const int count = bed.kiosk.screen().page()->property("count").toInt();
    const QString payee = QStringLiteral("choice.%1").arg(count - 2);
    return hand.taps(payee) && hand.sees("transfer.from") && hand.taps(QStringLiteral("choice.1"));
}

/// Half an amount, larger letters, help, and the amount is still there.
bool typesAmount(Hand& hand) {
    return hand.sees("transfer.amount") && hand.types(QStringLiteral("20")) &&
           hand.taps(QStringLiteral("bar.larger")) && hand.sees("transfer.amount") &&
           hand.taps(QStringLiteral("bar.help")) &&
           hand.seesOverlay(KioskScreen::HelpOverlay, QStringLiteral("help")) &&
           hand.taps(QStringLiteral("help.primary")) && hand.sees("transfer.amount") &&
           hand.types(QStringLiteral("00")) && hand.sees("transfer.amount") && hand.taps(QStringLiteral("key.finish"));
}

bool sends(Hand& hand) {
    return hand.sees("transfer.phone") && hand.taps(QStringLiteral("secondary")) && hand.sees("transfer.speed") &&
           hand.taps(QStringLiteral("choice.0")) && hand.sees("transfer.confirm") &&
           hand.taps(QStringLiteral("primary")) && hand.sees("transfer.pending") &&
           hand.taps(QStringLiteral("primary")) && hand.sees("receipt.printed") && hand.taps(QStringLiteral("primary"));
}

bool takesCard(VisitBed& bed, Hand& hand) {
    if (!hand.sees("menu.question") || !hand.taps(QStringLiteral("bar.back")) || !hand.sees("goodbye.question"))
        return false;
    bed.slot.remove();
    return hand.sees("smile.question") && hand.taps(QStringLiteral("choice.0")) && hand.sees("welcome.question");
}

}  // namespace

QString walkThroughVisit(VisitBed& bed, Album& album, const Interlude& onMenu) {
    QObject::connect(&bed.kiosk.screen(), &KioskScreen::say, &bed.kiosk,
                     [&album](const QString& words) { album.said(words); });
    bed.paper.watchReceipts([&album](const QImage& receipt) { album.receipt(receipt); });
    if (!bed.kiosk.open()) return QStringLiteral("the looks do not load");
    bed.kiosk.window().show();
    Hand hand(bed.kiosk, album);
    const bool whole = signsIn(bed, hand) && looksAtBalance(hand) && onMenu(hand) &&
                       choosesPayeeAndAccount(bed, hand) && typesAmount(hand) && sends(hand) && takesCard(bed, hand);
    if (!whole) hand.pictures(QStringLiteral("stopped-here"));
    return hand.complaint();
}

}  // namespace evergreen
