// What this folder's functions return instead of the kiosk's Result, which knows Qt: a value that has passed every
// check, or the Refusal that says which one it did not pass. Nothing here throws.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace evergreen::tuf {

/// Why something was refused. What a caller may do about it is the difference between two of them.
enum class Reason {
    Unreachable,   ///< no answer, or not a good one: try again later
    NotThere,      ///< the server (or this disk) has no such file
    TooSlow,       ///< the time for it was over
    TooLarge,      ///< more bytes than allowed or promised
    TooMany,       ///< a list or a search is longer than its limit
    Malformed,     ///< not the document it should be
    Unsigned,      ///< fewer good signatures than the threshold
    Expired,       ///< too old to be believed
    Rollback,      ///< older than what is already trusted
    WrongVersion,  ///< not the version that was asked for
    Mismatch,      ///< length or hash is not the promised one
    NotListed,     ///< no role that may speak of it does
    Storage,       ///< this machine's disk did not do it
};

[[nodiscard]] const char* nameOf(Reason reason);

struct Refusal {
    Reason reason = Reason::Malformed;
    std::string detail;  ///< for the log: names and numbers, never a document's bytes

    bool operator==(const Refusal&) const = default;
};

template <typename T = void>
class [[nodiscard]] Checked {
public:
    // NOLINTBEGIN(google-explicit-constructor): a function returns its value or its refusal as they are
    Checked(T value) : m_held(std::in_place_index<0>, std::move(value)) {}
    Checked(Refusal refusal) : m_held(std::in_place_index<1>, std::move(refusal)) {}
    // NOLINTEND(google-explicit-constructor)

    explicit operator bool() const { return m_held.index() == 0; }

    /// The value; only when there is one.
    T& operator*() { return *held(); }
    const T& operator*() const { return *const_cast<Checked*>(this)->held(); }
    T* operator->() { return &**this; }
    const T* operator->() const { return &**this; }

    /// Only when there is no value.
    const Refusal& refusal() const {
        assert(m_held.index() == 1);
        return *std::get_if<1>(&m_held);
    }

private:
    T* held() {
        assert(m_held.index() == 0);
        return std::get_if<0>(&m_held);
    }

    std::variant<T, Refusal> m_held;
};

/// `return {};` says that all is well.
template <>
class [[nodiscard]] Checked<void> {
public:
    Checked() = default;
    Checked(Refusal refusal) : m_held(std::move(refusal)) {}  // NOLINT(google-explicit-constructor): as above

    explicit operator bool() const { return m_held.index() == 0; }
    const Refusal& refusal() const {
        assert(m_held.index() == 1);
        return *std::get_if<1>(&m_held);
    }

private:
    std::variant<std::monostate, Refusal> m_held;
};

}  // namespace evergreen::tuf
