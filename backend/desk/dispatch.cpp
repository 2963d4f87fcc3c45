#include "backend/desk/dispatch.h"

#include <algorithm>

namespace evergreen::desk {

Dispatch::Dispatch(const BookOptions& options, const Clock& clock, KioskPost& post)
    : m_books(options, clock), m_post(post) {}

Dispatch::~Dispatch() {
    stop();
}

Result<> Dispatch::start() {
    return m_thread.start(
        m_books, [this] { return m_feed.open(); }, [this] { run(); });
}

void Dispatch::stop() {
    if (!m_thread.joinable()) return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_bell.notify_one();
    m_thread.join();
    m_feed.endAll();
}

void Dispatch::receive(KioskMessage message) {
    const std::lock_guard lock(m_mutex);
    const bool isCall = message.topic == QStringLiteral("help");
    auto& waiting = isCall ? m_inbox.calls : m_inbox.others;
    if (waiting.size() >= (isCall ? callsWaitingMax : othersWaitingMax)) return;
    waiting.push_back(std::move(message));
    m_bell.notify_one();
}

void Dispatch::brokerChanged(bool isConnected) {
    const std::lock_guard lock(m_mutex);
    m_inbox.broker = isConnected;
    m_bell.notify_one();
}

Dispatch::Inbox Dispatch::waitForSome() {
    std::unique_lock lock(m_mutex);
    if (m_inbox.calls.empty() && m_inbox.others.empty() && !m_inbox.broker && !m_stopping) {
        m_bell.wait_for(lock, look);
    }
    Inbox taken;
    taken.broker = std::exchange(m_inbox.broker, std::nullopt);
    const auto move = [](std::deque<KioskMessage>& from, std::deque<KioskMessage>& to) {
        const auto count = static_cast<std::ptrdiff_t>(std::min(from.size(), batchMax));
        to.assign(std::make_move_iterator(from.begin()), std::make_move_iterator(from.begin() + count));
        from.erase(from.begin(), from.begin() + count);
    };
    move(m_inbox.calls, taken.calls);
    move(m_inbox.others, taken.others);
    return taken;
}

void Dispatch::run() {
    m_beat = m_kept = std::chrono::steady_clock::now();
    bool goOn = true;
    while (goOn) {
        if (isDue(registerEvery, m_registered) || !m_isRegisterRead) readRegister();
        Inbox inbox = waitForSome();
        takeIn(inbox);
        tellOf(m_feed.pump());
        keepTime();
        mendDatabase();
        const std::lock_guard lock(m_mutex);
        goOn = !m_stopping;
    }
}

void Dispatch::readRegister() {
    std::map<QString, Kiosk> known;
    for (Kiosk& kiosk : m_books.branches.kiosks()) known.emplace(kiosk.id, std::move(kiosk));
    std::set<QString> cutOff = m_books.certificates.cutOff();
    m_isRegisterRead = m_books.database.takeFault().ok();
    if (m_isRegisterRead) {
        m_register = std::move(known);
        m_cutOff = std::move(cutOff);
    } else {
        (void)m_books.database.mend();
    }
}

void Dispatch::mendDatabase() {
    const auto fault = m_books.database.takeFault();
    if (!fault) (void)m_books.database.mend();
    const bool isAway = !m_books.database.isOpen();
    // Said once and not at each turn, which tries again.
    if (isAway && !m_isAway) qCritical("desk: the database is away, and calls wait at their kiosks");
    if (!isAway && m_isAway) qWarning("desk: the database is back");
    m_isAway = isAway;
}

void Dispatch::takeIn(Inbox& inbox) {
    m_told.clear();
    m_cameOnline.clear();
    if (inbox.broker) {
        m_wall.listen(*inbox.broker ? std::optional(m_books.now()) : std::nullopt);
        m_feed.tellBroker(*inbox.broker);
    }
    if (!inbox.calls.empty()) {
        hearCalls(inbox.calls);
        tellOf(m_feed.pump());  // the browsers first: what else came may be much
    }
    hearOthers(inbox.others);
    // A kiosk that was away, or all of them while the broker was, may have missed what became of their calls.
    const bool wereAllAway = inbox.broker.value_or(false);
    if (wereAllAway || !m_cameOnline.empty()) tellStates(wereAllAway);
}

void Dispatch::hearCalls(const std::deque<KioskMessage>& messages) {
    std::vector<std::pair<Kiosk, HelpMessage>> calls;
    for (const KioskMessage& message : messages) {
        if (isCutOff(message)) continue;
        const auto kiosk = m_books.branches.kiosk(message.kiosk);
        auto help = readHelp(message.payload);
        if (kiosk && help) {
            calls.emplace_back(*kiosk, *std::move(help));
        } else {
            qWarning("desk: a call of %s is dropped: %s", qPrintable(message.kiosk),
                     kiosk ? qPrintable(help.failure().detail) : "not in the register");
        }
    }
    // In one order at every instance, so that two that store the same calls never wait for each other.
    std::stable_sort(calls.begin(), calls.end(),
                     [](const auto& a, const auto& b) { return a.second.call < b.second.call; });
    if (calls.empty() || store(calls)) return;
    // One that cannot be stored must not take the others with it; without a database it is none of them, and trying
    // each would only keep everything else waiting.
    for (const auto& call : calls) {
        if (!m_books.database.isOpen()) return;
        (void)store({call});
    }
}

/// False when nothing of them was stored: the kiosks will tell them again.
bool Dispatch::store(const std::vector<std::pair<Kiosk, HelpMessage>>& calls) {
    std::set<QString> heard;
    const auto stored = m_books.inOneGo([&] {
        for (const auto& [kiosk, help] : calls) {
            if (m_books.tickets.hear(kiosk, help, m_books.now())) heard.insert(help.call);
        }
    });
    if (!stored) {
        qCritical("desk: %zu calls are not stored: %s", calls.size(), qPrintable(stored.failure().detail));
        return false;
    }
    for (const QString& call : heard) {
        const auto ticket = m_books.tickets.find(call);
        if (!ticket) continue;
        tellIfNew(*ticket);
    }
    return true;
}

void Dispatch::hearOthers(const std::deque<KioskMessage>& messages) {
    for (const KioskMessage& message : messages) {
        const auto kiosk = m_register.find(message.kiosk);
        if (kiosk != m_register.end() && !isCutOff(message)) hearOther(kiosk->second, message);
    }
}

/// The broker lets nobody in again who is revoked, and does not end what is open.
bool Dispatch::isCutOff(const KioskMessage& message) {
    const QString& kiosk = message.kiosk;
    // One that has enrolled anew since is heard at once.
    if (!m_cutOff.contains(kiosk) || !m_books.certificates.isCutOff(kiosk)) return false;
    // What the broker has kept may be of long ago.
    if (!message.isKept && m_saidCutOff.insert(kiosk).second) {
        qCritical(
            "desk: %s is revoked and still has a connection to the broker: it is not heard; the connection ends "
            "when the kiosk enrols anew, or the broker starts anew",
            qPrintable(kiosk));
    }
    return true;
}

void Dispatch::hearOther(const Kiosk& kiosk, const KioskMessage& message) {
    auto heard = KioskWall::Heard::Nothing;
    if (message.topic == QStringLiteral("state")) {
        const auto state = readState(message.payload);
        if (state) heard = m_wall.hear(kiosk.id, *state, m_books.now());
    } else if (message.topic == QStringLiteral("health")) {
        const auto health = readHealth(message.payload);
        if (health) heard = m_wall.hear(kiosk.id, *health, message.isKept ? 0 : m_books.now());
    } else if (message.topic == QStringLiteral("view")) {
        const auto view = readView(message.payload);
        if (!view) return;
        m_wall.hear(kiosk.id, *view);
        m_feed.tellView(kiosk.id, *view);
    }
    if (heard != KioskWall::Heard::Nothing) m_feed.tellKiosk(kiosk);
    if (heard == KioskWall::Heard::CameOnline) m_cameOnline.insert(kiosk.id);
}

void Dispatch::tellStates(bool wereAllAway) {
    for (const Ticket& ticket : m_books.tickets.toTell(m_books.now())) {
        if (wereAllAway || m_cameOnline.contains(ticket.kiosk)) {
            m_post.tell(ticket.kiosk, "help", helpStateMessage(ticket));
        }
    }
}

/// What is stored in this round is told at once, and comes as an event as well; somebody may have taken it meanwhile.
void Dispatch::tellIfNew(const Ticket& ticket) {
    const QByteArray message = helpStateMessage(ticket);
    QByteArray& told = m_told[ticket.call];
    if (told == message) return;
    m_post.tell(ticket.kiosk, "help", message);
    told = message;
}

void Dispatch::tellOf(const std::vector<Event>& events) {
    for (const Event& event : events) {
        if (event.kind != QStringLiteral("ticket")) continue;
        const auto ticket = m_books.tickets.find(event.subject);
        if (ticket && ticket->branch == event.branch) tellIfNew(*ticket);
    }
}

void Dispatch::passOn() {
    const auto due = m_books.tickets.due(m_books.now());
    if (due.empty()) return;
    if (m_books.inOneGo([this] { m_books.tickets.escalateDue(m_books.now()); })) return;
    // One that cannot be passed on must not keep the others; without a database the next turn tries them again.
    for (const Ticket& ticket : due) {
        if (!m_books.database.isOpen()) return;
        const auto done = m_books.inOneGo([&] { m_books.tickets.escalate(ticket, m_books.now()); });
        if (done || !m_notPassedOn.insert(ticket.call).second) continue;
        qCritical("desk: %s is not passed on: %s", qPrintable(ticket.call), qPrintable(done.failure().detail));
    }
}

void Dispatch::keepTime() {
    if (isDue(escalationEvery, m_escalated)) passOn();
    if (isDue(heartbeatEvery, m_beat)) m_feed.heartbeat();
    if (isDue(reportEvery, m_reported)) makeReport();
    if (isDue(housekeepingEvery, m_kept)) keepHouse();
    for (Chore& chore : m_chores) {
        if (isDue(chore.period, chore.done)) chore.work(m_books);
    }
}

void Dispatch::makeReport() {
    const auto due = m_books.reports.due(m_books.now());
    if (!due) return;
    const auto made = m_books.inOneGo([&] { m_books.reports.make(*due, m_books.now()); });
    if (!made)
        qCritical("desk: the report of %s is not made: %s", qPrintable(due->branch.id),
                  qPrintable(made.failure().detail));
}

void Dispatch::keepHouse() {
    m_notPassedOn.clear();
    m_saidCutOff.clear();
    const auto done = m_books.inOneGo([this] {
        m_books.notes.dropOldEvents(m_books.now());
        m_books.sessions.dropOld(m_books.now());
        m_books.limits.dropOld(m_books.now());
        m_books.complaints.remind(m_books.now());
        m_books.reports.dropOld(m_books.now());
    });
    if (!done) qWarning("desk: old rows stay: %s", qPrintable(done.failure().detail));
}

bool Dispatch::isDue(std::chrono::milliseconds every, std::chrono::steady_clock::time_point& last) const {
    const auto now = std::chrono::steady_clock::now();
    if (now - last < every) return false;
    last = now;
    return true;
}

}  // namespace evergreen::desk
