#include "kiosk/help/assistance.h"

#include <utility>

namespace evergreen {

void Assistance::letIn(const QString& call, const QString& who) {
    if (isOn() || call.isEmpty()) return;
    m_call = call;
    m_who = who;
    m_done.clear();
    m_limit = m_clock.alarm(m_letInMax, [this] { end(End::TimeOver); });
    Q_EMIT begun();
}

void Assistance::end(End how) {
    if (!isOn()) return;
    setPart({});
    m_limit.reset();
    m_call.clear();
    Q_EMIT ended(how);
}

void Assistance::setFence(Fence fence) {
    m_fence = std::move(fence);
    setPart({});
}

void Assistance::point(const Pointing& pointing) {
    // A helper of a call that is over, or of another kiosk's, does not exist here.
    if (!isOn() || pointing.call != m_call) return;
    if (pointing.part.isEmpty()) return setPart({});
    if (m_fence.isClosed || !m_fence.parts.contains(pointing.part)) {
        Q_EMIT refused(QStringLiteral("point"));
        return;
    }
    note(QStringLiteral("point"));
    setPart(pointing.part);
}

void Assistance::act(const Assist& assist) {
    if (!isOn() || assist.call != m_call) return;
    if (assist.act == AssistAct::Leave) return end(End::Helper);
    const QString what = QString::fromLatin1(nameOf(assist.act));
    if (m_fence.isClosed) {
        Q_EMIT refused(what);
        return;
    }
    note(what);
    Q_EMIT asked(assist.act);
}

void Assistance::note(const QString& what) {
    if (!m_done.contains(what)) m_done << what;
}

void Assistance::setPart(const QString& part) {
    if (part == m_part) return;
    m_part = part;
    Q_EMIT pointed(part);
}

}  // namespace evergreen
