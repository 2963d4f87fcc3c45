// What the pages of many services have in common. Values only: no flow here.
#pragma once

#include "kiosk/services/service.h"

#include <optional>

namespace evergreen {

/// Going back and forth between the questions ends somewhere: then a human is better help.
inline constexpr int questionsMax = 60;

/// How one part of a service ended: the service is over, or the customer wants the question before it.
enum class Way { Done, Back };

PageHead headOf(const char* question, const char* where, const char* explain);

/// Says one thing; one button leads back to the menu.
NoticePage tellPage(PageHead head, const char* picture, std::vector<Text> lines, Tone tone = Tone::Calm);

/// Says that what was asked for is done; primary prints.
FactsPage donePage(PageHead head, std::vector<Fact> facts);

/// The account that pays: the card first, then the passbook; the first that holds as much. Nothing when none does.
std::optional<Account> payerOf(const std::vector<Account>& accounts, Money amount);
/// The most that one of them could pay.
Money mostPayable(const std::vector<Account>& accounts);
/// Where money may come back to: the card, else the passbook. Nothing where there is neither, or both are stopped.
std::optional<Account> currentAccountOf(const std::vector<Account>& accounts);
NoticePage notEnoughPage(const char* where);

/// "一共", large and in words.
Fact amountFact(const char* label, Money amount);
Fact fromFact(const Account& account);
/// To whom, by the masked name and the number's tail.
Fact toFact(Text name, const QString& maskedNumber);

/// 0.95 %, of hundredths of one per cent.
Percent rateOf(int basisPoints);

/// "1 年", "3 个月".
Text monthsText(int months);

}  // namespace evergreen
