// Lets SIGTERM and SIGINT end a program's event loop in order, as Ctrl+C and a service manager expect. Made once, by
// main, after the application object.
#pragma once

#include <memory>

#include <QSocketNotifier>

namespace evergreen {

class QuitOnSignal {
public:
    /// From here on both signals quit the application.
    QuitOnSignal();

private:
    std::unique_ptr<QSocketNotifier> m_signalled;
};

}  // namespace evergreen
