#include "accessibility/voice/jack_socket.h"

#include <array>
#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace evergreen {

namespace {

constexpr std::size_t kBitsPerWord = sizeof(unsigned long) * CHAR_BIT;
using Switches = std::array<unsigned long, SW_MAX / kBitsPerWord + 1>;

bool holdsHeadphone(const Switches& switches) {
    return (switches[SW_HEADPHONE_INSERT / kBitsPerWord] >> (SW_HEADPHONE_INSERT % kBitsPerWord) & 1U) != 0;
}

bool hasHeadphoneSwitch(int file) {
    Switches switches{};
    return ioctl(file, EVIOCGBIT(EV_SW, sizeof switches), switches.data()) >= 0 && holdsHeadphone(switches);
}

/// Events a single look takes; what is left wakes the notifier again.
constexpr std::size_t kEventsAtOnce = 64;

}  // namespace

std::unique_ptr<JackSocket> JackSocket::open(const QString& node) {
    const int file = ::open(qPrintable(node), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return nullptr;
    auto socket = std::make_unique<JackSocket>(file);
    if (!hasHeadphoneSwitch(file) || !socket->readState()) return nullptr;
    return socket;
}

JackSocket::JackSocket(int file)
    : m_file(file), m_notifier(std::make_unique<QSocketNotifier>(file, QSocketNotifier::Read)) {
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &JackSocket::read);
}

JackSocket::~JackSocket() {
    m_notifier.reset();
    if (m_file >= 0) ::close(m_file);
}

/// How the switch stands now, whatever events were missed.
bool JackSocket::readState() {
    Switches switches{};
    if (ioctl(m_file, EVIOCGSW(sizeof switches), switches.data()) < 0) return false;
    m_isPlugged = holdsHeadphone(switches);
    return true;
}

void JackSocket::read() {
    std::array<input_event, kEventsAtOnce> events{};
    const ssize_t bytes = ::read(m_file, events.data(), sizeof events);
    if (bytes < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (bytes <= 0) return leave();
    const bool before = m_isPlugged;
    const auto count = static_cast<std::size_t>(bytes) / sizeof(input_event);
    for (std::size_t i = 0; i < count; ++i) {
        const input_event& event = events[i];
        if (event.type == EV_SW && event.code == SW_HEADPHONE_INSERT) m_isPlugged = event.value != 0;
        // Spec: event-codes.rst, SYN_DROPPED: the state has to be asked for anew.
        if (event.type == EV_SYN && event.code == SYN_DROPPED && !readState()) return leave();
    }
    if (m_isPlugged != before) Q_EMIT changed();
}

void JackSocket::leave() {
    m_notifier->setEnabled(false);
    ::close(std::exchange(m_file, -1));
    m_isPlugged = false;
    Q_EMIT changed();
}

}  // namespace evergreen
