// A year of statement lines for one account, made up: the same person and day give the same lines. Pure.
#pragma once

#include "backend/bank_sandbox/ledger.h"
#include "backend/bank_sandbox/people.h"

#include <vector>

namespace evergreen {

inline constexpr int historyMonths = 12;
inline constexpr int pensionDay = 15;

/// The days of the last twelve pensions up to `today`, oldest first.
std::vector<QDate> pensionDays(const QDate& today);

/// Oldest first, its first line the opening balance, so that the lines add up to the account's balance. Other accounts
/// than passbook and card have only the opening.
std::vector<Ledger::Posting> historyOf(const Person& person, const PersonAccount& account, const QString& accountId,
                                       const QDate& today);

}  // namespace evergreen
