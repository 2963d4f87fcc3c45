// One coroutine waits for one value that plain code gives: the seam between callbacks and flows that read as prose.
// The first value given wins; later ones are dropped, so an answer and a time-out may race. The Waiter must outlive
// the waiting coroutine's suspension.
#pragma once

#include <cassert>
#include <coroutine>
#include <optional>
#include <utility>

namespace evergreen {

template <typename T>
class Waiter {
public:
    Waiter() = default;
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;
    ~Waiter() { assert(!m_waiting && "a flow was left suspended"); }

    /// Hands over the value and, if somebody waits, continues there before returning.
    void give(T value) {
        if (m_value || m_taken) return;
        m_value.emplace(std::move(value));
        if (const auto waiting = std::exchange(m_waiting, nullptr)) waiting.resume();
    }

    bool isWaiting() const { return static_cast<bool>(m_waiting); }

    /// `co_await waiter.value()`: the value given, now or later. (An awaiter of its own, because GCC 12 copies an
    /// awaited lvalue that await_transform() hands through.)
    auto value() { return Awaiter{this}; }

private:
    struct Awaiter {
        Waiter* waiter;

        bool await_ready() const noexcept { return waiter->m_value.has_value(); }
        void await_suspend(std::coroutine_handle<> waiting) noexcept { waiter->m_waiting = waiting; }
        T await_resume() {
            waiter->m_taken = true;
            assert(waiter->m_value);  // nobody is resumed before
            T value = std::move(*waiter->m_value);
            waiter->m_value.reset();
            return value;
        }
    };

    std::optional<T> m_value;
    std::coroutine_handle<> m_waiting = nullptr;
    bool m_taken = false;
};

}  // namespace evergreen
