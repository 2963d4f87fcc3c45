#include "kiosk/services/transfer_wish.h"

#include <algorithm>

namespace evergreen {

namespace {

std::int64_t daysSinceKioskTransfer(const TransferWish& wish) {
    std::int64_t days = SafetyFacts::neverDays;
    for (const auto& day : {wish.customer.lastKioskTransferOn, wish.customer.kioskTransferOpenedOn}) {
        if (day) days = std::min(days, std::int64_t{std::max(qint64{0}, day->daysTo(wish.today))});
    }
    return days;
}

bool isLimited(TransferWish wish, std::int64_t fen, const SafetyRules& rules) {
    wish.amount = Money{fen};
    const Assessment found = assess(safetyFactsOf(wish), rules);
    return std::any_of(found.checks.begin(), found.checks.end(),
                       [](const Check& check) { return check.outcome == SafetyOutcome::Limit; });
}

}  // namespace

SafetyFacts safetyFactsOf(const TransferWish& wish) {
    const bool toOthers = !wish.payee.own;
    const Money dayAgo = wish.from.balance + wish.from.leftLastDay;
    SafetyFacts facts;
    facts[SafetyFact::AgeYears] = wish.customer.ageYears;
    facts[SafetyFact::ForeignLanguage] = wish.language != Language::Chinese;
    facts[SafetyFact::PhoneCall] = wish.onThePhone;
    facts[SafetyFact::Transfer] = 1;
    facts[SafetyFact::ToOthers] = toOthers;
    facts[SafetyFact::Instant] = wish.speed == TransferSpeed::Instant;
    facts[SafetyFact::AmountFen] = wish.amount.minor;
    facts[SafetyFact::DayTotalFen] = (wish.customer.dayTotal + wish.amount).minor;
    facts[SafetyFact::KioskDayTotalFen] = (wish.customer.kioskDayTotal + wish.amount).minor;
    facts[SafetyFact::BalanceFen] = dayAgo.minor;
    facts[SafetyFact::LeavingPercent] = percentRoundedUp(wish.from.leftLastDay + wish.amount, dayAgo);
    facts[SafetyFact::DaysSinceKioskTransfer] = daysSinceKioskTransfer(wish);
    facts[SafetyFact::DepositBrokenToday] = wish.customer.depositBrokenToday;
    facts[SafetyFact::FromLockedSavings] = wish.from.kind == AccountKind::LockedSavings;
    facts[SafetyFact::PayeeNew] = toOthers && wish.payee.isNew;
    facts[SafetyFact::PayeeSaved] = toOthers && !wish.payee.isNew;
    facts[SafetyFact::ContactNamed] = !wish.customer.trustedContact.isEmpty();
    facts[SafetyFact::ContactSuspected] = wish.customer.trustedContactId == wish.payee.id;
    return facts;
}

SafetyFacts safetyFactsOf(const PayeeCheck& check) {
    SafetyFacts facts;
    facts[SafetyFact::PayeeNew] = check.payee.isNew;
    facts[SafetyFact::PayeeSaved] = !check.payee.isNew;
    facts[SafetyFact::PayeeWatchListed] = check.watchListed;
    facts[SafetyFact::PayeeNameMismatch] = check.name == NameMatch::Mismatch;
    return facts;
}

Money mostOf(const TransferWish& wish, const SafetyRules& rules) {
    if (wish.payee.own) return wish.from.available;
    const Money left = std::max(Money{}, wish.customer.kioskDayLimit - wish.customer.kioskDayTotal);
    std::int64_t most = std::min(wish.from.available, left).minor;
    if (!isLimited(wish, most, rules)) return Money{most};
    // The most between an amount that is not limited and one that is. A limit that holds for nothing at all is found
    // at zero.
    std::int64_t least = 0;
    while (most - least > 1) {
        const std::int64_t middle = least + (most - least) / 2;
        (isLimited(wish, middle, rules) ? most : least) = middle;
    }
    return Money{least};
}

QStringList holdsOf(const Assessment& assessment) {
    QStringList rules;
    for (const Check& check : assessment.checks) {
        if (check.holdHours > 0) rules << check.ruleId;
    }
    return rules;
}

QString contactToldOf(const TransferWish& wish, const SafetyRules& rules) {
    SafetyFacts facts = safetyFactsOf(wish);
    const Assessment before = assess(facts, rules);
    facts[SafetyFact::HoldPlaced] = before.holdHours() > 0;
    return assess(facts, rules).check(u"EL-08") ? wish.customer.trustedContact : QString();
}

}  // namespace evergreen
