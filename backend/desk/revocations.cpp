#include "backend/desk/revocations.h"

#include "backend/http/revocation_list.h"

#include <cstdlib>

#include <QFile>

namespace evergreen::desk {

namespace {

constexpr qint64 kListBytesMax = 16LL * 1024 * 1024;

}  // namespace

Result<> Revocations::begin(QStringList lists, DeskBooks& books) {
    m_lists = std::move(lists);
    write(books);
    for (const QString& list : m_lists) {
        const auto next = nextUpdateOf(list);
        if (!next) return next.failure();
    }
    m_read = contents();
    return {};
}

void Revocations::look(DeskBooks& books) {
    write(books);
    const QByteArray now = contents();
    if (now == m_read) return;
    const auto reloaded = m_reload();
    if (!reloaded) return complain(reloaded.failure());
    m_read = now;
    m_complaint.clear();
}

void Revocations::write(DeskBooks& books) {
    if (!m_authority) return;
    auto revoked = books.certificates.revoked(books.now());
    if (books.database.hasFault()) return;
    const auto day = std::chrono::milliseconds(writeEvery).count();
    // A clock that was set back has made the list one of the future, which nobody believes either.
    if (revoked == m_listed && std::abs(books.now() - m_writtenAt) < day) return;
    std::int64_t number = 0;
    auto done = books.inOneGo([&] { number = books.certificates.takeListNumber(); });
    if (done) {
        done = m_authority->writeList(revoked, number, QDateTime::fromMSecsSinceEpoch(books.now(), Qt::UTC));
    }
    if (!done) return complain(done.failure());
    m_listed = std::move(revoked);
    m_writtenAt = books.now();
}

void Revocations::alarm(const QDateTime& now) const {
    for (const QString& list : m_lists) {
        const auto next = nextUpdateOf(list);
        const QString alarm = next ? revocationAlarm(*next, now) : next.failure().detail;
        if (!alarm.isEmpty()) qCritical("desk: %s: %s", qPrintable(list), qPrintable(alarm));
    }
    if (!m_authority || now.secsTo(m_authority->end()) > std::chrono::seconds(Authority::endNear).count()) return;
    qCritical("desk: the authority ends on %s, and with it every kiosk's certificate: make another",
              qPrintable(m_authority->end().toString(Qt::ISODate)));
}

/// Of all, each ended by a zero: what moves from one to the other is a change.
QByteArray Revocations::contents() const {
    QByteArray all;
    for (const QString& list : m_lists) {
        QFile file(list);
        if (file.open(QIODevice::ReadOnly)) all += file.read(kListBytesMax);
        all += '\0';
    }
    return all;
}

/// Once, while it is the same at each turn.
void Revocations::complain(const Failure& failure) {
    if (failure.detail == m_complaint) return;
    m_complaint = failure.detail;
    qCritical("desk: revoked certificates: %s", qPrintable(failure.detail));
}

}  // namespace evergreen::desk
