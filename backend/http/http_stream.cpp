#include "backend/http/http_stream.h"

#include <utility>

namespace evergreen {

bool HttpStream::send(const QByteArray& bytes) {
    const std::lock_guard lock(m_mutex);
    if (m_ended) return false;
    m_ended = m_backlog.size() + bytes.size() > m_backlogBytesMax;
    if (!m_ended) m_backlog += bytes;
    // Under the lock: so attend({}) returns only when nobody is about to call what it takes away.
    if (m_wake) m_wake();
    return !m_ended;
}

void HttpStream::end() {
    const std::lock_guard lock(m_mutex);
    m_ended = true;
    if (m_wake) m_wake();
}

bool HttpStream::hasEnded() const {
    const std::lock_guard lock(m_mutex);
    return m_ended;
}

void HttpStream::attend(std::function<void()> wake) {
    const std::lock_guard lock(m_mutex);
    m_wake = std::move(wake);
    if (!m_wake) m_ended = true;
}

QByteArray HttpStream::take() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_backlog, QByteArray());
}

}  // namespace evergreen
