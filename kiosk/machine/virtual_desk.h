// The branch desk of a branch made of software: the broker, and the desk with its sandbox's people and the console,
// each a program beside this one and ended with it.
#pragma once

#include "kiosk/help/desk_endpoint.h"
#include "kiosk/machine/branch_program.h"

namespace evergreen {

class VirtualDesk {
public:
    struct Place {
        QString stateFolder;
        QString certificates;     ///< the folder that the sandbox bank has made
        QString console;          ///< the console's files, as scripts/console builds them
        quint16 consolePort = 0;  ///< 0: a free one
    };

    /// Starts both and waits. Where kiosk-0001 finds them; ConfigBad, naming the program.
    Result<DeskPlace> open(const Place& place);

    /// Where a browser finds the console, once it is open.
    const QUrl& console() const { return m_console; }

private:
    Result<quint16> openBroker(const Place& place);

    QUrl m_console;
    BranchProgram m_broker;
    BranchProgram m_desk;
};

}  // namespace evergreen
