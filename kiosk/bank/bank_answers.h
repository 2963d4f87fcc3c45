// The bank's JSON turned into values, field by field, as backend/api/bank.yaml says. Pure functions; anything that the
// document does not allow is BankGarbage. A number that arrives with more digits than a mask leaves is refused as well.
#pragma once

#include "kiosk/bank/account.h"
#include "kiosk/bank/bill.h"
#include "kiosk/bank/branch.h"
#include "kiosk/bank/card_proof.h"
#include "kiosk/bank/delegation.h"
#include "kiosk/bank/deposit.h"
#include "kiosk/bank/session.h"
#include "kiosk/bank/transfer.h"
#include "kiosk/base/result.h"

#include <vector>

#include <QByteArray>

namespace evergreen {

struct OpenedSession {
    QByteArray token;
    Session session;
};

struct BankError {
    QString code;                  ///< "payee-unknown"
    std::optional<int> triesLeft;  ///< with "pin-wrong" and "pin-blocked"
};

Result<OpenedSession> parseSession(const QByteArray& body);
Result<SessionFacts> parseFacts(const QByteArray& body);
Result<std::vector<Account>> parseAccounts(const QByteArray& body);
Result<StatementPage> parseStatement(const QByteArray& body);
Result<Pension> parsePension(const QByteArray& body);
Result<std::vector<Payee>> parsePayees(const QByteArray& body);
Result<PayeeCheck> parsePayeeCheck(const QByteArray& body);
Result<std::vector<Errand>> parseErrands(const QByteArray& body);
Result<std::vector<Bill>> parseBills(const QByteArray& body);
Result<std::vector<TransitCard>> parseTransitCards(const QByteArray& body);
Result<std::vector<DepositTerm>> parseDepositTerms(const QByteArray& body);
Result<std::vector<Deposit>> parseDeposits(const QByteArray& body);
Result<LossReport> parseLossReport(const QByteArray& body);
Result<QueueTicket> parseTicket(const QByteArray& body);
Result<std::vector<Activity>> parseActivities(const QByteArray& body);
Result<SignUp> parseSignUp(const QByteArray& body);
Result<TransferAccepted> parseTransfer(const QByteArray& body);
Result<TransferFinding> parseFinding(const QByteArray& body);
Result<std::vector<PendingTransfer>> parsePending(const QByteArray& body);
Result<Revocation> parseRevocation(const QByteArray& body);
Result<std::vector<OrderNews>> parseOrderNews(const QByteArray& body);
/// BankGarbage also for what is longer than a card or terminal takes.
Result<CardVerdict> parseCardVerdict(const QByteArray& body);
Result<BankError> parseError(const QByteArray& body);

/// As the API spells them.
const char* paymentWord(PaymentKind kind);
const char* windowWord(QueueWindow window);
const char* smileWord(Smile smile);

/// The refusal that a reason code of the API stands for; nothing for a code that is none.
std::optional<TransferRefusal> transferRefusal(const QString& code);

}  // namespace evergreen
