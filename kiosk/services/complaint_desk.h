// Where a complaint goes, as a service sees it. The kiosk's own is KioskComplaints.
#pragma once

#include <QCoroTask>
#include <QDate>
#include <QString>

namespace evergreen {

/// What a customer may say has happened; the desk knows more words than are asked here.
enum class ComplaintKind { Machine, Waiting, Service, Fee, Information, Privacy, Other };

/// Where it happened: of the service before it, and of the failure that was shown. Empty: not known.
struct ComplaintAbout {
    QString page = {};     ///< message id
    QString service = {};  ///< id
    bool operator==(const ComplaintAbout&) const = default;
};

/// What became of it, never what is hoped for.
struct ComplaintTold {
    enum class Fate {
        Received,  ///< the desk has given a number
        Kept,      ///< on this machine's disk; told as soon as the desk is there
        NotKept    ///< neither
    };
    Fate fate = Fate::NotKept;
    QString number = {};     ///< Received: the desk's
    QDate due = {};          ///< Received: the last day for the answer
    QString reference = {};  ///< Kept: this machine's own digits
    QString follow = {};     ///< the page for the customer's phone, then and later; empty: there is none

    bool operator==(const ComplaintTold&) const = default;
};

class ComplaintDesk {
public:
    virtual ~ComplaintDesk() = default;

    /// False: nobody would ever hear it.
    virtual bool isThere() const = 0;
    /// Waits for the desk, but not long.
    virtual QCoro::Task<ComplaintTold> tell(ComplaintKind kind, ComplaintAbout about) = 0;
};

}  // namespace evergreen
