#include "tests/fleet/sim/shared_contents.h"

namespace evergreen {

SharedContents::Content SharedContents::share(std::string bytes) {
    const std::size_t hash = std::hash<std::string>()(bytes);
    const std::lock_guard lock(m_guard);
    auto& place = m_known[hash];
    if (auto known = place.lock(); known && *known == bytes) return known;
    auto mine = std::make_shared<const std::string>(std::move(bytes));
    place = mine;
    return mine;
}

}  // namespace evergreen
