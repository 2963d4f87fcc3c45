#include "tests/safety/rule_rows.h"

namespace evergreen {

std::span<const char* const> demandedRuleIds() {
    static constexpr std::array ids{"UI-01", "UI-02", "UI-03", "UI-04", "TX-01", "TX-02", "TX-03",
                                    "TX-04", "TX-05", "EL-01", "EL-02", "EL-03", "EL-04", "EL-05",
                                    "EL-06", "EL-07", "EL-08", "EL-09", "PV-01", "CD-01"};
    return ids;
}

std::span<const RuleRow> ruleRows() {
    using F = SafetyFact;
    constexpr auto yuan = [](std::int64_t whole, std::int64_t fen = 0) { return Money::yuan(whole, fen).minor; };
    constexpr std::int64_t never = SafetyFacts::neverDays;
    static const std::vector<RuleRow> rows{
        {"UI-01", SafetyOutcome::Ask, {}, F::AgeYears, 60, 59},
        {"UI-01", SafetyOutcome::Ask, {{F::AgeYears, 30}}, F::ChoseElderMode, 1, 0},
        {"UI-02", SafetyOutcome::Go, {}, F::PageShown, 1, 0},
        {"UI-03", SafetyOutcome::Ask, {}, F::IdleSeconds, 120, 119},
        {"UI-04", SafetyOutcome::Human, {}, F::WantsCounter, 1, 0},
        {"TX-01", SafetyOutcome::Ask, {{F::Transfer, 1}}, F::ToOthers, 1, 0},
        {"TX-02", SafetyOutcome::Ask, {{F::ToOthers, 1}}, F::Instant, 1, 0},
        {"TX-02", SafetyOutcome::Ask, {{F::Instant, 1}}, F::ToOthers, 1, 0},
        {"TX-03", SafetyOutcome::Ask, {{F::Transfer, 1}}, F::ForeignLanguage, 1, 0},
        {"TX-03", SafetyOutcome::Ask, {{F::ForeignLanguage, 1}}, F::Transfer, 1, 0},
        {"TX-04", SafetyOutcome::Ask, {{F::ToOthers, 1}}, F::DayTotalFen, yuan(300'000, 1), yuan(300'000)},
        {"TX-04", SafetyOutcome::Ask, {{F::DayTotalFen, yuan(300'001)}}, F::ToOthers, 1, 0},
        {"TX-05", SafetyOutcome::Limit, {{F::ToOthers, 1}}, F::KioskDayTotalFen, yuan(50'000, 1), yuan(50'000)},
        {"TX-05", SafetyOutcome::Limit, {{F::KioskDayTotalFen, yuan(50'001)}}, F::ToOthers, 1, 0},
        {"EL-01", SafetyOutcome::Limit, {{F::ToOthers, 1}, {F::DaysSinceKioskTransfer, never}}, F::AgeYears, 65, 64},
        {"EL-01", SafetyOutcome::Limit, {{F::ToOthers, 1}, {F::AgeYears, 65}}, F::DaysSinceKioskTransfer, 1096, 1095},
        {"EL-01", SafetyOutcome::Limit, {{F::AgeYears, 85}, {F::DaysSinceKioskTransfer, never}}, F::ToOthers, 1, 0},
        {"EL-02",
         SafetyOutcome::Human,
         {{F::ToOthers, 1}, {F::PayeeNew, 1}, {F::AmountFen, yuan(5'000)}},
         F::AgeYears,
         70,
         69},
        {"EL-02",
         SafetyOutcome::Human,
         {{F::ToOthers, 1}, {F::PayeeNew, 1}, {F::AgeYears, 70}},
         F::AmountFen,
         yuan(5'000),
         yuan(4'999, 99)},
        {"EL-02",
         SafetyOutcome::Human,
         {{F::ToOthers, 1}, {F::AgeYears, 85}, {F::AmountFen, yuan(9'000)}},
         F::PayeeNew,
         1,
         0},
        {"EL-02",
         SafetyOutcome::Human,
         {{F::PayeeNew, 1}, {F::AgeYears, 85}, {F::AmountFen, yuan(9'000)}},
         F::ToOthers,
         1,
         0},
        {"EL-03", SafetyOutcome::Delay, {{F::ToOthers, 1}, {F::BalanceFen, yuan(50'000)}}, F::LeavingPercent, 51, 50},
        {"EL-03",
         SafetyOutcome::Delay,
         {{F::ToOthers, 1}, {F::LeavingPercent, 51}},
         F::BalanceFen,
         yuan(50'000),
         yuan(49'999, 99)},
        {"EL-03", SafetyOutcome::Delay, {{F::BalanceFen, yuan(50'000)}, {F::LeavingPercent, 90}}, F::ToOthers, 1, 0},
        {"EL-04", SafetyOutcome::Human, {{F::ToOthers, 1}}, F::PhoneCall, 1, 0},
        {"EL-04", SafetyOutcome::Human, {{F::PhoneCall, 1}}, F::ToOthers, 1, 0},
        {"EL-05", SafetyOutcome::Block, {}, F::PayeeWatchListed, 1, 0},
        {"EL-06", SafetyOutcome::Ask, {}, F::PayeeNameMismatch, 1, 0},
        {"EL-07", SafetyOutcome::Human, {{F::ToOthers, 1}}, F::DepositBrokenToday, 1, 0},
        {"EL-07", SafetyOutcome::Human, {{F::DepositBrokenToday, 1}}, F::ToOthers, 1, 0},
        {"EL-08", SafetyOutcome::Go, {{F::ContactNamed, 1}}, F::HoldPlaced, 1, 0},
        {"EL-08", SafetyOutcome::Go, {{F::HoldPlaced, 1}}, F::ContactNamed, 1, 0},
        {"EL-08", SafetyOutcome::Go, {{F::HoldPlaced, 1}, {F::ContactNamed, 1}}, F::ContactSuspected, 0, 1},
        {"EL-09", SafetyOutcome::Human, {}, F::FromLockedSavings, 1, 0},
        {"PV-01", SafetyOutcome::Go, {}, F::PrivateShown, 1, 0},
        {"CD-01", SafetyOutcome::Block, {}, F::StripeSwiped, 1, 0},
    };
    return rows;
}

}  // namespace evergreen
