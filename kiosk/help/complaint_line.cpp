#include "kiosk/help/complaint_line.h"

#include <algorithm>

#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(logComplaints, "evergreen.complaints")

}  // namespace

ComplaintLine::ComplaintLine(Clock& clock, ComplaintOutbox& outbox, ComplaintWire& wire, ComplaintLimits limits)
    : m_clock(clock), m_outbox(outbox), m_wire(wire), m_limits(limits), m_pause(limits.repeatFirst) {
    connect(&m_wire, &ComplaintWire::answered, this, &ComplaintLine::hear);
}

void ComplaintLine::open() {
    repeat();
}

Result<> ComplaintLine::tell(const ComplaintNews& news) {
    const QByteArray message = complaintMessage(news);
    auto kept = m_outbox.keep({news.key, message}, m_clock.now());
    if (!kept) {
        qCWarning(logComplaints) << "a complaint that is not on disk:" << kept.failure().detail;
        m_wire.tell(news.key, message);
        return kept;
    }
    m_pause = m_limits.repeatFirst;
    repeat();
    return {};
}

void ComplaintLine::repeat() {
    m_repeating.reset();
    const auto waiting = m_outbox.next();
    if (!waiting) qCWarning(logComplaints) << waiting.failure().detail;
    if (waiting && waiting->empty()) return;
    if (waiting) {
        for (const ComplaintOutbox::Waiting& one : *waiting) m_wire.tell(one.key, one.message);
    }
    m_repeating = m_clock.alarm(m_pause, [this] { repeat(); });
    m_pause = std::min(m_pause * 2, m_limits.repeatMost);
}

void ComplaintLine::hear(const QString& key, const QByteArray& json) {
    const auto number = readComplaintNumber(json);
    if (!number) {
        qCWarning(logComplaints) << "the desk's answer:" << number.failure().detail;
        return;
    }
    // Where it cannot be crossed off it is told again, and the desk knows its key.
    const auto gone = m_outbox.forget(key);
    if (!gone) qCWarning(logComplaints) << gone.failure().detail;
    Q_EMIT answered(key, *number);
}

}  // namespace evergreen
