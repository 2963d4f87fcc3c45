#include "kiosk/base/restart.h"

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace evergreen {

void Restart::now() const {
    std::vector<char*> words;
    words.reserve(m_words.size() + 1);
    for (const std::string& word : m_words) words.push_back(const_cast<char*>(word.c_str()));  // execv changes none
    words.push_back(nullptr);
    ::execv("/proc/self/exe", words.data());
    std::perror("evergreen: start anew");
}

Watchdog::Watchdog(const Restart& restart, std::chrono::milliseconds timeMax)
    : m_thread([this, &restart, timeMax] {
          std::unique_lock lock(m_guard);
          if (m_woken.wait_for(lock, timeMax, [this] { return m_isOver; })) return;
          restart.now();
          // Whoever started this program starts it again.
          std::abort();
      }) {}

Watchdog::~Watchdog() {
    {
        const std::lock_guard lock(m_guard);
        m_isOver = true;
    }
    m_woken.notify_one();
    m_thread.join();
}

}  // namespace evergreen
