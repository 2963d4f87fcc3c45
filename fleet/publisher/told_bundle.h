// A bundle in a repository as evergreen-fleet tells it (`evergreen-fleet tell`) to whoever writes its review: all that
// customers see and hear, and what the check finds in it. As JSON, so that another program can keep it:
//   {"says": {"text": {"zh_CN/welcome.say": "…"}, "clip": {…}, "setting": {…}, "file": {…}}, "findings": ["…"]}
#pragma once

#include "fleet/publisher/bundle_diff.h"

namespace evergreen::fleet {

struct ToldBundle {
    BundlePlaces says;
    std::vector<std::string> findings;  ///< wordingFindings()

    static constexpr std::size_t bytesMax = std::size_t{32} * 1024 * 1024;

    bool operator==(const ToldBundle&) const = default;
};

[[nodiscard]] std::string bytesOf(const ToldBundle& told);
/// Malformed, TooLarge.
Checked<ToldBundle> readToldBundle(std::string_view bytes);

}  // namespace evergreen::fleet
