// What became of each simulated call for help, and when. Written by the kiosks' threads and the console's.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <vector>

#include <QString>

namespace evergreen {

class CallBook {
public:
    using Moment = std::chrono::steady_clock::time_point;

    void pressed(const QString& call);
    /// The console shows it; only the first time counts.
    void shown(const QString& call);
    /// An event that the console heard, by its number. Twice the same is a doubled one.
    void heard(std::int64_t seq);

    int eventsDoubled() const;
    /// Milliseconds from the press to the console, of the calls that the console shows, in order.
    std::vector<double> delays() const;
    /// Calls pressed, and not shown yet.
    std::size_t unseen() const;
    /// One of them, to look for.
    QString anyUnseen() const;
    void forgetTimes();

private:
    struct Times {
        Moment pressed;
        Moment shown{};
    };

    mutable std::mutex m_mutex;
    std::map<QString, Times> m_calls;
    std::set<std::int64_t> m_heard;
    int m_doubled = 0;
};

/// Of sorted values; 0 of none.
double percentile(const std::vector<double>& sorted, double percent);

}  // namespace evergreen
