// A member of the branch's staff at the console, in a real Chromium (backend/console/journeys/demo_staff.mjs): does
// what it is told, and what it does comes into the album as it happens.
#pragma once

#include "kiosk/machine/branch_program.h"
#include "tests/journeys/album.h"

#include <QUrl>

namespace evergreen {

class DemoStaff {
public:
    /// The album outlives it.
    explicit DemoStaff(Album& album) : m_album(album) {}

    /// Starts node, which starts Chromium.
    void start(const QUrl& console);
    /// Waits for the browser; signing in then goes on beside everything else. ConfigBad, naming what is not there.
    Result<> ready();

    /// "take", "point choice.3", "arrive", "solve".
    void say(const QByteArray& word) { m_program.process().write(word + '\n'); }
    /// Seen done at the console: "signed-in", "called", "taken", "pointed", "arrived", "solved".
    bool hasDone(const QString& step) const { return m_done.contains(step); }

private:
    void hear(const QByteArray& line);

    Album& m_album;
    QStringList m_done;
    BranchProgram m_program;  // last: ends before what it tells
};

}  // namespace evergreen
