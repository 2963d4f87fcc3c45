// A branch made of software for `evergreen-kiosk --virtual`: the sandbox bank, the virtual devices and, where a console
// is named, the branch desk, each in its own program beside this one, ended with it. What is typed at the terminal goes
// to the devices ("insert mei").
#pragma once

#include "kiosk/machine/kiosk_config.h"
#include "kiosk/machine/virtual_desk.h"

namespace evergreen {

class VirtualBranch {
public:
    /// Where the console is: https://localhost:8444.
    static constexpr quint16 consolePort = 8444;

    /// All keep their state under `stateFolder`. `console` holds the console's files; empty: there is no desk.
    VirtualBranch(QString stateFolder, QString console)
        : m_stateFolder(std::move(stateFolder)), m_console(std::move(console)) {}
    ~VirtualBranch();

    /// Starts them and waits. The configuration of a kiosk that stands in this branch; ConfigBad, naming the program.
    Result<KioskConfig> open();

private:
    void repeatDevices();

    const QString m_stateFolder;
    const QString m_console;
    BranchProgram m_bank;
    VirtualDesk m_desk;
    BranchProgram m_devices;
};

}  // namespace evergreen
