// What a storm has come to: the figures, as a table to read and as JSON.
#pragma once

#include "tests/storm/call_book.h"
#include "tests/storm/storm.h"

#include <QJsonObject>

namespace evergreen {

struct Delays {
    std::size_t count = 0;
    double p50_ms = 0;
    double p99_ms = 0;

    static Delays in(const CallBook& book, Weather weather);
};

struct StormFigures {
    int kiosks = 0;
    int durableKiosks = 0;
    int desks = 1;
    QString database{};  ///< "sqlite" or "postgresql"
    Delays steady{};
    Delays away{};
    Delays storm{};
    double storm_s = 0;  ///< until all are back
    int requests = 0;
    int killRequests = 0;  ///< of these, kept on a kiosk's disk while programs were killed
    Storm::Kills kills{};
    double kills_s = 0;
    int lost = 0;
    int doubled = 0;

    QJsonObject json() const;
    QString table() const;
};

}  // namespace evergreen
