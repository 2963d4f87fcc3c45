#include "kiosk/audit_log/audit_trail.h"
#include "kiosk/bank/play_bank.h"
#include "kiosk/journal/journal.h"
#include "kiosk/services/menu.h"
#include "kiosk/services/practice_room.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

/// All that can be practised: every service but this one, and complaining, which is always meant.
std::vector<const Service*> practicable() {
    std::vector<const Service*> some;
    for (const Service& service : serviceTable()) {
        if (service.run != &practice && service.run != &complain) some.push_back(&service);
    }
    return some;
}

PageHead headOfPractice() {
    auto head = headOf("practice.which", "practice.label", "practice.explain");
    head.say = {text("practice.say")};
    return head;
}

}  // namespace

QCoro::Task<Result<>> practice(ServiceContext context) {
    PracticeDialogue dialogue(context.dialogue);
    PracticeReceipts receipts(context.receipts);
    PlayBank bank(context.clock.now().toLocalTime().date());
    Journal memory(QStringLiteral(":memory:"));
    NoAudit nothingReal;
    VisitRecord forgotten;
    const ServiceContext play{dialogue,         bank,      memory,        nothingReal, receipts, context.clock,
                              context.customer, forgotten, context.safety};

    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto chosen = co_await chooseService(dialogue, headOfPractice(), menuEntries(practicable()));
        if (!chosen) co_return {};
        const auto done = co_await (*chosen)->run(play);
        if (!done) co_return done.failure();
        if (dialogue.ended()) co_return {};
    }
    co_return {};
}

}  // namespace evergreen
