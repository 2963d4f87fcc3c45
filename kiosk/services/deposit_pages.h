// The pages and words of term deposits, as values. deposits.cpp and the files beside it ask them in turn.
#pragma once

#include "kiosk/services/money_order.h"
#include "kiosk/services/service_pages.h"

namespace evergreen {

/// The least that opens a deposit.
inline constexpr Money depositLeast = Money::yuan(50);

/// The deposits there are, then "a new one".
ChoicePage depositsPage(const std::vector<Deposit>& held);
/// `question`: for how long.
ChoicePage termsPage(PageHead head, const std::vector<DepositTerm>& terms);
AmountPage depositAmountPage(Money max, bool tooLittle);
ConfirmPage openDepositPage(const std::vector<Fact>& facts);
std::vector<Fact> openFacts(const DepositTerm& term, Money amount, const Account& payer);
OrderWords openWords(const std::vector<Fact>& facts, Money amount);

/// Option 0: leave it as it is. 1: renew when it matures. 2: take it out now. Renewing is left out where it is
/// arranged.
ChoicePage whatWithDepositPage(const Deposit& deposit);
ConfirmPage renewPage(const std::vector<Fact>& facts);
std::vector<Fact> renewFacts(const Deposit& deposit, const DepositTerm& term);
OrderWords renewWords(const std::vector<Fact>& facts);

/// What is lost by breaking it early. Primary: leave it in.
ConfirmPage breakWarningPage(const Deposit& deposit);
/// Somebody told you to? Primary: yes, and a human comes (Spec: EL-04, EL-07).
ConfirmPage whoseWishPage();
std::vector<Fact> breakFacts(const Deposit& deposit, const Account& into);
OrderWords breakWords(const std::vector<Fact>& facts, Money principal);

/// Parts of the service, each in a file of its own.
QCoro::Task<Result<Way>> openDeposit(ServiceContext context, std::vector<DepositTerm> terms);
QCoro::Task<Result<Way>> renewDeposit(ServiceContext context, Deposit deposit, std::vector<DepositTerm> terms);
QCoro::Task<Result<Way>> breakDeposit(ServiceContext context, Deposit deposit);

}  // namespace evergreen
