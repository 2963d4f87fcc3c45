// The sandbox's branches, kiosks and staff, all of them fictional. Passwords and one-time secrets follow from the
// names, so that demo and tests can sign in; a desk in earnest never plants them.
#pragma once

#include "backend/desk/desk_books.h"
#include "backend/desk/seal.h"

namespace evergreen::desk {

/// Four branches, a remote desk, the departments of consumer protection and of IT, kiosk-0001 to kiosk-0004, and ten
/// people; xiaozhao's training has lapsed. Leaves alone who is there already.
Result<> plantSandbox(DeskBooks& books, const Seal& seal, int passwordCostLog2);

/// "sandbox-" and the name.
QByteArray sandboxPassword(const QString& staff);
/// Six digits: 860001 for the first of them, xiaoli. Empty for who is none of them.
QByteArray sandboxPin(const QString& staff);
QByteArray sandboxCodeSecret(const QString& staff);
/// The code that this person's authenticator would show.
QString sandboxCode(const QString& staff, std::int64_t nowMs);

}  // namespace evergreen::desk
