// A bundle of the fleet put on the auditor's stage, read by the kiosk's own code, so that it is looked at before
// anybody signs it.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/bundle/bundle_reader.h"

namespace evergreen {

/// Of the files below `folder`, as an author has them. ConfigBad: it holds no bundle, or one that no kiosk would run.
Result<ReadBundle> loadedBundle(const QString& folder);

}  // namespace evergreen
