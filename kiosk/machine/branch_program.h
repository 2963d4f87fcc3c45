// One program of a branch made of software: started, waited for until it says in a line of JSON that it is ready, and
// ended with this one, however this one ends.
#pragma once

#include "kiosk/base/result.h"

#include <chrono>

#include <QJsonObject>
#include <QProcess>

namespace evergreen {

class BranchProgram {
public:
    /// To be ready; the first start makes certificates and people.
    static constexpr std::chrono::milliseconds readyMax{60'000};
    /// To end in order; then it is killed.
    static constexpr std::chrono::milliseconds endMax{3'000};

    ~BranchProgram() { end(); }

    /// `program` lies beside this one, or is a whole path. What it complains of goes to our own standard error.
    void start(const QString& program, const QStringList& arguments);
    /// Waits for its first line. ConfigBad, naming the program.
    Result<QJsonObject> ready();
    void end();

    QProcess& process() { return m_process; }

private:
    QProcess m_process;
};

}  // namespace evergreen
