#include "tests/storm/call_book.h"

#include <algorithm>
#include <cmath>

namespace evergreen {

void CallBook::pressed(const QString& call, Weather weather, Moment when) {
    const std::lock_guard lock(m_mutex);
    Times& times = m_calls[call];
    times.weather = weather;
    times.pressed = when;
}

void CallBook::shown(const QString& call) {
    const std::lock_guard lock(m_mutex);
    Times& times = m_calls[call];
    if (times.shown == Moment()) times.shown = std::chrono::steady_clock::now();
}

void CallBook::heard(std::int64_t seq) {
    const std::lock_guard lock(m_mutex);
    if (!m_heard.insert(seq).second) ++m_doubled;
}

int CallBook::eventsDoubled() const {
    const std::lock_guard lock(m_mutex);
    return m_doubled;
}

std::vector<double> CallBook::delays(Weather weather) const {
    const std::lock_guard lock(m_mutex);
    std::vector<double> delays;
    for (const auto& [call, times] : m_calls) {
        if (times.pressed == Moment() || times.shown == Moment() || times.weather != weather) continue;
        delays.push_back(std::chrono::duration<double, std::milli>(times.shown - times.pressed).count());
    }
    std::sort(delays.begin(), delays.end());
    return delays;
}

std::size_t CallBook::unseen() const {
    const std::lock_guard lock(m_mutex);
    return static_cast<std::size_t>(
        std::count_if(m_calls.begin(), m_calls.end(), [](const auto& entry) { return entry.second.isUnseen(); }));
}

QString CallBook::anyUnseen() const {
    const std::lock_guard lock(m_mutex);
    for (const auto& [call, times] : m_calls) {
        if (times.isUnseen()) return call;
    }
    return {};
}

double percentile(const std::vector<double>& sorted, double percent) {
    if (sorted.empty()) return 0;
    const auto rank = static_cast<std::size_t>(std::ceil(percent / 100 * static_cast<double>(sorted.size())));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

}  // namespace evergreen
