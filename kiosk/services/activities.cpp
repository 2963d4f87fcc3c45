#include "kiosk/services/account_words.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

constexpr const char* kWhere = "activities.label";

struct ActivityLook {
    const char* label;
    const char* picture;
};

ActivityLook lookOf(ActivityKind kind) {
    switch (kind) {
        case ActivityKind::PhoneClass:
            return {"activities.phone", "mobile"};
        case ActivityKind::FraudTalk:
            return {"activities.fraud", "shield"};
        case ActivityKind::HealthTalk:
            return {"activities.health", "health"};
        case ActivityKind::Calligraphy:
            return {"activities.calligraphy", "brush"};
        case ActivityKind::ParkWalk:
            return {"activities.walk", "leaf"};
    }
    return {"activities.phone", "mobile"};
}

ChoicePage listPage(const std::vector<Activity>& all) {
    ChoicePage page;
    page.head = headOf("activities.which", kWhere, "activities.explain");
    for (const Activity& each : all) {
        const ActivityLook look = lookOf(each.kind);
        const char* detail = each.seatsLeft > 0 ? "activities.when" : "activities.full";
        page.options.push_back({text(look.label), text(detail, each.on, each.at), QString::fromLatin1(look.picture)});
    }
    return page;
}

std::vector<Fact> factsOf(const Activity& activity) {
    return {{text("activities.what"), text(lookOf(activity.kind).label), {}},
            {text("receipt.date"), text("date", activity.on), {}},
            {text("activities.time"), text("activities.at", activity.at), {}},
            {text("activities.place"), text("activities.hall"), {}}};
}

ConfirmPage keepPage(const Activity& activity) {
    ConfirmPage page;
    page.head = headOf("activities.keep", kWhere, "activities.explain");
    page.facts = factsOf(activity);
    page.primary = {text("activities.keep.yes"), QStringLiteral("check")};
    page.secondary = {text("activities.keep.no"), QStringLiteral("cross")};
    return page;
}

QCoro::Task<Result<Way>> keepSeat(ServiceContext context, Activity activity) {
    if (activity.seatsLeft > 0) {
        const auto reply = co_await context.dialogue.ask(keepPage(activity));
        if (reply.isBack()) co_return Way::Back;
        if (!reply || *reply == Pressed::Secondary) co_return Way::Done;
        context.dialogue.show(workingOn(text(kWhere), text("activities.keeping")));
        const auto kept = co_await context.bank.signUp(activity.id);
        const bool isFull = !kept && kept.failure().code == FailureCode::BankRefused;
        if (!kept && !isFull) co_return kept.failure();
        if (kept) {
            ReceiptText slip{text("receipt.activity"), factsOf(activity), {text("activities.bring")}};
            slip.rows.push_back({text("activities.seat"), text("activities.seat.value", Ordinal{kept->seat}), {}});
            slip.rows.push_back({text("receipt.reference"), verbatim(kept->reference), {}});
            context.record.push_back(text("record.activity", text(lookOf(activity.kind).label)));
            co_await context.receipts.print(slip);
            co_return Way::Done;
        }
    }
    NoticePage full = tellPage(headOf("activities.noSeat", kWhere, "activities.explain"), "question",
                               {text("activities.noSeat.line")});
    const auto read = co_await context.dialogue.ask(std::move(full));
    co_return read.isBack() ? Way::Back : Way::Done;
}

}  // namespace

QCoro::Task<Result<>> activities(ServiceContext context) {
    context.dialogue.show(workingOn(text(kWhere), text("activities.working")));
    const auto all = co_await context.bank.activities();
    if (!all) co_return all.failure();
    if (all->empty()) {
        NoticePage none =
            tellPage(headOf("activities.none", kWhere, "activities.explain"), "sprig", {text("activities.none.line")});
        (void)co_await context.dialogue.ask(std::move(none));
        co_return {};
    }
    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto chosen = co_await context.dialogue.ask(listPage(*all));
        if (!chosen) co_return {};
        const auto way = co_await keepSeat(context, (*all)[static_cast<std::size_t>(*chosen)]);
        if (!way) co_return way.failure();
        if (*way == Way::Done) co_return {};
    }
    co_return {};
}

}  // namespace evergreen
