// A branch made of software for `evergreen-kiosk --virtual`: the sandbox bank and the virtual devices, each in its own
// program beside this one, ended with it. What is typed at the terminal goes to the devices ("insert mei").
#pragma once

#include "kiosk/machine/kiosk_config.h"

#include <QProcess>

namespace evergreen {

class VirtualBranch {
public:
    /// For each program to say that it is ready; the first start makes certificates and people.
    static constexpr std::chrono::milliseconds readyMax{20'000};

    /// Both keep their state under `stateFolder`.
    explicit VirtualBranch(QString stateFolder) : m_stateFolder(std::move(stateFolder)) {}
    ~VirtualBranch();

    /// Starts both and waits. The configuration of a kiosk that stands in this branch; ConfigBad, naming the program.
    Result<KioskConfig> open();

private:
    Result<QJsonObject> ready(QProcess& program);

    QString m_stateFolder;
    QProcess m_bank;
    QProcess m_devices;
};

}  // namespace evergreen
