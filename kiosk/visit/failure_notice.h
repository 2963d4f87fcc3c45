// What a customer is told of a failure: what it does to the card and the money first, then the way on. One text triple
// a failure code, by name; docs/failures.md is the staff's side of the same list.
#pragma once

#include "kiosk/base/failure.h"
#include "kiosk/dialogue/page.h"

namespace evergreen {

/// With a way on where the visit may continue; else without actions, for the visit's last page.
NoticePage failureNotice(const Failure& failure);

/// The one other way on from there: saying what went wrong.
void offerComplaint(NoticePage& page);

}  // namespace evergreen
