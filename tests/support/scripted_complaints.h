// A branch desk for complaints that answers as it is told to, and notes what it heard.
#pragma once

#include "kiosk/services/complaint_desk.h"

#include <vector>

namespace evergreen {

class ScriptedComplaints final : public ComplaintDesk {
public:
    bool isThere() const override { return isOpen; }
    QCoro::Task<ComplaintTold> tell(ComplaintKind kind, ComplaintAbout about) override {
        kinds.push_back(kind);
        abouts.push_back(about);
        co_return ComplaintTold(answer);
    }

    bool isOpen = true;
    ComplaintTold answer{.fate = ComplaintTold::Fate::Received,
                         .number = QStringLiteral("2026-000012"),
                         .due = QDate(2026, 3, 31),
                         .follow = QStringLiteral("https://desk.example/c/0123456789abcdef0123456789abcdef")};
    std::vector<ComplaintKind> kinds;
    std::vector<ComplaintAbout> abouts;
};

}  // namespace evergreen
