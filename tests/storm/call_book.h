// When each call for help was pressed, and when the console showed it. Written by the storm's thread and the console's.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <vector>

#include <QString>

namespace evergreen {

/// What was going on when help was pressed.
enum class Weather {
    Steady,  ///< nothing
    Away,    ///< the broker is gone: the kiosks' HTTPS
    Storm,   ///< every kiosk is coming back
    Kills    ///< broker, desk and kiosks are killed at random
};

class CallBook {
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// Of a kiosk that names its call only afterwards, it may be shown already.
    void pressed(const QString& call, Weather weather, Moment when);
    /// The console shows it; only the first time counts.
    void shown(const QString& call);
    /// An event that the console heard, by its number. Twice the same is a doubled one.
    void heard(std::int64_t seq);

    int eventsDoubled() const;
    /// Milliseconds from the press to the console, of the calls that the console shows, in order.
    std::vector<double> delays(Weather weather) const;
    /// Calls pressed, and not shown yet.
    std::size_t unseen() const;
    /// One of them, to look for.
    QString anyUnseen() const;

private:
    struct Times {
        Weather weather{};
        Moment pressed{};
        Moment shown{};

        bool isUnseen() const { return pressed != Moment() && shown == Moment(); }
    };

    mutable std::mutex m_mutex;
    std::map<QString, Times> m_calls;
    std::set<std::int64_t> m_heard;
    int m_doubled = 0;
};

/// Of sorted values; 0 of none.
double percentile(const std::vector<double>& sorted, double percent);

}  // namespace evergreen
