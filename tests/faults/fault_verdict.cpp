#include "tests/faults/fault_verdict.h"

#include <algorithm>
#include <string_view>

namespace evergreen {

namespace {

const QString kCustomer = QStringLiteral("mei");
const QString kNextCustomer = QStringLiteral("zhu");
constexpr std::size_t kReceiptsOfVisit = 2;
constexpr std::string_view kMenu = "menu.question";
constexpr std::string_view kPrinted = "receipt.printed";
constexpr std::string_view kSent = "transfer.pending";

bool hasDoneAll(const FaultBed& bed) {
    return bed.customer().hasSeen(kSent) && bed.customer().timesSeen(kMenu) == 3;
}

/// The failure whose page this is; nothing for another page.
const FailureEntry* failureOf(std::string_view page) {
    for (const FailureEntry& entry : failureTable()) {
        if (page == "failure." + std::string(entry.name) + ".question") return &entry;
    }
    return nullptr;
}

void judgeMoney(FaultBed& bed, FaultVerdict& verdict) {
    const std::size_t orders = bed.orders();
    const bool isTold = bed.customer().hasSeen(kSent);
    if (orders > 1) verdict.moneyWrong << QStringLiteral("sent %1 times").arg(orders);
    if (orders > bed.customer().timesConfirmed()) verdict.moneyWrong << QStringLiteral("sent without a yes");
    if (orders == 0 && isTold) verdict.moneyWrong << QStringLiteral("told as sent, and is not");
    const auto told = static_cast<std::size_t>(bed.customer().timesSeen(kPrinted));
    if (told > bed.receipts()) verdict.moneyWrong << QStringLiteral("a receipt was told as printed, and is not there");
    if (bed.receiptNoted() == ReceiptState::Printed && bed.receipts() == 0) {
        verdict.moneyWrong << QStringLiteral("a receipt is noted as printed, and is not there");
    }
}

/// A page of a failure that ends the visit is the last; behind any other the customer goes on.
void judgeManual(const FaultBed& bed, FaultVerdict& verdict) {
    const auto& pages = bed.customer().pages();
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const FailureEntry* const failure = failureOf(pages[i]);
        if (!failure) continue;
        const bool hasGoneOn =
            std::find(pages.begin() + static_cast<std::ptrdiff_t>(i), pages.end(), kMenu) != pages.end();
        if (failure->visitMay == VisitMay::NotContinue && hasGoneOn) {
            verdict.againstManual << QStringLiteral("went on after ") + QLatin1String(failure->name);
        }
        const bool isOnlyTrouble = failure->visitMay == VisitMay::Continue && !hasGoneOn;
        const bool hasEndedElse = std::any_of(pages.begin(), pages.end(), [](const std::string& page) {
            const FailureEntry* const other = failureOf(page);
            return other && other->visitMay == VisitMay::NotContinue;
        });
        if (isOnlyTrouble && !hasEndedElse) {
            verdict.againstManual << QStringLiteral("ended by ") + QLatin1String(failure->name);
        }
    }
}

/// Whoever's card was read is told where it is: in the slot, to be taken, or out already.
void judgeCard(const FaultBed& bed, FaultVerdict& verdict) {
    const auto& pages = bed.customer().pages();
    const auto isLastWord = [](const std::string& page) { return page == "goodbye.question" || failureOf(page); };
    const bool isTold = std::any_of(pages.begin(), pages.end(), isLastWord);
    if (bed.customer().hasSeen("reading.question") && !isTold && !bed.wasCardReturned()) {
        verdict.againstManual << QStringLiteral("nothing was said of the card");
    }
}

/// Without a fault, by another customer: two receipts, one order.
bool nextVisitWorks(FaultBed& bed) {
    bed.tidyUp();
    bed.forgetPages();
    const std::size_t receipts = bed.receipts();
    const std::size_t orders = bed.orders();
    return bed.visit(kNextCustomer) && hasDoneAll(bed) && bed.receipts() == receipts + kReceiptsOfVisit &&
           bed.orders() == orders + 1;
}

}  // namespace

FaultVerdict tryFault(Fault fault, int at) {
    FaultBed bed(fault, at);
    FaultVerdict verdict;
    const bool isOver = bed.visit(kCustomer);
    verdict.isReached = bed.plan().isStruck;
    verdict.isContinued = isOver && hasDoneAll(bed);
    verdict.isHung = !isOver || bed.customer().isTired();
    judgeMoney(bed, verdict);
    judgeManual(bed, verdict);
    judgeCard(bed, verdict);
    verdict.isHung = verdict.isHung || !nextVisitWorks(bed);
    return verdict;
}

std::optional<int> transfersOfVisit() {
    FaultBed bed(std::nullopt, 0);
    const bool isWhole = bed.visit(kCustomer) && hasDoneAll(bed) && bed.receipts() == kReceiptsOfVisit;
    return isWhole ? std::optional(bed.plan().transfers) : std::nullopt;
}

}  // namespace evergreen
