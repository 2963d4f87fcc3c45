#include "kiosk/safety/safety_facts.h"

#include <algorithm>

#include <QLatin1String>

namespace evergreen {

namespace {

constexpr std::int64_t kYearsMost = 150;
constexpr std::int64_t kSecondsMost = 86'400;
constexpr std::int64_t kPercentMost = 1'000'000;  // a part may be many times a small whole
constexpr std::int64_t kFenMost = Money::yuan(Money::yuanMax).minor * 10;

constexpr std::array kTable{
    SafetyFactEntry{SafetyFact::AgeYears, "age-years", kYearsMost},
    SafetyFactEntry{SafetyFact::ChoseElderMode, "chose-elder-mode", 1},
    SafetyFactEntry{SafetyFact::ForeignLanguage, "foreign-language", 1},
    SafetyFactEntry{SafetyFact::PhoneCall, "phone-call", 1},
    SafetyFactEntry{SafetyFact::StaffJoined, "staff-joined", 1},
    SafetyFactEntry{SafetyFact::IdleSeconds, "idle-seconds", kSecondsMost},
    SafetyFactEntry{SafetyFact::WantsCounter, "wants-counter", 1},
    SafetyFactEntry{SafetyFact::PageShown, "page-shown", 1},
    SafetyFactEntry{SafetyFact::PrivateShown, "private-shown", 1},
    SafetyFactEntry{SafetyFact::StripeSwiped, "stripe-swiped", 1},
    SafetyFactEntry{SafetyFact::Transfer, "transfer", 1},
    SafetyFactEntry{SafetyFact::ToOthers, "to-others", 1},
    SafetyFactEntry{SafetyFact::Instant, "instant", 1},
    SafetyFactEntry{SafetyFact::AmountFen, "amount-fen", kFenMost},
    SafetyFactEntry{SafetyFact::DayTotalFen, "day-total-fen", kFenMost},
    SafetyFactEntry{SafetyFact::KioskDayTotalFen, "kiosk-day-total-fen", kFenMost},
    SafetyFactEntry{SafetyFact::BalanceFen, "balance-fen", kFenMost},
    SafetyFactEntry{SafetyFact::LeavingPercent, "leaving-percent", kPercentMost},
    SafetyFactEntry{SafetyFact::DaysSinceKioskTransfer, "days-since-kiosk-transfer", SafetyFacts::neverDays},
    SafetyFactEntry{SafetyFact::DepositBrokenToday, "deposit-broken-today", 1},
    SafetyFactEntry{SafetyFact::FromLockedSavings, "from-locked-savings", 1},
    SafetyFactEntry{SafetyFact::PayeeNew, "payee-new", 1},
    SafetyFactEntry{SafetyFact::PayeeSaved, "payee-saved", 1},
    SafetyFactEntry{SafetyFact::PayeeWatchListed, "payee-watch-listed", 1},
    SafetyFactEntry{SafetyFact::PayeeNameMismatch, "payee-name-mismatch", 1},
    SafetyFactEntry{SafetyFact::HoldPlaced, "hold-placed", 1},
    SafetyFactEntry{SafetyFact::ContactNamed, "contact-named", 1},
    SafetyFactEntry{SafetyFact::ContactSuspected, "contact-suspected", 1},
};
static_assert(kTable.size() == safetyFactCount);

}  // namespace

std::span<const SafetyFactEntry> safetyFactTable() {
    return kTable;
}

const SafetyFactEntry& entryOf(SafetyFact fact) {
    return kTable[static_cast<std::size_t>(fact)];
}

std::optional<SafetyFact> safetyFactNamed(QStringView name) {
    const auto* const found = std::find_if(
        kTable.begin(), kTable.end(), [&](const SafetyFactEntry& entry) { return name == QLatin1String(entry.name); });
    if (found == kTable.end()) return std::nullopt;
    return found->fact;
}

std::int64_t percentRoundedUp(Money part, Money whole) {
    constexpr std::int64_t all = 100;
    if (whole.minor <= 0) return part.minor > 0 ? all : 0;
    return std::min((part.minor * all + whole.minor - 1) / whole.minor, kPercentMost);
}

}  // namespace evergreen
