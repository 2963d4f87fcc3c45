// Equal contents kept once: ten thousand kiosks that remember the same metadata and run the same bundle take the room
// of one. From any thread.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace evergreen {

class SharedContents {
public:
    using Content = std::shared_ptr<const std::string>;

    /// These bytes, as somebody else has them already or as the first.
    Content share(std::string bytes);

private:
    std::mutex m_guard;
    std::unordered_map<std::size_t, std::weak_ptr<const std::string>> m_known;  ///< by hash; of two with one, the last
};

}  // namespace evergreen
