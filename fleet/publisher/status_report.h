// How a repository stands, for people: what each role has signed and until when, who has approved which bundle, what
// the fleet is told, and whether a kiosk would take all that.
#pragma once

#include "fleet/signing/edition.h"

namespace evergreen::fleet {

/// Refused only when nothing can be said at all: there is no root.
Checked<std::string> statusOf(const RepositoryFolder& repository, tuf::Moment now);

}  // namespace evergreen::fleet
