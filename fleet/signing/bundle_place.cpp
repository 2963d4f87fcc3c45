#include "fleet/signing/bundle_place.h"

namespace evergreen::fleet {

std::string manifestPathOf(BundleVersion version) {
    return "bundles/" + std::to_string(version) + ".json";
}

std::string placeOf(const BundleFile& file) {
    return "files/" + file.sha256;
}

}  // namespace evergreen::fleet
