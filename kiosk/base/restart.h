// The program in its own place once more, with the words it was called with: after another bundle was chosen, or when
// nothing else helps.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace evergreen {

/// What main() returns to ask for it.
inline constexpr int kRestart = 75;

class Restart {
public:
    /// Before anything changes the words.
    Restart(int argc, char** argv) : m_words(argv, argv + argc) {}

    /// Returns only when it could not be done. Every file that is open is to be closed at it, as all of Qt's are.
    void now() const;

private:
    std::vector<std::string> m_words;
};

/// While it lives, somebody else watches that it does not live too long: a main thread that hangs is started anew.
class Watchdog {
public:
    /// `restart` outlives it.
    Watchdog(const Restart& restart, std::chrono::milliseconds timeMax);
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

private:
    std::mutex m_guard;
    std::condition_variable m_woken;
    bool m_isOver = false;
    std::thread m_thread;
};

}  // namespace evergreen
