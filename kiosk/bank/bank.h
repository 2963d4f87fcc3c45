// The bank as a visit sees it: one customer's session at a time, each call a question with a time limit. Owned by main,
// outlives every visit and every task it hands out. It is no screen, no safety rule and no journal: who moves money
// writes the intent first.
//
// Unless a function says otherwise its failures are BankUnreachable, BankSlow, BankGarbage, BankRefused (detail holds
// the bank's reason code) and, inside a session, BankSignedOut.
#pragma once

#include "kiosk/bank/account.h"
#include "kiosk/bank/bill.h"
#include "kiosk/bank/branch.h"
#include "kiosk/bank/card_proof.h"
#include "kiosk/bank/delegation.h"
#include "kiosk/bank/deposit.h"
#include "kiosk/bank/session.h"
#include "kiosk/bank/transfer.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <vector>

#include <QCoroTask>

namespace evergreen {

class Bank {
public:
    virtual ~Bank() = default;

    /// Fetches the visit's PIN key and so warms the connection while the card is still being read.
    virtual QCoro::Task<Result<PinKey>> signOn() = 0;

    /// Card and PIN against the bank. A wrong PIN is a proper answer (PinRefused); BankRefused for a card the bank does
    /// not know or has stopped.
    virtual QCoro::Task<Result<SignIn>> openSession(CardIdentity card, PinBlock pin) = 0;

    /// The session's card proves itself; a verdict against it is a proper answer. `key` as of an order. After any
    /// failure but BankRefused and BankSignedOut the bank may have approved: reverseCard().
    virtual QCoro::Task<Result<CardVerdict>> authoriseCard(QString key, CardProof proof) = 0;

    /// Tells how the card took the verdict, for the bank's record; it decides nothing any more. Needs no session; the
    /// same may be repeated.
    virtual QCoro::Task<Result<>> reportCardEnd(QString key, CardEnd end) = 0;

    /// Takes an approval back, and closes a key that never arrived. Needs no session; may be repeated.
    virtual QCoro::Task<Result<>> reverseCard(QString key, CardReversal why) = 0;

    /// The facts as they are now.
    virtual QCoro::Task<Result<SessionFacts>> sessionFacts() = 0;

    /// Keeps the customer's settings with the card (at most 256 characters).
    virtual QCoro::Task<Result<>> keepComfort(QString token) = 0;

    /// Whom the customer trusts: one of payees(), or nobody for an empty id. BankRefused "payee-unknown".
    virtual QCoro::Task<Result<>> trust(QString payeeId) = 0;

    virtual QCoro::Task<Result<std::vector<Account>>> accounts() = 0;

    /// `page` counts from 1, newest lines first.
    virtual QCoro::Task<Result<StatementPage>> statement(QString accountId, int page) = 0;

    virtual QCoro::Task<Result<Pension>> pension() = 0;

    /// Own accounts that may receive, then saved payees.
    virtual QCoro::Task<Result<std::vector<Payee>>> payees() = 0;

    /// What the bank knows of a typed number; `expectedName` as the customer says it, or empty. An unknown number is
    /// BankRefused "payee-unknown".
    virtual QCoro::Task<Result<PayeeCheck>> checkPayee(QString number, QString expectedName) = 0;

    /// Moves money. OutcomeUnknown: the request may have left and no readable answer came; ask transferByKey(), or send
    /// the same order with the same key again. Any other failure: certainly not moved.
    virtual QCoro::Task<Result<TransferOutcome>> transfer(TransferOrder order) = 0;

    /// Leaves one errand to somebody. May be repeated. BankRefused "helper-unknown" and what a transfer is refused for.
    virtual QCoro::Task<Result<>> delegate(Delegation delegation) = 0;

    /// Today's errands that others have left to this customer.
    virtual QCoro::Task<Result<std::vector<Errand>>> errands() = 0;

    /// Moves the money of who left the errand, as transfer().
    virtual QCoro::Task<Result<OrderOutcome>> carryOut(ErrandOrder order) = 0;

    /// Bills not yet paid, the one due first at the front.
    virtual QCoro::Task<Result<std::vector<Bill>>> bills() = 0;

    virtual QCoro::Task<Result<std::vector<TransitCard>>> transitCards() = 0;

    /// The terms for which a deposit may be opened, the shortest first.
    virtual QCoro::Task<Result<std::vector<DepositTerm>>> depositTerms() = 0;

    /// The customer's term deposits, the one that matures first at the front.
    virtual QCoro::Task<Result<std::vector<Deposit>>> deposits() = 0;

    /// Stops an account's card or book. May be repeated: the report stays the same.
    virtual QCoro::Task<Result<LossReport>> reportLost(QString accountId) = 0;

    /// These need no session: whoever walks in may ask.
    virtual QCoro::Task<Result<QueueTicket>> takeTicket(QueueWindow window) = 0;
    /// The next classes and outings of the branch, the first at the front.
    virtual QCoro::Task<Result<std::vector<Activity>>> activities() = 0;
    /// BankRefused "full" when no seat is left.
    virtual QCoro::Task<Result<SignUp>> signUp(QString activityId) = 0;
    virtual QCoro::Task<Result<>> rateVisit(Smile smile) = 0;
    /// Counts that a lesson was watched to its end.
    virtual QCoro::Task<Result<>> noteLesson(QString lessonId) = 0;

    /// Moves money, at once; its word is as sure and unsure as transfer()'s.
    virtual QCoro::Task<Result<OrderOutcome>> pay(PaymentOrder order) = 0;

    /// What became of the key of a transfer or payment. Needs no session: it settles, after a restart, what an earlier
    /// visit left open. Also closes a key never seen, so that an order still on its way can no longer move money.
    virtual QCoro::Task<Result<TransferFinding>> transferByKey(QString idempotencyKey) = 0;

    /// Transfers not yet executed.
    virtual QCoro::Task<Result<std::vector<PendingTransfer>>> pendingTransfers() = 0;

    /// Takes back a pending transfer. May be repeated: an already revoked one is Revoked. OutcomeUnknown like
    /// transfer().
    virtual QCoro::Task<Result<Revocation>> revokeTransfer(QString reference) = 0;

    /// Orders of this customer, at any kiosk, whose end is known and was not yet told, the oldest first.
    virtual QCoro::Task<Result<std::vector<OrderNews>>> orderNews() = 0;

    /// The customer has been told; may be repeated.
    virtual QCoro::Task<Result<>> newsTold(QString idempotencyKey) = 0;

    /// For an order that never arrived and whose key transferByKey() has closed: who is to be told of it at the next
    /// sign-in. Needs no session; may be repeated.
    virtual QCoro::Task<Result<>> leaveNews(QString idempotencyKey, QString customerId) = 0;

    /// Ends the session at the bank and forgets its token here whatever the bank says. Always allowed.
    virtual QCoro::Task<Result<>> closeSession() = 0;
};

}  // namespace evergreen
