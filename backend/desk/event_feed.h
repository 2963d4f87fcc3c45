// The browsers' event streams (GET /v1/events of desk.yaml). What is durable comes from the database's event table,
// which every instance of the desk reads, so each browser sees every change, whoever made it, and can resume by number;
// what is passing (kiosks, pages) comes from the broker, which tells every instance. Browsers are admitted from any
// thread; all else happens on the thread of Dispatch, whose books it uses.
#pragma once

#include "backend/desk/desk_books.h"
#include "backend/desk/kiosk_wall.h"
#include "backend/http/http_stream.h"

#include <memory>
#include <mutex>
#include <optional>

namespace evergreen::desk {

struct EventListener {
    StaffSession session;
    std::optional<std::int64_t> after;  ///< Last-Event-ID
    std::shared_ptr<HttpStream> stream;
};

class EventFeed {
public:
    static constexpr int perSessionMax = 4;
    static constexpr std::size_t listenersMax = 200;
    static constexpr int replayMax = 2000;  ///< more than this, and the present state is told instead

    EventFeed(DeskBooks& books, const KioskWall& wall) : m_books(books), m_wall(wall) {}

    /// False when the session, or the desk, has too many streams already.
    bool admit(EventListener listener);
    /// Ends the streams of that session.
    void dismiss(const QString& tokenHash);
    void endAll();

    /// From here on: what was before is told by snapshots only. StorageFault.
    Result<> open();
    /// Welcomes newcomers and tells everybody what is new in the table, which it returns.
    std::vector<Event> pump();
    void tellKiosk(const Kiosk& kiosk);
    /// Only to who took the call, and no page once it is over.
    void tellView(const QString& kiosk, const ViewMessage& view);
    void tellBroker(bool isConnected);
    /// A comment, so that a dead connection is noticed; ends the streams whose session has ended.
    void heartbeat();

private:
    QByteArray welcome(const EventListener& listener);
    std::optional<QByteArray> replay(const EventListener& listener);
    QByteArray snapshot(const QString& branch);
    QJsonArray kiosksOf(const QString& branch);
    void drop(const std::function<bool(const EventListener&)>& isOver);

    DeskBooks& m_books;
    const KioskWall& m_wall;
    std::int64_t m_cursor = 0;  ///< the last event told
    bool m_isConnected = false;
    std::mutex m_mutex;  ///< of the two lists
    std::vector<EventListener> m_newcomers;
    std::vector<EventListener> m_listeners;
};

}  // namespace evergreen::desk
