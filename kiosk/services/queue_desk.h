// A place in the branch's queue, asked for by several services.
#pragma once

#include "kiosk/services/service.h"

namespace evergreen {

/// Takes a ticket, prints it, and shows it until it is read.
QCoro::Task<Result<>> queueFor(ServiceContext context, QueueWindow window);

}  // namespace evergreen
