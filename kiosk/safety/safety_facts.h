// What the safety rules weigh: one whole number for each fact, named as the rule document names it. Made by services
// and by --explain-safety; plain values, nobody here fetches or asks anything.
#pragma once

#include "kiosk/base/money.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include <QStringView>

namespace evergreen {

/// Yes-or-no facts are 1 or 0. Zero is what is true of nobody and stands for "does not apply".
enum class SafetyFact {
    // who stands there, and how
    AgeYears,
    ChoseElderMode,
    ForeignLanguage,  ///< the pages are not in Chinese
    PhoneCall,        ///< detected, or the customer says so
    StaffJoined,
    IdleSeconds,
    WantsCounter,
    PageShown,
    PrivateShown,  ///< names, numbers or balances are on the glass
    StripeSwiped,  ///< the stripe of a card that has a chip
    // the money
    Transfer,
    ToOthers,  ///< a transfer that leaves the customer's own accounts
    Instant,
    AmountFen,
    DayTotalFen,       ///< to others today at every channel, this amount included
    KioskDayTotalFen,  ///< of these, at kiosks
    BalanceFen,        ///< of the account 24 hours ago: what it holds and what has left it since
    LeavingPercent,    ///< of that balance, within 24 hours, this amount included; rounded up
    DaysSinceKioskTransfer,
    DepositBrokenToday,
    FromLockedSavings,
    // to whom
    PayeeNew,
    PayeeSaved,
    PayeeWatchListed,
    PayeeNameMismatch,
    // what became of it
    HoldPlaced,
    ContactNamed,
    ContactSuspected,
};

inline constexpr std::size_t safetyFactCount = static_cast<std::size_t>(SafetyFact::ContactSuspected) + 1;

struct SafetyFactEntry {
    SafetyFact fact;
    const char* name;   ///< "amount-fen"
    std::int64_t most;  ///< 1: a yes or a no
    bool isFlag() const { return most == 1; }
};

/// Every fact in the order of the enum.
std::span<const SafetyFactEntry> safetyFactTable();
const SafetyFactEntry& entryOf(SafetyFact fact);
/// Nothing for a name that is no fact's.
std::optional<SafetyFact> safetyFactNamed(QStringView name);

class SafetyFacts {
public:
    /// Days that stand for "never".
    static constexpr std::int64_t neverDays = 100'000;

    std::int64_t operator[](SafetyFact fact) const { return m_values[static_cast<std::size_t>(fact)]; }
    std::int64_t& operator[](SafetyFact fact) { return m_values[static_cast<std::size_t>(fact)]; }
    bool operator==(const SafetyFacts&) const = default;

private:
    std::array<std::int64_t, safetyFactCount> m_values{};
};

/// The share of `whole` that `part` is, in percent, rounded up, so that "above 50" is true of the least bit more than
/// half. All of it where there is no whole.
std::int64_t percentRoundedUp(Money part, Money whole);

}  // namespace evergreen
