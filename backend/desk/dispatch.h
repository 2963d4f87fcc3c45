// The desk's own thread: takes in what kiosks tell, answers them, passes on calls that nobody takes, feeds the
// browsers' streams, makes the reports that are due. A kiosk is told of a change because the change is in the event
// table, by every instance of the desk: so it is told as well when the instance that made the change is gone. Calls for
// help come before everything else.
#pragma once

#include "backend/desk/books_thread.h"
#include "backend/desk/desk_books.h"
#include "backend/desk/event_feed.h"
#include "backend/desk/kiosk_post.h"
#include "backend/desk/kiosk_wall.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <set>

namespace evergreen::desk {

struct KioskMessage {
    QString kiosk{};  ///< of the topic, which the broker holds to the certificate
    QString topic{};  ///< "help", "state", "health", "view"
    QByteArray payload{};
    bool isKept = false;  ///< the broker kept it: what was said once, and no sign that the kiosk is there now
};

class Dispatch {
public:
    // One more is dropped: calls are told again, states renewed. However many states come, calls have room.
    static constexpr std::size_t callsWaitingMax = 20'000;
    static constexpr std::size_t othersWaitingMax = 20'000;
    static constexpr std::size_t batchMax = 500;
    static constexpr std::chrono::milliseconds look{20};  ///< for what other threads and other instances wrote
    static constexpr std::chrono::milliseconds escalationEvery{200};
    static constexpr std::chrono::seconds heartbeatEvery{15};
    static constexpr std::chrono::seconds registerEvery{30};
    static constexpr std::chrono::seconds housekeepingEvery{60};
    static constexpr std::chrono::seconds reportEvery{1};  ///< one at a time, so that calls never wait for all

    /// Clock and post outlive it.
    Dispatch(const BookOptions& options, const Clock& clock, KioskPost& post);
    ~Dispatch();

    /// Done on the desk's thread, with its books, at the start and so often. Before start().
    void every(std::chrono::milliseconds period, std::function<void(DeskBooks&)> chore) {
        m_chores.push_back({period, std::move(chore), std::chrono::steady_clock::now() - period});
    }

    /// Opens the books and starts the thread. StorageFault, ConfigBad.
    Result<> start();
    void stop();

    // From any thread.
    void receive(KioskMessage message);
    void brokerChanged(bool isConnected);
    /// Something is in the event table: look now.
    void wake() { m_bell.notify_one(); }

    EventFeed& feed() { return m_feed; }
    const KioskWall& wall() const { return m_wall; }

private:
    struct Chore {
        std::chrono::milliseconds period;
        std::function<void(DeskBooks&)> work;
        std::chrono::steady_clock::time_point done;
    };
    struct Inbox {
        std::deque<KioskMessage> calls;
        std::deque<KioskMessage> others;
        std::optional<bool> broker;
    };

    void run();
    void readRegister();
    void mendDatabase();
    Inbox waitForSome();
    void takeIn(Inbox& inbox);
    void hearCalls(const std::deque<KioskMessage>& messages);
    bool store(const std::vector<std::pair<Kiosk, HelpMessage>>& calls);
    void hearOthers(const std::deque<KioskMessage>& messages);
    void hearOther(const Kiosk& kiosk, const KioskMessage& message);
    bool isCutOff(const KioskMessage& message);
    /// To all kiosks whose calls may have changed unheard, or to those of them that came online in this round.
    void tellStates(bool wereAllAway);
    void tellIfNew(const Ticket& ticket);
    void tellOf(const std::vector<Event>& events);
    void passOn();
    void keepTime();
    void makeReport();
    void keepHouse();
    bool isDue(std::chrono::milliseconds every, std::chrono::steady_clock::time_point& last) const;

    DeskBooks m_books;
    KioskPost& m_post;
    KioskWall m_wall;
    EventFeed m_feed{m_books, m_wall};
    bool m_isAway = false;                 ///< the database is
    std::map<QString, Kiosk> m_register;   ///< as last read
    bool m_isRegisterRead = false;         ///< the last reading went well
    std::map<QString, QByteArray> m_told;  ///< of each call, what its kiosk has been told in this round
    std::set<QString> m_cameOnline;        ///< kiosks that may have missed something, in this round
    std::set<QString> m_notPassedOn;       ///< calls whose alarm has been given in this minute
    std::set<QString> m_cutOff;            ///< kiosks of which every certificate is revoked, as last read
    std::set<QString> m_saidCutOff;        ///< those of them that were heard in this minute

    std::mutex m_mutex;
    std::condition_variable m_bell;
    Inbox m_inbox;
    bool m_stopping = false;
    BooksThread m_thread;

    std::chrono::steady_clock::time_point m_escalated;
    std::chrono::steady_clock::time_point m_beat;
    std::chrono::steady_clock::time_point m_registered;
    std::chrono::steady_clock::time_point m_kept;
    std::chrono::steady_clock::time_point m_reported;
    std::vector<Chore> m_chores;
};

}  // namespace evergreen::desk
