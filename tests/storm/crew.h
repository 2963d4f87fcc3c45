// The storm's side of a crew: commands its program, keeps what it reports. One for each crew process; it may be killed
// and started anew.
//
// The lines: "kiosk NAME" (the next kiosk starts; they count from 0), "press I", "restart I". The crew answers a press
// with "kept I CALL", "busy I" (a call is under way and stays the same) or "refused I" (not on the disk), and says by
// itself "up I", "down I" and "waiting CALLS COMMANDS": so many calls were unanswered when it had obeyed so many
// commands.
#pragma once

#include "tests/storm/call_book.h"
#include "tests/storm/crew_process.h"

#include <deque>

#include <QStringList>

namespace evergreen {

class Crew {
public:
    /// Nothing is started. The book outlives the crew. Its end is the program's, in order: each kiosk says goodbye.
    Crew(QStringList arguments, QStringList kiosks, CallBook& book);

    /// The program, with no kiosk in it yet. ConfigBad.
    Result<> start() { return m_process.start(); }
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
    void hear(const QByteArray& line);
    void answer(std::size_t kiosk, const QByteArray& what, const QByteArray& call);
    void forgetProgram();

    const QStringList m_kiosks;
    CallBook& m_book;
    std::size_t m_started = 0;
    std::vector<bool> m_isOnline;
    std::vector<std::deque<Press>> m_pressed;  ///< of each kiosk, not answered by the crew yet
    int m_commands = 0;
    int m_obeyed = 0;
    std::size_t m_waiting = 0;
    QStringList m_calls;
    int m_refused = 0;
    CrewProcess m_process;
};

}  // namespace evergreen
