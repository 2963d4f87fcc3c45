// A customer's accounts, statement and pension, as the bank tells them. Facts only: nobody here fetches or shows them.
// Numbers arrive masked by the bank (Spec: PV-01, first six and last four digits); ids are opaque words of the bank.
#pragma once

#include "kiosk/base/money.h"

#include <optional>
#include <vector>

#include <QDate>
#include <QDateTime>
#include <QString>

namespace evergreen {

enum class AccountKind { Passbook, Card, TermDeposit, Bond, LockedSavings, SocialSecurity };

struct Account {
    QString id;
    AccountKind kind = AccountKind::Passbook;
    QString maskedNumber;            ///< "999999*********0014"
    Money balance;                   ///< what the account holds
    Money available;                 ///< what may leave it now at a kiosk; zero for term, bond, locked, social security
    Money leftLastDay;               ///< what left it to others in the last 24 hours (Spec: EL-03)
    int rateBasisPoints = 0;         ///< yearly interest, 95 = 0.95 %
    std::optional<QDate> maturesOn;  ///< term deposits and bonds
    bool lossReported = false;       ///< its card or book is stopped

    bool operator==(const Account&) const = default;
};

enum class StatementKind { Pension, TransferIn, TransferOut, Withdrawal, Deposit, Purchase, Bill, Interest, Other };

struct StatementLine {
    QString id;
    QDateTime at;  ///< UTC
    StatementKind kind = StatementKind::Other;
    Money amount;  ///< negative when money left
    Money balanceAfter;
    QString text;  ///< the bank's words, names masked; may be empty

    bool operator==(const StatementLine&) const = default;
};

struct StatementPage {
    std::vector<StatementLine> lines;  ///< newest first, at most `linesMax`
    int page = 1;                      ///< counted from 1
    int pages = 1;

    static constexpr int linesMax = 20;
    bool operator==(const StatementPage&) const = default;
};

enum class PensionItemKind { Basic, Annuity, Over80 };

struct PensionItem {
    PensionItemKind kind = PensionItemKind::Basic;
    Money amount;

    bool operator==(const PensionItem&) const = default;
};

struct PensionArrival {
    QDate on;
    QString accountId;  ///< where it arrived
    std::vector<PensionItem> items;
    Money total;  ///< the sum of the items; the client has checked it

    bool operator==(const PensionArrival&) const = default;
};

struct Pension {
    std::vector<PensionArrival> arrivals;     ///< newest first, at most twelve; empty for who draws none
    std::optional<QDate> nextOn;              ///< none for who draws none
    Money medicalAccount;                     ///< balance of the personal medical account
    std::optional<QDate> certificationDueBy;  ///< yearly proof of life; none when not due

    bool operator==(const Pension&) const = default;
};

}  // namespace evergreen
