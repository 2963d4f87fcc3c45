// Turns the event loop until a task has its value. (QCoro::waitFor() wants values that can be made from nothing, and a
// Result cannot.)
#pragma once

#include <optional>

#include <QCoroTask>
#include <QEventLoop>

namespace evergreen {

namespace settling {

template <typename T>
QCoro::Task<> into(std::optional<T>& place, QEventLoop& loop, QCoro::Task<T> task) {
    place.emplace(co_await task);
    loop.quit();
}

}  // namespace settling

template <typename T>
T settled(QCoro::Task<T> task) {
    std::optional<T> place;
    QEventLoop loop;
    const auto waiting = settling::into(place, loop, std::move(task));
    if (!place) loop.exec();
    return std::move(*place);
}

}  // namespace evergreen
