// A value, or the Failure that stood in its way. Every function of ours that can fail returns one; none throws.
#pragma once

#include "kiosk/base/failure.h"

#include <cassert>
#include <utility>
#include <variant>

namespace evergreen {

template <typename T = void>
class [[nodiscard]] Result {
public:
    // NOLINTBEGIN(google-explicit-constructor): a function returns its value or its failure as they are
    Result(T value) : m_held(std::in_place_index<0>, std::move(value)) {}
    Result(Failure failure) : m_held(std::in_place_index<1>, std::move(failure)) {}
    // NOLINTEND(google-explicit-constructor)

    bool ok() const { return m_held.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// The value; only after ok().
    T& value() & { return *held(); }
    const T& value() const& { return *const_cast<Result*>(this)->held(); }
    T value() && { return std::move(*held()); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return held(); }
    const T* operator->() const { return const_cast<Result*>(this)->held(); }

    /// The failure; only after !ok().
    const Failure& failure() const {
        assert(!ok());
        return *std::get_if<1>(&m_held);
    }

private:
    T* held() {
        assert(ok());
        return std::get_if<0>(&m_held);
    }

    std::variant<T, Failure> m_held;
};

/// Success that carries nothing, or a Failure: `return {};` is success.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Failure failure) : m_held(std::move(failure)) {}  // NOLINT(google-explicit-constructor): as above

    bool ok() const { return m_held.index() == 0; }
    explicit operator bool() const { return ok(); }

    const Failure& failure() const {
        assert(!ok());
        return *std::get_if<1>(&m_held);
    }

private:
    std::variant<std::monostate, Failure> m_held;
};

}  // namespace evergreen
