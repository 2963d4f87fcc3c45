// What customers come for, one after the other, with a card or without; and what is told when it fails.
#include "kiosk/services/menu.h"
#include "kiosk/services/service_audit.h"
#include "kiosk/visit/failure_notice.h"
#include "kiosk/visit/reception.h"
#include "kiosk/visit/visit_audit.h"
#include "kiosk/visit/visit_pages.h"

namespace evergreen {

namespace {

using namespace std::chrono_literals;

/// One customer's errands; the next one may come back with the card again.
constexpr int kErrandsMax = 50;

/// So long a customer waits without being told of it. docs/accessibility.md: progress after 0.5 s
constexpr auto kProgressAfter = 500ms;

bool isComplaint(const Service& service) {
    return service.run == complainService().run;
}

}  // namespace

QCoro::Task<> Reception::lobby() {
    m_turning.reset();
    m_record.clear();
    m_about = {};
    m_staff.dialogue.beginLobby();
    m_staff.audit.note(evergreen::visitBegun(false));
    Q_EMIT visitBegun();
    const Session nobody;
    for (int errands = 0; errands < kErrandsMax && !m_staff.dialogue.ended(); ++errands) {
        const auto chosen =
            co_await chooseService(m_staff.dialogue, lobbyHead(m_branch), menuEntries(servicesWithoutCard()));
        if (!chosen) break;
        const auto done = co_await run(**chosen, contextFor(nobody, {}));
        if (done.ok() || m_staff.dialogue.ended()) continue;
        const bool isThere = co_await tellFailure(done.failure(), contextFor(nobody, {}));
        if (!isThere) break;
    }
    m_staff.dialogue.endVisit(VisitEnd::GivenUp);
    m_staff.audit.note(visitEnded(m_staff.dialogue.ended(), {}));
}

QCoro::Task<Result<>> Reception::errands(Session customer) {
    std::vector<Text> finished;
    m_about = {};
    for (int errands = 0; errands < kErrandsMax; ++errands) {
        const bool isAsked = co_await m_memory->askToKeep();
        if (!isAsked) co_return {};
        const auto entries = co_await menu();
        const auto chosen = co_await chooseService(m_staff.dialogue, menuHead(customer), entries);
        if (!chosen) co_return {};
        const Service& service = **chosen;
        const std::size_t before = m_record.size();
        const auto done = co_await run(service, contextFor(customer, finished));
        // What the family reads is not whether somebody complained.
        if (m_record.size() > before && !isComplaint(service)) finished.push_back(text(service.label));
        if (done.ok()) continue;
        if (done.failure().visitMay() == VisitMay::NotContinue) co_return done.failure();
        const bool isThere = co_await tellFailure(done.failure(), contextFor(customer, finished));
        if (!isThere) co_return {};
    }
    co_return {};
}

ServiceContext Reception::contextFor(const Session& customer, std::span<const Text> done) {
    return {m_staff.dialogue, m_staff.bank, m_staff.journal, m_staff.audit, m_staff.receipts,   m_staff.clock,
            customer,         m_record,     m_staff.safety,  done,          m_staff.complaints, m_about};
}

QCoro::Task<std::vector<MenuEntry>> Reception::menu() {
    // A bank that answers at once needs no page that flashes by.
    const auto slow = m_staff.clock.alarm(kProgressAfter, [this] { m_staff.dialogue.show(preparingMenuPage()); });
    Waiting waiting;
    const auto transfers = co_await m_staff.bank.pendingTransfers();
    if (transfers) waiting.transfers = *transfers;
    const auto errands = co_await m_staff.bank.errands();
    if (errands) waiting.errands = *errands;
    co_return menuWith(waiting);
}

/// A complaint that follows is about it, unless it is one.
QCoro::Task<Result<>> Reception::run(Service service, ServiceContext context) {
    const auto done = co_await runAudited(service, context);
    if (!isComplaint(service)) m_about = {{}, QString::fromLatin1(service.id)};
    co_return done;
}

/// False when the visit is over. At the point of failure the customer may say so.
QCoro::Task<bool> Reception::tellFailure(Failure failure, ServiceContext context) {
    NoticePage page = failureNotice(failure);
    m_about.page = QString::fromLatin1(page.head.question.id);
    context.about = m_about;
    if (m_staff.complaints && m_staff.complaints->isThere()) offerComplaint(page);
    const auto read = co_await m_staff.dialogue.ask(std::move(page));
    if (read.isEnded()) co_return false;
    if (read && *read == Pressed::Secondary) (void)co_await run(complainService(), context);
    co_return !m_staff.dialogue.ended();
}

}  // namespace evergreen
