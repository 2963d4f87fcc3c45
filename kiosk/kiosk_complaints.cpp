#include "kiosk/kiosk_complaints.h"

#include "kiosk/help/https_complaints.h"

namespace evergreen {

namespace {

/// Spec: desk.yaml, NewComplaint
QString nameOf(ComplaintKind kind) {
    static constexpr const char* kNames[] = {"machine", "waiting", "service", "fee", "information", "privacy", "other"};
    return QString::fromLatin1(kNames[static_cast<std::size_t>(kind)]);
}

const char* nameOf(ComplaintTold::Fate fate) {
    static constexpr const char* kNames[] = {"received", "kept", "not-kept"};
    return kNames[static_cast<std::size_t>(fate)];
}

}  // namespace

KioskComplaints::KioskComplaints(Ground ground, const QString& stateFolder, const DeskPlace& desk)
    : m_ground(std::move(ground)), m_follow(desk.follow), m_outbox(stateFolder + QStringLiteral("/complaints.db")) {
    if (desk.endpoint.base.isEmpty()) return;
    m_wire = std::make_unique<HttpsComplaints>(desk.endpoint);
    m_line = std::make_unique<ComplaintLine>(m_ground.clock, m_outbox, *m_wire);
    QObject::connect(m_line.get(), &ComplaintLine::answered, m_line.get(),
                     [this](const QString& key, const ComplaintNumber& number) {
                         if (m_waiting && key == m_awaited) m_waiting->give(number);
                     });
}

void KioskComplaints::open() {
    if (m_line) m_line->open();
}

QString KioskComplaints::followAddress(const QByteArray& token) const {
    if (m_follow.isEmpty()) return {};
    QUrl address = m_follow;
    QString path = address.path();
    while (path.endsWith(u'/')) path.chop(1);
    address.setPath(path + QStringLiteral("/c/") + QString::fromLatin1(token));
    return address.toString(QUrl::FullyEncoded);
}

QCoro::Task<ComplaintTold> KioskComplaints::tell(ComplaintKind kind, ComplaintAbout about) {
    ComplaintTold told;
    if (!m_line) co_return told;
    const ComplaintNews news{newComplaintKey(),
                             nameOf(kind),
                             {.page = about.page,
                              .service = about.service,
                              .faults = m_ground.faults(),
                              .language = m_ground.phrasebook.language()},
                             newFollowToken()};
    Waiter<std::optional<ComplaintNumber>> waiting;
    const auto enough = m_ground.clock.alarm(answerMayTake, [&waiting] { waiting.give(std::nullopt); });
    m_waiting = &waiting;
    m_awaited = news.key;
    const auto kept = m_line->tell(news);
    const auto number = co_await waiting.value();
    m_waiting = nullptr;
    told.follow = followAddress(news.token);
    if (number) {
        told.fate = ComplaintTold::Fate::Received;
        told.number = number->number;
        told.due = number->due;
    } else if (kept) {
        told.fate = ComplaintTold::Fate::Kept;
        told.reference = complaintReference(news.key);
    }
    m_ground.audit.note({AuditKind::Complained,
                         {{QStringLiteral("key"), news.key},
                          {QStringLiteral("kind"), news.kind},
                          {QStringLiteral("fate"), QString::fromLatin1(nameOf(told.fate))}}});
    co_return ComplaintTold(told);
}

}  // namespace evergreen
