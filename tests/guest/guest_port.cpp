#include "tests/guest/guest_port.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <QElapsedTimer>

namespace evergreen {

GuestPort::GuestPort(const char* name)
    : m_descriptor(open(QByteArray("/dev/virtio-ports/").append(name).constData(), O_RDWR | O_CLOEXEC)) {
    if (m_descriptor < 0) qFatal("no port %s: this is for the guest of scripts/test-guest", name);
}

GuestPort::~GuestPort() {
    close(m_descriptor);
}

void GuestPort::send(const QByteArray& line) const {
    const QByteArray whole = line + '\n';
    if (write(m_descriptor, whole.constData(), static_cast<std::size_t>(whole.size())) != whole.size()) {
        qFatal("the port takes nothing");
    }
}

QByteArray GuestPort::lineWith(const QByteArray& part) {
    QElapsedTimer since;
    since.start();
    for (;;) {  // bounded by answerMaxMs
        for (auto end = m_received.indexOf('\n'); end >= 0; end = m_received.indexOf('\n')) {
            const QByteArray line = m_received.left(end);
            m_received.remove(0, end + 1);
            if (line.contains(part)) return line;
        }
        const auto left = answerMaxMs - static_cast<int>(since.elapsed());
        pollfd waited{m_descriptor, POLLIN, 0};
        if (left <= 0 || poll(&waited, 1, left) <= 0) return {};
        char buffer[4096];
        const auto count = read(m_descriptor, buffer, sizeof(buffer));
        if (count <= 0) return {};
        m_received.append(buffer, count);
    }
}

QemuReader::QemuReader() {
    // The second time it is told that it has said so before.
    m_monitor.send(R"({"execute":"qmp_capabilities","id":"hello"})");
    m_monitor.lineWith("hello");
}

bool QemuReader::say(const char* words) {
    m_card.send(words);
    return m_card.lineWith("\"ok\"").contains("true");
}

bool QemuReader::order(const QByteArray& command, const QByteArray& arguments) {
    // Each answer bears the number of its order; events come between.
    static int number = 0;
    const QByteArray mark = "\"id\": " + QByteArray::number(++number);
    m_monitor.send("{\"execute\":\"" + command + "\",\"arguments\":{" + arguments + "}," + mark + "}");
    return m_monitor.lineWith(mark).contains("\"return\"");
}

bool QemuReader::unplug() {
    return order("device_del", R"("id":"reader")") && !m_monitor.lineWith("DEVICE_DELETED").isEmpty();
}

bool QemuReader::plug() {
    return order("device_add", R"("driver":"usb-ccid","id":"reader","bus":"usb.0")") &&
           order("device_add", R"("driver":"ccid-card-passthru","chardev":"vsc","bus":"reader.0")");
}

}  // namespace evergreen
