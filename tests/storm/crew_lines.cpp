#include "tests/storm/crew_lines.h"

#include <array>
#include <cerrno>
#include <unistd.h>

#include <QCoreApplication>

namespace evergreen {

namespace {

constexpr std::size_t kReadAtOnce = 16'384;

}  // namespace

void takeLines(QByteArray& unread, const std::function<void(const QByteArray& line)>& take) {
    qsizetype begin = 0;
    for (auto end = unread.indexOf('\n'); end >= 0; end = unread.indexOf('\n', begin)) {
        take(unread.mid(begin, end - begin));
        begin = end + 1;
    }
    unread.remove(0, begin);
}

CrewLines::CrewLines(std::function<void(const QByteArray& line)> obey)
    : m_obey(std::move(obey)), m_input(STDIN_FILENO, QSocketNotifier::Read) {
    QObject::connect(&m_input, &QSocketNotifier::activated, &m_input, [this] { read(); });
}

void CrewLines::read() {
    std::array<char, kReadAtOnce> piece{};
    const ssize_t count = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) return;
    if (count <= 0) {
        m_input.setEnabled(false);
        QCoreApplication::quit();
        return;
    }
    m_unread.append(piece.data(), count);
    takeLines(m_unread, [this](const QByteArray& line) {
        m_obey(line);
        ++m_seen;
    });
}

void CrewLines::report(const QByteArray& line) {
    const QByteArray whole = line + '\n';
    const std::lock_guard lock(m_mutex);
    for (qsizetype at = 0; at < whole.size();) {
        const ssize_t written =
            ::write(STDOUT_FILENO, whole.constData() + at, static_cast<std::size_t>(whole.size() - at));
        if (written < 0 && errno != EINTR) return;  // nobody reads any more: the input ends as well
        if (written > 0) at += written;
    }
}

}  // namespace evergreen
