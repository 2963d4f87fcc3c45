// Calls for help: new → taken → arrived → solved, or withdrawn by the customer; passed on while nobody takes them. Each
// step is one conditional UPDATE, so of several who press at once, in whichever instance of the desk, exactly one wins.
// Runs in its caller's transaction.
#pragma once

#include "backend/desk/branch_register.h"
#include "backend/desk/help_message.h"
#include "backend/desk/numbered_notes.h"
#include "backend/desk/ticket.h"

#include <chrono>
#include <optional>

namespace evergreen::desk {

struct Helper {
    QString id{};
    QString name{};
};

struct TicketStep {
    std::int64_t at = 0;
    QString what{};
    QString who{};
    bool operator==(const TicketStep&) const = default;
};

enum class Step { Done, Unknown, Closed, NotYours, TakenByOther };

class Tickets {
public:
    static constexpr int listedMax = 500;
    static constexpr int pageMax = 100;
    static constexpr int escalationMost = 2;
    static constexpr std::chrono::hours toldAgainFor{1};  ///< who called before that has gone

    Tickets(Database& database, BranchRegister& branches, NumberedNotes& notes, std::chrono::milliseconds escalateAfter)
        : m_database(database), m_branches(branches), m_notes(notes), m_escalateAfter(escalateAfter) {}

    /// What a kiosk told: the same told again changes nothing. False when the call is another kiosk's.
    bool hear(const Kiosk& kiosk, const HelpMessage& help, std::int64_t now);

    Step take(const QString& call, const Helper& who, int etaSeconds, std::int64_t now);
    Step release(const QString& call, const Helper& who, std::int64_t now);
    Step arrive(const QString& call, const Helper& who, std::int64_t now);
    /// `isManager`: may end what somebody else took, or nobody.
    Step solve(const QString& call, const Helper& who, bool isManager, const QString& outcome, std::int64_t now);

    /// What nobody took in time. Asked often, and needs no transaction.
    std::vector<Ticket> due(std::int64_t now);
    /// Passes one of them on; false when somebody was quicker.
    bool escalate(const Ticket& ticket, std::int64_t now);
    /// Passes all of them on; how many.
    int escalateDue(std::int64_t now);

    std::optional<Ticket> find(const QString& call);
    /// Also looks whether that branch may see it.
    std::optional<Ticket> findFor(const QString& branch, const QString& call);
    /// Open ones that this branch may see, the oldest first.
    std::vector<Ticket> openFor(const QString& branch);
    /// Ended ones of this branch, the newest first, received before `before` unless it is 0.
    std::vector<Ticket> closedOf(const QString& branch, std::int64_t before);
    /// What a kiosk that comes back may not know: the open ones, and those solved while it was away.
    std::vector<Ticket> toTell(std::int64_t now);
    std::vector<TicketStep> history(const QString& call);

private:
    std::vector<Ticket> select(const QString& where, std::initializer_list<QVariant> values);
    bool insert(const Kiosk& kiosk, const HelpMessage& help, std::int64_t now);
    Step whyNot(const QString& call, const Helper& who);
    /// Writes the step down and tells everybody who may see the ticket.
    void noteStep(const QString& call, const char* what, const QString& who, std::int64_t now);
    std::int64_t escalationOf(std::int64_t now) const { return now + m_escalateAfter.count(); }

    Database& m_database;
    BranchRegister& m_branches;
    NumberedNotes& m_notes;
    std::chrono::milliseconds m_escalateAfter;
};

}  // namespace evergreen::desk
