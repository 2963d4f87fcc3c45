// The storm's side of a crew: starts its program, commands it, keeps what it reports. One for each crew process; it
// may be killed and started anew. Its reports are read while the storm's event loop runs.
//
// The lines: "kiosk NAME" (the next kiosk starts; they count from 0), "press I", "restart I". The crew answers a press
// with "kept I CALL", "busy I" (a call is under way and stays the same) or "refused I" (not on the disk), and says by
// itself "up I", "down I" and "waiting CALLS COMMANDS": so many calls were unanswered when it had obeyed so many
// commands.
#pragma once

#include "kiosk/base/result.h"
#include "tests/storm/call_book.h"

#include <deque>

#include <QProcess>
#include <QStringList>

namespace evergreen {

class Crew {
public:
    static constexpr int patience_ms = 60'000;

    /// Nothing is started. The book outlives the crew.
    Crew(QStringList arguments, QStringList kiosks, CallBook& book);
    /// Ends the program in order: each kiosk says goodbye.
    ~Crew();

    /// The program, with no kiosk in it yet. ConfigBad.
    Result<> start();
    /// The next one that is not started; false when all are.
    bool startKiosk();

    void press(std::size_t kiosk, Weather weather);
    void restart(std::size_t kiosk);
    /// SIGKILL. What it had reported by then counts.
    void kill();
    /// In order.
    void end();

    std::size_t size() const { return static_cast<std::size_t>(m_kiosks.size()); }
    std::size_t online() const;
    bool isOnline(std::size_t kiosk) const { return m_isOnline[kiosk]; }
    /// Every command is obeyed, and every call that the kiosks have is answered.
    bool isSettled() const { return m_waiting == 0 && m_obeyed == m_commands; }
    /// For whoever waits in vain.
    QString state() const;

    /// What was reported as kept, over all its lives.
    const QStringList& calls() const { return m_calls; }
    /// Presses that a kiosk could not keep.
    int refused() const { return m_refused; }

private:
    struct Press {
        CallBook::Moment when;
        Weather weather;
    };

    void command(const QByteArray& line);
    void read();
    void hear(const QByteArray& line);
    void answer(std::size_t kiosk, const QByteArray& what, const QByteArray& call);
    void forgetProgram();

    const QStringList m_arguments;
    const QStringList m_kiosks;
    CallBook& m_book;
    QProcess m_process;
    QByteArray m_unread;
    std::size_t m_started = 0;
    std::vector<bool> m_isOnline;
    std::vector<std::deque<Press>> m_pressed;  ///< of each kiosk, not answered by the crew yet
    int m_commands = 0;
    int m_obeyed = 0;
    std::size_t m_waiting = 0;
    QStringList m_calls;
    int m_refused = 0;
};

}  // namespace evergreen
