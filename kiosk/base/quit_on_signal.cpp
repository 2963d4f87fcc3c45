#include "kiosk/base/quit_on_signal.h"

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

#include <QCoreApplication>

namespace evergreen {

namespace {

// A signal handler reaches only what is global.
int g_signalPipe[2] = {-1, -1};

void onSignal(int) {
    // Only write() is allowed here; the event loop does the rest.
    const char byte = 1;
    if (write(g_signalPipe[1], &byte, 1) != 1) _exit(1);
}

}  // namespace

QuitOnSignal::QuitOnSignal() {
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, g_signalPipe) != 0) {
        qFatal("no pair of sockets for signals");
    }
    m_signalled = std::make_unique<QSocketNotifier>(g_signalPipe[0], QSocketNotifier::Read);
    QObject::connect(m_signalled.get(), &QSocketNotifier::activated, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
}

}  // namespace evergreen
