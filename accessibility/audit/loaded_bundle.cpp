#include "accessibility/audit/loaded_bundle.h"

#include "fleet/signing/built_bundle.h"

namespace evergreen {

Result<ReadBundle> loadedBundle(const QString& folder) {
    const auto bad = [](const std::string& why) {
        return Failure{FailureCode::ConfigBad, QString::fromStdString(why)};
    };
    const std::string place = folder.toStdString();
    // Which version it is makes no difference here.
    const auto built = fleet::bundleIn(place, 1);
    if (!built) return bad(built.refusal().detail);
    const auto complaints = complaintsOfFolder(place, built->manifest);
    if (!complaints.empty()) return bad(place + ": " + fleet::wordsOf(complaints.front()));
    return readBundle(place, built->manifest);
}

}  // namespace evergreen
