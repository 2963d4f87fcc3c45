#include "kiosk/visit/reception.h"

#include "kiosk/visit/card_check.h"
#include "kiosk/visit/failure_notice.h"
#include "kiosk/visit/leftovers.h"
#include "kiosk/visit/order_news.h"
#include "kiosk/visit/sign_in.h"
#include "kiosk/visit/visit_audit.h"
#include "kiosk/visit/visit_pages.h"

#include <QCoroTask>
#include <QLoggingCategory>
#include <QTimer>

namespace evergreen {

namespace {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(logVisit, "evergreen.visit")

/// The welcome page changes its picture this often while nobody comes.
constexpr auto kWelcomeTurnsEvery = 30s;

/// How long the question after the visit stays: who is gone has answered nothing. Time enough to hear it and its three
/// answers and to go through them with a switch; a card that comes in ends it.
constexpr auto kSmileStays = 20s;

/// How long the last page stays when the card is already out.
constexpr auto kLastPageStays = 8s;

/// "Please take your card" is said again this often, this many times.
constexpr auto kTakeCardSaidEvery = 15s;
constexpr int kTakeCardSaidMax = 8;

}  // namespace

Reception::Reception(Staff staff, Text branch) : m_staff(staff), m_branch(std::move(branch)) {
    connect(&m_staff.reader, &CardReader::mediaInserted, this, &Reception::onInserted);
    connect(&m_staff.reader, &CardReader::mediaRemoved, this, &Reception::onRemoved);
    connect(&m_staff.reader, &CardReader::deviceChanged, this, &Reception::onDevice);
}

void Reception::open() {
    m_isClosing = false;
    if (m_staff.reader.device() == CardReader::Device::Online) return welcome();
    m_state = State::Opening;
    m_staff.dialogue.show(openingPage(m_branch));
    m_opening = m_staff.clock.alarm(readerMayTake, [this] { welcome(); });
}

void Reception::close() {
    m_isClosing = true;
    m_opening.reset();
    m_turning.reset();
    const bool isServing = m_state == State::Serving || m_state == State::ReturningCard || m_state == State::Lobby;
    if (!isServing) {
        m_staff.dialogue.endGreeting();
        return dayEnds();
    }
    m_staff.dialogue.endVisit(VisitEnd::GivenUp);
    for (Waiter<bool>* bell : {m_cardOut, m_lastPage}) {
        if (bell) bell->give(true);
    }
}

void Reception::dayEnds() {
    m_state = State::Closed;
    Q_EMIT closed();
}

void Reception::welcome() {
    if (m_isClosing) return dayEnds();
    m_opening.reset();
    m_state = State::Waiting;
    m_turn = 0;
    QCoro::connect(greet(), this, [] {});
    if (m_staff.reader.media() == CardReader::Media::Present) QTimer::singleShot(0, this, &Reception::onInserted);
}

/// The welcome page, until a card comes in or somebody without one asks.
QCoro::Task<> Reception::greet() {
    const bool canServe = m_staff.reader.device() == CardReader::Device::Online;
    m_turning = m_staff.clock.alarm(kWelcomeTurnsEvery, [this] {
        ++m_turn;
        QCoro::connect(greet(), this, [] {});
    });
    NoticePage page = canServe ? welcomePage(m_branch, m_turn) : closedPage(m_branch);
    const auto pressed = co_await m_staff.dialogue.greet(std::move(page));
    if (!pressed || m_state != State::Waiting) co_return;
    m_state = State::Lobby;
    co_await lobby();
    m_record.clear();
    Q_EMIT visitClosed();
    welcome();
}

void Reception::onInserted() {
    // Who takes the card out by mistake and puts it back has read the page.
    if (m_lastPage) m_lastPage->give(true);
    // The card goes before everything else; welcome() then finds it.
    if (m_state == State::Lobby || m_isAskingSmile) return m_staff.dialogue.endVisit(VisitEnd::GivenUp);
    if (m_state != State::Waiting) return;
    m_turning.reset();
    m_state = State::Serving;
    QCoro::connect(serve(), this, [this] { welcome(); });
}

void Reception::onRemoved() {
    m_staff.dialogue.endVisit(VisitEnd::CardTaken);
    if (m_cardOut) m_cardOut->give(true);
}

void Reception::onDevice(CardReader::Device device) {
    const bool isOnline = device == CardReader::Device::Online;
    if (m_state == State::Waiting || (m_state == State::Opening && isOnline)) return welcome();
    if (isOnline || m_state == State::Lobby) return;
    m_staff.dialogue.endVisit(VisitEnd::Failed);
    if (m_cardOut) m_cardOut->give(true);
}

QCoro::Task<> Reception::serve() {
    m_record.clear();
    m_staff.dialogue.beginVisit();
    m_memory = std::make_unique<ComfortMemory>(m_staff.comfort, m_staff.dialogue);
    m_staff.audit.note(evergreen::visitBegun(true));
    Q_EMIT visitBegun();
    m_staff.dialogue.show(readingPage());
    const auto outcome = co_await visit();
    if (!outcome) qCWarning(logVisit) << "visit ended:" << outcome.failure().name() << outcome.failure().detail;
    co_await goodbye(outcome);
}

QCoro::Task<Result<>> Reception::visit() {
    auto session = co_await signIn(m_staff.dialogue, m_staff.reader, m_staff.bank);
    if (!session) co_return session.failure();
    if (!session->has_value()) co_return {};
    const CardCheck place{m_staff.reader, m_staff.bank, m_staff.journal, m_staff.audit, m_staff.clock};
    const auto proven = co_await checkCard(place, **session);
    if (!proven) co_return proven.failure();
    co_await settleLeftovers(m_staff.journal, m_staff.bank, m_staff.audit);
    Session customer = std::move(**session);
    m_staff.audit.note(signedIn(customer));
    const bool isGreeted = co_await m_memory->greet(customer);
    if (!isGreeted) co_return {};
    const bool isThere = co_await tellNews(m_staff.dialogue, m_staff.bank);
    if (!isThere) co_return {};
    const auto done = co_await errands(std::move(customer));
    co_return done;
}

/// What follows the card is kept first; where that fails, the customer is asked again another day.
QCoro::Task<> Reception::leaveBank() {
    if (auto word = m_memory->toKeep()) (void)co_await m_staff.bank.keepComfort(std::move(*word));
    (void)co_await m_staff.bank.closeSession();
}

/// The one end of every visit.
QCoro::Task<> Reception::goodbye(Result<> outcome) {
    m_state = State::ReturningCard;
    m_staff.dialogue.endVisit(outcome.ok() ? VisitEnd::GivenUp : VisitEnd::Failed);
    m_staff.audit.note(visitEnded(m_staff.dialogue.ended(), outcome));
    // Neither the bank nor the reader may hold up the card's way home: they finish while the customer takes it, and
    // their words change nothing here.
    auto closing = leaveBank();
    auto poweringOff = m_staff.reader.powerOff();
    co_await waitForCardOut(lastPage(outcome));
    (void)co_await poweringOff;
    co_await closing;
    // Who has left by their own wish, with something done and the card in the hand, is asked how it was.
    const bool isGone = m_staff.reader.media() != CardReader::Media::Present;
    m_staff.audit.note(cardReturned(isGone));
    const bool byWish = outcome.ok() && m_staff.dialogue.ended() == VisitEnd::GivenUp;
    if (isGone && byWish && !m_record.empty() && !m_isClosing) co_await askSmile();
    m_record.clear();
    Q_EMIT visitClosed();
}

/// One tap, no name, and no answer is an answer.
QCoro::Task<> Reception::askSmile() {
    m_staff.dialogue.beginLobby();
    m_isAskingSmile = true;
    const auto enough = m_staff.clock.alarm(kSmileStays, [this] { m_staff.dialogue.endVisit(VisitEnd::TimeOver); });
    const auto chosen = co_await m_staff.dialogue.ask(smilePage(m_branch));
    if (chosen) (void)co_await m_staff.bank.rateVisit(static_cast<Smile>(*chosen));
    m_isAskingSmile = false;
    m_staff.dialogue.endVisit(VisitEnd::GivenUp);
}

QCoro::Task<> Reception::waitForCardOut(NoticePage page) {
    const auto ask = [&] {
        if (m_staff.reader.media() == CardReader::Media::Present) Q_EMIT cardReturning();
        m_staff.dialogue.show(page);
    };
    ask();
    for (int said = 0; said < kTakeCardSaidMax && m_staff.reader.media() == CardReader::Media::Present; ++said) {
        const bool isOut = co_await called(m_cardOut, kTakeCardSaidEvery);
        if (isOut) co_return;
        ask();
    }
    // Out already when the visit ended: time to read why.
    if (m_staff.reader.media() != CardReader::Media::Present) (void)co_await called(m_lastPage, kLastPageStays);
}

/// True as soon as the bell rings, and at once when the kiosk closes.
QCoro::Task<bool> Reception::called(Waiter<bool>*& bell, std::chrono::milliseconds within) {
    if (m_isClosing) co_return true;
    Waiter<bool> ring;
    const auto enough = m_staff.clock.alarm(within, [&ring] { ring.give(false); });
    bell = &ring;
    const bool hasRung = co_await ring.value();
    bell = nullptr;
    co_return hasRung;
}

NoticePage Reception::lastPage(const Result<>& outcome) const {
    const bool cardInside = m_staff.reader.media() == CardReader::Media::Present;
    NoticePage page;
    if (!outcome && !(outcome.failure().code == FailureCode::CardRemoved)) {
        page = failureNotice(outcome.failure());
        page.primary = {};
    } else if (m_staff.reader.device() != CardReader::Device::Online) {
        page = failureNotice({FailureCode::ReaderGone, {}});
    } else if (!cardInside) {
        page = failureNotice({FailureCode::CardRemoved, {}});
    } else {
        const bool timeOver = m_staff.dialogue.ended() == VisitEnd::TimeOver;
        page = takeCardPage(timeOver);
    }
    page.head.where = m_branch;
    page.head.explain = text("goodbye.explain");
    if (cardInside) page.picture = QStringLiteral("take-card");
    addRecord(page, m_record);
    return page;
}

}  // namespace evergreen
