// The command line's words that change the register and end: --add-branch, --add-kiosk, --retire-kiosk, --enrol,
// --revoke, --add-staff, --retire-staff, --set-staff-pin.
#pragma once

#include "backend/desk/desk_books.h"
#include "backend/desk/seal.h"

#include <QCommandLineParser>

namespace evergreen::desk {

void addRegisterOptions(QCommandLineParser& parser);
bool hasRegisterWord(const QCommandLineParser& parser);

/// Does the one that is there. For --add-staff the password, for --set-staff-pin the PIN is read from standard input,
/// and what an authenticator scans is printed; for --enrol the kiosk's one-time code is. ConfigBad for what lacks a
/// part; StorageFault.
Result<> obeyRegisterWord(const QCommandLineParser& parser, DeskBooks& books, const Seal& seal);

}  // namespace evergreen::desk
