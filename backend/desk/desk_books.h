// All that the desk keeps, over one connection to its database: each thread of the desk has books of its own.
#pragma once

#include "backend/desk/complaints.h"
#include "backend/desk/kept_reports.h"
#include "backend/desk/kiosk_certificates.h"
#include "backend/desk/numbered_notes.h"
#include "backend/desk/rate_limit.h"
#include "backend/desk/reviews.h"
#include "backend/desk/rollout_book.h"
#include "backend/desk/staff_sessions.h"
#include "backend/desk/tickets.h"
#include "kiosk/base/clock.h"

#include <functional>

namespace evergreen::desk {

struct BookOptions {
    QString database{};                               ///< as Database::open() takes it
    std::chrono::milliseconds escalateAfter{60'000};  ///< HLP-01
};

class DeskBooks {
public:
    /// The clock outlives the books.
    DeskBooks(BookOptions options, const Clock& clock);

    /// Opens the database and brings its tables up to date. StorageFault, ConfigBad.
    Result<> open();

    /// All of `work` or nothing of it, with the events and audit entries it noted. StorageFault; then the connection
    /// has been looked after, and the same may be tried again.
    Result<> inOneGo(const std::function<void()>& work);

    std::int64_t now() const { return m_clock.now().toMSecsSinceEpoch(); }
    std::chrono::milliseconds monotonic() const { return m_clock.monotonic(); }
    const BookOptions& options() const { return m_options; }

private:
    BookOptions m_options;
    const Clock& m_clock;

public:
    Database database;
    NumberedNotes notes{database};
    BranchRegister branches{database};
    Staff staff{database};
    StaffSessions sessions{database};
    RateLimit limits{database};
    Tickets tickets;
    WorkCalendar calendar{};
    Complaints complaints{database, notes, calendar};
    KeptReports reports{database, branches, complaints};
    RolloutBook rollouts{database, branches, notes};
    KioskCertificates certificates{database};
    Submissions submissions{database, notes};
    Reviews reviews{database, submissions};
};

}  // namespace evergreen::desk
