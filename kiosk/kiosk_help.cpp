#include "kiosk/kiosk_help.h"

#include "kiosk/kiosk_help_words.h"

#include <QCoroTask>

namespace evergreen {

namespace {

HelpLimits limitsOf(const DeskPlace& desk) {
    HelpLimits limits;
    limits.escalateAfter = desk.escalateAfter;
    return limits;
}

std::unique_ptr<DeskLink> linkTo(const DeskEndpoint& endpoint, Clock& clock) {
    return endpoint.isThere() ? std::make_unique<DeskLink>(endpoint, clock) : nullptr;
}

}  // namespace

KioskHelp::KioskHelp(Ground ground, const QString& stateFolder, const DeskPlace& desk)
    : m_ground(ground),
      m_stateFolder(stateFolder),
      m_outbox(stateFolder + QStringLiteral("/help.db")),
      m_desk(linkTo(desk.endpoint, ground.clock)),
      m_line(ground.clock, m_outbox, m_desk.get(), limitsOf(desk)),
      m_assistance(ground.clock, desk.letInMax) {
    connectCall();
    connectHelper();
    if (m_desk) connectDesk();
}

void KioskHelp::connectCall() {
    KioskScreen& screen = m_ground.screen;
    connect(&screen, &KioskScreen::helpOpened, this, &KioskHelp::onOpened);
    connect(&screen, &KioskScreen::helpDismissed, &m_line, &HelpLine::withdraw);
    // Who wants the card back needs nobody any more.
    connect(screen.help(), &OverlayModel::secondaryChosen, &m_line, &HelpLine::withdraw);
    connect(&screen, &KioskScreen::helpClosed, this, &KioskHelp::onClosed);
    // "Still there?" had come over the waiting.
    connect(&screen, &KioskScreen::stillHereAnswered, this, [this] {
        if (m_patience && m_line.isCalling() && !m_assistance.isOn()) m_ground.dialogue.callHelp();
    });
    connect(&screen, &KioskScreen::pageChanged, this, &KioskHelp::onPage);
    connect(&screen, &KioskScreen::overlayChanged, this, &KioskHelp::tellView);
    connect(&m_line, &HelpLine::begun, this, [this](const QString& call) {
        m_call = call;
        bePatient(patienceMax);
    });
    connect(&m_line, &HelpLine::changed, this, &KioskHelp::refresh);
    connect(&m_line, &HelpLine::unanswered, this, &KioskHelp::printTicket);
    connect(&m_line, &HelpLine::ended, this, [this] {
        if (!m_isByCard) m_assistance.end(Assistance::End::CallOver);
    });
    connect(&m_line, &HelpLine::answered, this, [this](const HelpAnswer& answer) {
        // Whoever was let in has given the call back: nobody else comes in by that tap.
        if (!m_isByCard && answer.who != m_assistance.who()) m_assistance.end(Assistance::End::Helper);
        note(AuditKind::HelpAnswered, {{QStringLiteral("state"), QString::fromLatin1(nameOf(answer.state))}},
             answer.who);
    });
    connect(&m_line, &HelpLine::escalated, this, [this] { note(AuditKind::HelpEscalated); });
}

void KioskHelp::connectDesk() {
    connect(m_desk.get(), &DeskLink::pointed, &m_assistance, &Assistance::point);
    connect(m_desk.get(), &DeskLink::assisted, &m_assistance, &Assistance::act);
    connect(m_desk.get(), &HelpWire::connected, this, &KioskHelp::tellView);
    connect(m_desk.get(), &DeskLink::hinted, this, &KioskHelp::hinted);
    connect(m_desk.get(), &DeskLink::healthDue, this, &KioskHelp::tellHealth);
    connect(&m_ground.reader, &CardReader::deviceChanged, this, &KioskHelp::tellHealth);
    connect(&m_ground.printer, &ReceiptPrinter::deviceChanged, this, &KioskHelp::tellHealth);
    connect(&m_ground.printer, &ReceiptPrinter::paperChanged, this, &KioskHelp::tellHealth);
    tellHealth();
}

void KioskHelp::open() {
    m_line.open();
    if (m_line.isCalling()) m_ground.dialogue.callHelp();
}

void KioskHelp::onOpened() {
    if (!m_line.isCalling()) {
        m_ticket = HelpStanding::Ticket::None;
        m_line.call(context());
    }
    refresh();
}

void KioskHelp::onClosed() {
    // Without a desk nobody else would put the lamp out: help is over when its page is.
    if (!m_line.hasDesk()) m_line.withdraw();
    refresh();
}

/// The page is what a question on it was asked for, and counted.
void KioskHelp::onPage() {
    if (const PageModel* const page = m_ground.screen.page()) ++m_asked[page->head().question.id];
    tellView();
    tellPresence();
}

void KioskHelp::bePatient(int times) {
    if (times == 0) return;
    m_patience = m_ground.clock.alarm(patienceEvery, [this, times] {
        if (!m_line.isCalling()) return;
        m_ground.dialogue.noteActivity();
        bePatient(times - 1);
    });
}

/// The lamp is lit until somebody stands there; then it would only call a second one.
void KioskHelp::refresh() {
    m_ground.lamp.setLit(m_line.isCalling() && m_line.answer().state < HelpState::Arrived);
    m_ground.screen.tellHelp(helpStatuses(standing()), mayBeLetIn(standing()) && m_line.isCalling());
}

HelpStanding KioskHelp::standing() const {
    return {m_line.hasDesk(), m_ground.lamp.isLit(), m_line.isUnanswered(), m_line.answer(), m_ticket};
}

HelpContext KioskHelp::context() const {
    HelpContext context;
    if (const PageModel* const page = m_ground.screen.page()) {
        const QByteArray question = page->head().question.id;
        const auto asked = m_asked.find(question);
        context.page = QString::fromLatin1(question);
        context.attempts = asked == m_asked.end() ? 0 : asked->second - 1;
    }
    context.service = m_service;
    context.faults = faultsOf(m_ground.reader, m_ground.printer);
    context.language = m_ground.phrasebook.language();
    return context;
}

void KioskHelp::setService(const QString& id) {
    m_service = id;
    m_asked.clear();
    tellPresence();
}

void KioskHelp::setSomebodyThere(bool isThere) {
    m_isSomebodyThere = isThere;
    tellPresence();
}

void KioskHelp::forgetCustomer() {
    m_assistance.end(Assistance::End::CallOver);
    // The call goes on, but not its caller's time: who comes next has their own.
    m_patience.reset();
    m_helped.clear();
    noteHelper();
    m_asked.clear();
}

void KioskHelp::printTicket() {
    if (isPrinting()) return;
    m_ticket = HelpStanding::Ticket::Printing;
    refresh();
    QCoro::connect(ticket(), this, [this] {
        refresh();
        Q_EMIT printed();
    });
}

/// From the bank's own queue; where the bank is not to be reached either, a slip that says when help was called.
QCoro::Task<> KioskHelp::ticket() {
    const auto ticket = co_await m_ground.bank.takeTicket(QueueWindow::Elders);
    ReceiptText slip = helpSlip(ticket, m_ground.clock.now());
    const auto printed = co_await m_ground.receipts.printAside(std::move(slip));
    m_ticket = printed ? HelpStanding::Ticket::Printed : HelpStanding::Ticket::None;
}

/// Also where nobody is let in: then only the fence follows the page.
void KioskHelp::tellView() {
    const PageModel* const page = m_ground.screen.page();
    const bool isCovered = m_ground.screen.overlay() != KioskScreen::NoOverlay;
    Fence fence;
    if (page && !isCovered) {
        fence.isClosed = page->view().isFenced;
        for (const ViewPart& part : page->view().parts) fence.parts << part.name;
    }
    m_assistance.setFence(fence);
    if (!m_assistance.isOn()) return;
    if (m_isByCard) {
        const bool maySay = page && !page->view().isFenced;
        return m_ground.screen.bar()->setStaff(
            text(maySay ? "staff.tools" : "staff.leave", verbatim(m_assistance.who())));
    }
    if (m_desk) m_desk->tellView(m_letIn, viewDocument(page, isCovered, m_ground.phrasebook));
}

void KioskHelp::tellPresence() {
    if (!m_desk) return;
    KioskPresence presence;
    presence.isSomebodyThere = m_isSomebodyThere;
    if (const PageModel* const page = m_ground.screen.page()) {
        presence.page = QString::fromLatin1(page->head().question.id);
    }
    presence.service = m_service;
    m_desk->setPresence(presence);
}

void KioskHelp::tellHealth() {
    if (!m_desk) return;
    m_desk->setHealth({paperWord(m_ground.printer.paper()), faultsOf(m_ground.reader, m_ground.printer),
                       QStringLiteral(EVERGREEN_VERSION), storageWord(m_stateFolder), m_configuration});
}

void KioskHelp::setConfiguration(const KioskConfiguration& configuration) {
    m_configuration = configuration;
    tellHealth();
}

void KioskHelp::note(AuditKind kind, AuditFields clear, const QString& staff) {
    const bool isOfHelper =
        kind == AuditKind::HelperLetIn || kind == AuditKind::HelperActed || kind == AuditKind::HelperLeft;
    const QString call = isOfHelper ? m_letIn : m_call;
    if (!call.isEmpty() && (isOfHelper || m_line.hasDesk())) clear.insert(QStringLiteral("call"), call);
    AuditEntry entry{kind, std::move(clear)};
    if (!staff.isEmpty()) entry.sealed.insert(QStringLiteral("staff"), staff);
    m_ground.audit.note(entry);
}

}  // namespace evergreen
