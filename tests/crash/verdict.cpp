#include "tests/crash/verdict.h"

#include <algorithm>

namespace evergreen {

namespace {

/// What was said of the transfer, to its end.
struct Claims {
    QByteArrayList done;
    QByteArrayList notMoved;
    bool isSent = false;  ///< the customer pressed "send" in some visit
};

bool isOneOf(const QByteArray& word, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&](const char* each) { return word == each; });
}

/// A failure is told with the words "your money has not moved" for every failure but these.
bool saysNotMoved(const QByteArray& told) {
    if (!told.startsWith("page failure.")) return false;
    return !told.contains(".outcome-unknown.") && !told.contains(".card-") && !told.contains(".bank-signed-out.");
}

void read(const VisitStory& visit, Claims& claims) {
    bool isSent = false;
    for (const QByteArray& told : visit.told) {
        isSent = isSent || told == "pressed send";
        if (isOneOf(told,
                    {"page transfer.done", "receipt receipt.transfer", "line record.transfer", "page news.done"})) {
            claims.done << told;
        }
        if (isOneOf(told, {"page transfer.refused", "page news.notMoved"}) || (isSent && saysNotMoved(told)))
            claims.notMoved << told;
    }
    claims.isSent = claims.isSent || isSent;
}

void judgeMoney(const Aftermath& aftermath, Verdict& verdict) {
    const Books& now = aftermath.after;
    const qint64 gone = aftermath.before.payerBalance - now.payerBalance;
    if (now.transfers < 0) verdict.lost << QStringLiteral("the books cannot be read");
    if (now.wholeMoney != aftermath.before.wholeMoney) verdict.lost << QStringLiteral("the books do not balance");
    if (now.transfers > 1 || gone > aftermath.fen) verdict.doubled << QStringLiteral("executed more than once");
    if (gone != now.transfers * aftermath.fen) verdict.lost << QStringLiteral("money left without a transfer");
    if (now.unsignedOrders != 0) verdict.lost << QStringLiteral("an order was decided without its signature");
    if (aftermath.unsettled != 0) verdict.lost << QStringLiteral("the journal stays open");
    if (!aftermath.auditFlaw.isEmpty()) verdict.lost << QStringLiteral("the audit log: ") + aftermath.auditFlaw;
    if (now.transfers > 0 && aftermath.journalled != QStringLiteral("done")) {
        verdict.lost << QStringLiteral("executed, and the journal says \"%1\"").arg(aftermath.journalled);
    }
}

}  // namespace

Verdict judged(const Aftermath& aftermath) {
    Verdict verdict;
    judgeMoney(aftermath, verdict);
    Claims claims;
    for (const VisitStory& visit : aftermath.visits) read(visit, claims);
    const bool isTold = !claims.done.isEmpty() || !claims.notMoved.isEmpty();
    const bool isDone = aftermath.after.transfers > 0;
    verdict.isExecuted = isDone;
    const QByteArrayList& wrong = isDone ? claims.notMoved : claims.done;
    for (const QByteArray& told : wrong) {
        verdict.untrue << QStringLiteral("%1, but it was %2executed")
                              .arg(QString::fromUtf8(told), isDone ? QString() : QStringLiteral("not "));
    }
    // Only what was on this kiosk's disk, or at the bank, can be told: a customer whose intent was never written is
    // told nothing, and nothing has moved.
    const bool isKnown = isDone || !aftermath.journalled.isEmpty();
    if (claims.isSent && isKnown && !isTold) verdict.untrue << QStringLiteral("never told how it ended");
    if (!claims.isSent && isDone) verdict.untrue << QStringLiteral("executed, and nobody had confirmed it");
    if (aftermath.visits.empty() || !aftermath.visits.back().isWhole) {
        verdict.untrue << QStringLiteral("the next visit did not come to its end");
    }
    return verdict;
}

}  // namespace evergreen
