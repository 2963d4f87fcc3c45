#include "kiosk/kiosk_staff.h"

#include "kiosk/card/staff_card.h"
#include "kiosk/screens/choice_model.h"
#include "kiosk/screens/notice_model.h"
#include "kiosk/screens/secret_model.h"
#include "kiosk/screens/staff_pages.h"
#include "kiosk/screens/working_model.h"

#include <utility>

#include <QCoroTask>

namespace evergreen {

KioskStaff::KioskStaff(Ground ground, const DeskEndpoint& desk) : m_ground(ground), m_desk(desk, ground.clock) {
    KioskScreen& screen = m_ground.screen;
    connect(&m_ground.reader, &CardReader::mediaInserted, this, &KioskStaff::onInserted);
    connect(&m_ground.reader, &CardReader::mediaRemoved, this, &KioskStaff::onRemoved);
    // Without its reader nobody knows of a card.
    connect(&m_ground.reader, &CardReader::deviceChanged, this, [this](CardReader::Device device) {
        if (device != CardReader::Device::Online) onRemoved();
    });
    connect(&screen, &KioskScreen::pageChanged, this, &KioskStaff::onScreen);
    connect(&screen, &KioskScreen::overlayChanged, this, &KioskStaff::onScreen);
    connect(&screen, &KioskScreen::staffBackTapped, this, &KioskStaff::onBack);
    connect(&m_ground.help.assistance(), &Assistance::ended, this, &KioskStaff::close);
    connect(screen.bar(), &BarModel::staffTapped, this, &KioskStaff::onButton);
}

KioskStaff::~KioskStaff() {
    ++m_entry;
    interrupt();
    stopWaiting(Open::Never);
    m_desk.close();
}

void KioskStaff::onInserted() {
    m_hasGivenUp = false;
    QCoro::connect(serve(Self(this), ++m_entry), this, [] {});
}

void KioskStaff::onRemoved() {
    ++m_entry;
    interrupt();
    stopWaiting(Open::Never);
    m_desk.close();
    close();
    m_ground.help.endByCard();
}

/// Another page, or something else over it: what is the customer's alone is uncovered at once.
void KioskStaff::onScreen() {
    if (!isOpen()) close();
    if (!isOurs()) interrupt();
    if (!m_ground.dialogue.inVisit()) return stopWaiting(Open::Never);
    if (isOpen()) stopWaiting(Open::Yes);
}

void KioskStaff::onBack() {
    m_hasGivenUp = true;
    close();
}

void KioskStaff::onButton() {
    Assistance& assistance = m_ground.help.assistance();
    if (!m_ground.help.isByCard() || m_interrupt) return;
    // On a page that is the customer's alone nothing is offered but to go.
    if (!isOpen()) return assistance.act({assistance.callId(), AssistAct::Leave});
    QCoro::connect(offerTools(Self(this), m_entry), this, [] {});
}

/// The page may be covered: a customer is there, it is not theirs alone, and nothing else lies over it.
bool KioskStaff::isOpen() const {
    const KioskScreen& screen = m_ground.screen;
    const bool isFree = screen.overlay() == KioskScreen::NoOverlay || isOurs();
    return m_ground.dialogue.inVisit() && screen.page() && !screen.page()->view().isFenced && isFree;
}

/// Others have something to say in that place, too.
bool KioskStaff::isOurs() const {
    return m_page && m_ground.screen.staffPage() == m_page;
}

void KioskStaff::interrupt() {
    if (const auto end = std::exchange(m_interrupt, nullptr)) end();
}

void KioskStaff::stopWaiting(Open how) {
    if (const auto waiting = std::exchange(m_waiting, nullptr)) waiting->give(how);
}

void KioskStaff::close() {
    if (isOurs()) m_ground.screen.closeOverlay();
}

void KioskStaff::note(const char* outcome, const QString& staff) {
    AuditEntry entry{AuditKind::StaffCard, {{QStringLiteral("outcome"), QString::fromLatin1(outcome)}}};
    if (!staff.isEmpty()) entry.sealed.insert(QStringLiteral("staff"), staff);
    m_ground.audit.note(entry);
}

QCoro::Task<> KioskStaff::serve(Self self, int entry) {
    auto staff = co_await readStaffCard(self->m_ground.reader);
    if (!self || !self->isNow(entry)) co_return;
    if (!staff) {
        self->note(staff.failure().name());
        co_return self->tell("staff.unknownCard");
    }
    if (!self->m_ground.dialogue.inVisit() || self->m_ground.help.assistance().isOn()) {
        const bool isOccupied = self->m_ground.help.assistance().isOn();
        self->note(isOccupied ? "occupied" : "no-customer", *staff);
        co_return self->tell(isOccupied ? "staff.occupied" : "staff.noCustomer");
    }
    const auto who = co_await signIn(self, entry, *staff);
    if (!self || !self->isNow(entry) || !who) co_return;
    const bool isLetIn = co_await isWanted(self, entry, *who);
    if (!self || !self->isNow(entry)) co_return;
    self->close();
    if (!isLetIn) co_return self->note("declined", *staff);
    if (self->m_ground.help.assistance().isOn()) {  // let in at the desk meanwhile
        self->note("occupied", *staff);
        co_return self->tell("staff.occupied");
    }
    self->m_ground.help.letInByCard(*who);
}

/// The name that the desk knows them by. Nothing: not admitted, and they have been told why.
QCoro::Task<std::optional<QString>> KioskStaff::signIn(Self self, int entry, QString staff) {
    bool isAgain = false;
    for (int asked = 0; asked < asksMax; ++asked) {
        const bool mayAsk = co_await untilOpen(self, entry);
        if (!mayAsk) co_return std::nullopt;
        auto pin = co_await askPin(self, isAgain);
        if (!self || !self->isNow(entry) || self->m_hasGivenUp) co_return std::nullopt;
        if (!pin) continue;
        self->show<WorkingModel>(staffCheckingPage());
        SecretBytes digits = std::move(*pin);
        const StaffVerdict verdict = co_await self->m_desk.admit(staff, std::move(digits));
        if (!self || !self->isNow(entry) || self->m_hasGivenUp) co_return std::nullopt;
        self->note(nameOf(verdict.kind), staff);
        if (verdict.kind == StaffVerdict::Kind::Admitted) co_return verdict.name;
        isAgain = verdict.kind == StaffVerdict::Kind::PinWrong;
        if (isAgain) continue;
        const bool mayTell = co_await untilOpen(self, entry);
        if (!mayTell) co_return std::nullopt;
        NoticePage refused = staffRefusedPage(verdict.kind);
        (void)co_await askNotice(self, std::move(refused));
        if (self) self->close();
        co_return std::nullopt;
    }
    co_return std::nullopt;
}

/// The customer's own tap.
QCoro::Task<bool> KioskStaff::isWanted(Self self, int entry, QString who) {
    for (int asked = 0; asked < asksMax; ++asked) {
        const bool mayAsk = co_await untilOpen(self, entry);
        if (!mayAsk) co_return false;
        NoticePage page = staffLetInPage(who);
        const auto pressed = co_await askNotice(self, std::move(page));
        if (!self || !self->isNow(entry) || self->m_hasGivenUp) co_return false;
        if (pressed) co_return *pressed == Pressed::Primary;
    }
    co_return false;
}

/// False when it does not come: the visit is over, the card is out, or it has taken too long.
QCoro::Task<bool> KioskStaff::untilOpen(Self self, int entry) {
    if (!self || !self->isNow(entry) || self->m_hasGivenUp || !self->m_ground.dialogue.inVisit()) co_return false;
    if (self->isOpen()) co_return true;
    self->tell("staff.waiting");
    const auto waiting = std::make_shared<Waiter<Open>>();
    self->m_waiting = waiting;
    const auto late = self->m_ground.clock.alarm(waitMax, [waiting] { waiting->give(Open::Never); });
    const Open how = co_await waiting->value();
    co_return how == Open::Yes&& self && self->isNow(entry);
}

QCoro::Task<> KioskStaff::offerTools(Self self, int entry) {
    self->m_hasGivenUp = false;
    ChoicePage page = staffToolsPage(self->m_ground.help.assistance().who());
    const auto chosen = co_await askChoice(self, std::move(page));
    if (!self || !self->isNow(entry)) co_return;
    self->close();
    if (!chosen) co_return;
    Assistance& assistance = self->m_ground.help.assistance();
    const AssistAct act = staffTools().at(static_cast<std::size_t>(*chosen));
    assistance.act({assistance.callId(), act});
}

template <typename Model, typename Page>
Model* KioskStaff::show(const Page& page) {
    auto model = std::make_unique<Model>(page, m_ground.phrasebook);
    Model* const shown = model.get();
    m_page = shown;
    m_ground.screen.openStaff(std::move(model));
    return shown;
}

template <typename T>
std::shared_ptr<Waiter<std::optional<T>>> KioskStaff::question() {
    const auto answer = std::make_shared<Waiter<std::optional<T>>>();
    m_interrupt = [answer] { answer->give(std::nullopt); };
    return answer;
}

QCoro::Task<std::optional<SecretBytes>> KioskStaff::askPin(Self self, bool isAgain) {
    SecretModel* const model = self->show<SecretModel>(staffPinPage(isAgain));
    const auto answer = self->question<SecretBytes>();
    connect(model, &SecretModel::finished, self.data(), [answer, model] { answer->give(model->take()); });
    auto pin = co_await answer->value();
    if (self && pin) self->m_interrupt = nullptr;
    co_return pin;
}

QCoro::Task<std::optional<Pressed>> KioskStaff::askNotice(Self self, NoticePage page) {
    NoticeModel* const model = self->show<NoticeModel>(page);
    const auto answer = self->question<Pressed>();
    connect(model, &TwoWayModel::pressed, self.data(), [answer](Pressed which) { answer->give(which); });
    const auto pressed = co_await answer->value();
    if (self && pressed) self->m_interrupt = nullptr;
    co_return pressed;
}

QCoro::Task<std::optional<int>> KioskStaff::askChoice(Self self, ChoicePage page) {
    ChoiceModel* const model = self->show<ChoiceModel>(page);
    const auto answer = self->question<int>();
    connect(model, &ChoiceModel::chosen, self.data(), [answer](int index) { answer->give(index); });
    const auto chosen = co_await answer->value();
    if (self && chosen) self->m_interrupt = nullptr;
    co_return chosen;
}

}  // namespace evergreen
