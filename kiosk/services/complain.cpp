#include "kiosk/services/account_words.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

#include <algorithm>
#include <array>

namespace evergreen {

namespace {

constexpr const char* kWhere = "complain.label";

struct Kind {
    ComplaintKind kind;
    const char* label;
    const char* picture;
};

constexpr std::array kKinds{
    Kind{ComplaintKind::Machine, "complain.machine", "plug"},
    Kind{ComplaintKind::Waiting, "complain.waiting", "clock"},
    Kind{ComplaintKind::Service, "complain.service", "staff"},
    Kind{ComplaintKind::Fee, "complain.fee", "coins"},
    Kind{ComplaintKind::Information, "complain.information", "info"},
    Kind{ComplaintKind::Privacy, "complain.privacy", "shield"},
    Kind{ComplaintKind::Other, "complain.other", "question"},
};

ChoicePage whatPage() {
    ChoicePage page;
    page.head = headOf("complain.what", kWhere, "complain.what.explain");
    // Of nobody's business but the customer's, whoever helps.
    page.head.isFenced = true;
    for (const Kind& kind : kKinds) {
        page.options.push_back({text(kind.label), {}, QString::fromLatin1(kind.picture)});
    }
    return page;
}

/// What was being done, where that is known.
std::vector<Fact> factsOf(const Kind& kind, const ComplaintAbout& about) {
    std::vector<Fact> facts{{text("complain.fact.what"), text(kind.label), {}}};
    const auto services = serviceTable();
    const auto during = std::find_if(services.begin(), services.end(), [&](const Service& service) {
        return about.service == QLatin1String(service.id);
    });
    if (during != services.end()) facts.push_back({text("complain.fact.during"), text(during->label), {}});
    return facts;
}

ConfirmPage surePage(const Kind& kind, const ComplaintAbout& about) {
    ConfirmPage page;
    page.head = headOf("complain.sure", kWhere, "complain.sure.explain");
    page.picture = QStringLiteral("speech");
    page.body = text("complain.sure.body");
    page.facts = factsOf(kind, about);
    page.primary = {text("complain.sure.yes"), QStringLiteral("check")};
    page.secondary = {text("complain.sure.no"), QStringLiteral("cross")};
    return page;
}

NoticePage counterPage(const char* question) {
    return tellPage(headOf(question, kWhere, "complain.counter.explain"), "staff-coming",
                    {text("complain.counter"), text("complain.phone")}, Tone::Attention);
}

std::vector<Fact> toldFacts(const ComplaintTold& told, const Kind& kind) {
    if (told.fate == ComplaintTold::Fate::Kept) {
        return {{text("complain.fact.reference"), verbatim(told.reference), {}, true},
                {text("complain.fact.what"), text(kind.label), {}}};
    }
    return {{text("complain.fact.number"), verbatim(told.number), {}, true},
            {text("complain.fact.what"), text(kind.label), {}},
            {text("complain.fact.due"), text("date", told.due), {}}};
}

ReceiptText slipOf(const ComplaintTold& told, std::vector<Fact> facts, const QDate& today) {
    ReceiptText slip{text("receipt.complaint"), std::move(facts), {}};
    slip.rows.push_back({text("receipt.date"), text("date", today), {}});
    if (told.fate == ComplaintTold::Fate::Kept) slip.notes.push_back(text("complain.slip.kept"));
    slip.notes.push_back(text(told.follow.isEmpty() ? "complain.slip.counter" : "complain.slip.follow"));
    if (!told.follow.isEmpty()) slip.notes.push_back(text("complain.slip.withdraw"));
    slip.follow = told.follow;
    return slip;
}

QCoro::Task<Result<>> tell(ServiceContext context, Kind kind) {
    context.dialogue.show(workingOn(text(kWhere), text("complain.working")));
    const auto told = co_await context.complaints->tell(kind.kind, context.about);
    if (told.fate == ComplaintTold::Fate::NotKept) {
        (void)co_await context.dialogue.ask(counterPage("complain.notKept"));
        co_return {};
    }
    const bool isKept = told.fate == ComplaintTold::Fate::Kept;
    context.record.push_back(text(isKept ? "record.complaintKept" : "record.complaint"));
    auto page = donePage(headOf(isKept ? "complain.kept" : "complain.done", kWhere, "complain.done.explain"),
                         toldFacts(told, kind));
    page.head.say = {text("complain.say")};
    const auto reply = co_await context.dialogue.ask(page);
    // Pressed nothing: the visit is over, and the paper is what is left of it.
    if (reply && *reply == Pressed::Secondary) co_return {};
    ReceiptText slip = slipOf(told, page.facts, context.clock.now().toLocalTime().date());
    co_await context.receipts.print(std::move(slip));
    co_return {};
}

}  // namespace

QCoro::Task<Result<>> complain(ServiceContext context) {
    if (!context.complaints || !context.complaints->isThere()) {
        (void)co_await context.dialogue.ask(counterPage("complain.nobody"));
        co_return {};
    }
    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto chosen = co_await context.dialogue.ask(whatPage());
        if (!chosen) co_return {};
        const Kind kind = kKinds[static_cast<std::size_t>(*chosen)];
        const auto reply = co_await context.dialogue.ask(surePage(kind, context.about));
        if (reply.isBack()) continue;
        if (!reply || *reply == Pressed::Secondary) co_return {};
        const auto told = co_await tell(context, kind);
        co_return told;
    }
    co_return {};
}

}  // namespace evergreen
