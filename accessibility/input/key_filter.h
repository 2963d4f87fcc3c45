// Lets one stroke through where an unsteady hand makes two. A plain rule over times; it knows no key by name. Keys that
// are held do not repeat at all, which needs no delay to be set.
// Spec: EN 301 549 v3.2.1 §5.7 (key repeat), §5.8 (double-strike key acceptance).
#pragma once

#include <chrono>
#include <optional>

namespace evergreen {

class KeyFilter {
public:
    static constexpr std::chrono::milliseconds usualPause{300};
    /// §5.8 wants it adjustable up to this.
    static constexpr std::chrono::milliseconds longestPause{500};

    explicit KeyFilter(std::chrono::milliseconds pause = usualPause) : m_pause(pause) {}

    /// Whether this stroke counts: the same key again within the pause after it was let go does not.
    [[nodiscard]] bool admitsPress(int key, std::chrono::milliseconds now, bool isRepeat);
    void release(int key, std::chrono::milliseconds now);

private:
    std::chrono::milliseconds m_pause;
    std::optional<int> m_lastKey;
    std::chrono::milliseconds m_lastStroke{0};
};

}  // namespace evergreen
