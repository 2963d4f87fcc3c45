// Complaints as work orders (CM-01 to CM-03): one named owner, a legal clock of 15, 30 or 60 days whose lengthening
// somebody else approves, a decision with its cause. Who made it may follow it, add to it and withdraw it. Each step is
// one conditional UPDATE in its caller's transaction.
#pragma once

#include "backend/desk/branch_register.h"
#include "backend/desk/complaint.h"
#include "backend/desk/numbered_notes.h"
#include "backend/desk/staff.h"

namespace evergreen::desk {

enum class ComplaintStep { Done, Unknown, Closed, NotYours, LastStage, NotAsked, OwnRequest, Enough };

/// As an API spells it: "done", "not-yours" …
QString wordOf(ComplaintStep step);

struct ComplaintPast {
    std::int64_t at = 0;
    QString what{};
    QString who{};
    QString detail{};
    bool operator==(const ComplaintPast&) const = default;
};

class Complaints {
public:
    static constexpr int listedMax = 200;
    static constexpr int repeatWithinDays = 30;
    static constexpr int additionsMax = 20;  ///< of one complaint, by who made it

    Complaints(Database& database, NumberedNotes& notes, const WorkCalendar& calendar)
        : m_database(database), m_notes(notes), m_calendar(calendar) {}

    /// The same key told again is the same complaint; nothing when the key is another branch's.
    std::optional<Complaint> open(const QString& branch, const NewComplaint& told, const QString& who,
                                  std::int64_t now);

    /// Handed over to somebody else, what the last owner asked for is asked no more.
    ComplaintStep own(const QString& number, const StaffMember& owner, const StaffMember& by, std::int64_t now);
    ComplaintStep askExtension(const QString& number, const StaffMember& by, const QString& reason, std::int64_t now);
    /// Four eyes: whoever owns the complaint cannot approve its extension.
    ComplaintStep answerExtension(const QString& number, const StaffMember& by, bool isApproved, std::int64_t now);
    ComplaintStep decide(const QString& number, const StaffMember& by, const QString& words, const QString& cause,
                         std::int64_t now);

    /// By who made it. The same words as the last time are done already: a tap may come twice.
    ComplaintStep add(const QString& number, const QString& words, std::int64_t now);
    ComplaintStep withdraw(const QString& number, std::int64_t now);
    /// What its slip's token leads to.
    std::optional<Complaint> followed(const QByteArray& token);
    /// In their order.
    std::vector<ComplaintPast> additions(const QString& number);

    /// CM-03: tells the branch of what is due in 5, 3 or 1 working days, or overdue; once each, and late when the desk
    /// was off on the day.
    void remind(std::int64_t now);

    std::optional<Complaint> findFor(const QString& branch, const QString& number);
    /// The nearest deadline first; closed ones the newest first.
    std::vector<Complaint> list(const QString& branch, bool isOpen);
    /// Received in these days, both included, in order.
    std::vector<Complaint> receivedIn(const QString& branch, QDate from, QDate to);
    std::vector<ComplaintPast> history(const QString& number);

    const WorkCalendar& calendar() const { return m_calendar; }

private:
    std::vector<Complaint> select(const QString& where, std::initializer_list<QVariant> values);
    std::optional<Complaint> find(const QString& number);
    QString nextNumber(QDate day);
    bool isRepeat(const QString& branch, const NewComplaint& told, QDate day);
    ComplaintStep whyNot(const QString& number, const StaffMember& by);
    void noteStep(const QString& number, const QString& what, const QString& who, const QString& detail,
                  std::int64_t now);

    Database& m_database;
    NumberedNotes& m_notes;
    const WorkCalendar& m_calendar;
};

}  // namespace evergreen::desk
