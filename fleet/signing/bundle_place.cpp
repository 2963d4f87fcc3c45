#include "fleet/signing/bundle_place.h"

namespace evergreen::fleet {

std::string manifestPathOf(BundleVersion version) {
    return "bundles/" + std::to_string(version) + ".json";
}

tuf::Target targetOf(const BundleFile& file) {
    return {"files/" + file.path, file.length, file.hashes(), {}};
}

}  // namespace evergreen::fleet
