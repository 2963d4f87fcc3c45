#include "backend/desk/event_feed.h"

#include "backend/desk/desk_time.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>

namespace evergreen::desk {

namespace {

QByteArray compact(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// Spec: HTML Living Standard §9.2.6. JSON in its compact form has no line feed.
QByteArray passing(const QByteArray& kind, const QJsonObject& body) {
    return "event: " + kind + "\ndata: " + compact(body) + "\n\n";
}

QByteArray durable(std::int64_t seq, const QByteArray& kind, const QByteArray& body) {
    return "id: " + QByteArray::number(static_cast<qlonglong>(seq)) + "\nevent: " + kind + "\ndata: " + body + "\n\n";
}

QByteArray durable(const Event& event) {
    return durable(event.seq, event.kind.toUtf8(), event.body);
}

QJsonObject brokerJson(bool isConnected) {
    return {{QStringLiteral("connected"), isConnected}};
}

}  // namespace

bool EventFeed::admit(EventListener listener) {
    drop([](const EventListener& known) { return known.stream->hasEnded(); });
    const std::lock_guard lock(m_mutex);
    const auto isSame = [&](const EventListener& known) {
        return known.session.tokenHash == listener.session.tokenHash;
    };
    const auto same = std::count_if(m_listeners.begin(), m_listeners.end(), isSame) +
                      std::count_if(m_newcomers.begin(), m_newcomers.end(), isSame);
    if (same >= perSessionMax || m_listeners.size() + m_newcomers.size() >= listenersMax) return false;
    m_newcomers.push_back(std::move(listener));
    return true;
}

void EventFeed::dismiss(const QString& tokenHash) {
    drop([&](const EventListener& known) { return known.session.tokenHash == tokenHash; });
}

void EventFeed::endAll() {
    drop([](const EventListener&) { return true; });
}

void EventFeed::drop(const std::function<bool(const EventListener&)>& isOver) {
    const std::lock_guard lock(m_mutex);
    for (auto* list : {&m_newcomers, &m_listeners}) {
        std::erase_if(*list, [&](EventListener& listener) {
            if (!isOver(listener)) return false;
            listener.stream->end();
            return true;
        });
    }
}

Result<> EventFeed::open() {
    const std::int64_t last = m_books.notes.lastEvent();
    auto known = m_books.database.takeFault();
    if (known) m_cursor = last;
    return known;
}

std::vector<Event> EventFeed::pump() {
    auto events = m_books.notes.eventsAfter(m_cursor);
    std::vector<EventListener> newcomers;
    {
        const std::lock_guard lock(m_mutex);
        for (const Event& event : events) {
            m_cursor = event.seq;
            for (const EventListener& listener : m_listeners) {
                if (listener.session.staff.branch == event.branch) listener.stream->send(durable(event));
            }
        }
        newcomers.swap(m_newcomers);
    }
    for (EventListener& newcomer : newcomers) {
        auto bytes = welcome(newcomer);
        // What was read of a database that failed meanwhile may lack something: the browser comes again.
        const bool isWhole = m_books.database.takeFault().ok();
        if (!isWhole || !newcomer.stream->send(bytes)) newcomer.stream->end();
    }
    const std::lock_guard lock(m_mutex);
    std::move(newcomers.begin(), newcomers.end(), std::back_inserter(m_listeners));
    return events;
}

QByteArray EventFeed::welcome(const EventListener& listener) {
    const auto missed = replay(listener);
    if (!missed) return snapshot(listener.session.staff.branch);
    return *missed + passing("kiosks", {{QStringLiteral("kiosks"), kiosksOf(listener.session.staff.branch)}}) +
           passing("broker", brokerJson(m_isConnected));
}

/// Nothing when it cannot be resumed there: never begun, too long ago, or another database's number.
std::optional<QByteArray> EventFeed::replay(const EventListener& listener) {
    if (!listener.after || *listener.after > m_cursor || m_cursor - *listener.after > replayMax) return std::nullopt;
    const std::int64_t first = m_books.notes.firstEvent();
    if (*listener.after < m_cursor && (first == 0 || *listener.after + 1 < first)) return std::nullopt;
    QByteArray missed;
    std::int64_t at = *listener.after;
    for (int page = 0; page <= replayMax / NumberedNotes::eventsAtOnceMax; ++page) {
        const auto events = m_books.notes.eventsAfter(at, listener.session.staff.branch);
        for (const Event& event : events) {
            at = event.seq;
            if (at <= m_cursor) missed += durable(event);
        }
        if (events.size() < static_cast<std::size_t>(NumberedNotes::eventsAtOnceMax)) break;
    }
    return missed;
}

QByteArray EventFeed::snapshot(const QString& branch) {
    QJsonArray tickets;
    for (const Ticket& ticket : m_books.tickets.openFor(branch)) tickets.append(ticketJson(ticket));
    QJsonArray complaints;
    for (const Complaint& complaint : m_books.complaints.list(branch, true)) {
        complaints.append(complaintJson(complaint, m_books.calendar, dayOf(m_books.now())));
    }
    const QJsonObject all{{QStringLiteral("tickets"), tickets},
                          {QStringLiteral("complaints"), complaints},
                          {QStringLiteral("kiosks"), kiosksOf(branch)},
                          {QStringLiteral("broker"), brokerJson(m_isConnected)},
                          {QStringLiteral("rollout"), m_books.rollouts.json()}};
    return durable(m_cursor, "snapshot", compact(all));
}

QJsonArray EventFeed::kiosksOf(const QString& branch) {
    QJsonArray kiosks;
    for (const Kiosk& kiosk : m_books.branches.kiosks(branch)) {
        kiosks.append(kioskJson(kiosk, m_wall.status(kiosk.id)));
    }
    return kiosks;
}

void EventFeed::tellKiosk(const Kiosk& kiosk) {
    const std::lock_guard lock(m_mutex);
    QByteArray event;
    for (const EventListener& listener : m_listeners) {
        if (listener.session.staff.branch != kiosk.branch) continue;
        if (event.isEmpty()) event = passing("kiosk", kioskJson(kiosk, m_wall.status(kiosk.id)));
        listener.stream->send(event);
    }
}

void EventFeed::tellView(const QString& kiosk, const ViewMessage& view) {
    const auto ticket = m_books.tickets.find(view.call);
    if (!ticket || ticket->kiosk != kiosk || ticket->takenBy.isEmpty()) return;
    // A page may come late; that there is none any more may always be said.
    if (!ticket->isOpen() && !view.page.isEmpty()) return;
    const QByteArray event = passing("view", viewJson(kiosk, view));
    const std::lock_guard lock(m_mutex);
    for (const EventListener& listener : m_listeners) {
        if (listener.session.staff.id == ticket->takenBy) listener.stream->send(event);
    }
}

void EventFeed::tellBroker(bool isConnected) {
    m_isConnected = isConnected;
    const std::lock_guard lock(m_mutex);
    for (const EventListener& listener : m_listeners) {
        // Whoever is there again tells it after this; until then nobody is known to be there.
        QByteArray told = passing("broker", brokerJson(isConnected));
        if (isConnected)
            told += passing("kiosks", {{QStringLiteral("kiosks"), kiosksOf(listener.session.staff.branch)}});
        listener.stream->send(told);
    }
}

void EventFeed::heartbeat() {
    const std::int64_t now = m_books.now();
    drop([&](const EventListener& listener) {
        if (!listener.stream->send(":\n\n")) return true;
        const bool isOpen = m_books.sessions.isOpen(listener.session.tokenHash, now);
        return m_books.database.takeFault().ok() && !isOpen;
    });
}

}  // namespace evergreen::desk
