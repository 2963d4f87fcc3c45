#include "kiosk/help/help_line.h"

#include "kiosk/help/help_message.h"

#include <algorithm>

#include <QLoggingCategory>
#include <QUuid>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(logHelp, "evergreen.help")

using std::chrono::milliseconds;

/// Thirty-two hexadecimal digits that no other call has.
QString newCall() {
    return QUuid::createUuid().toString(QUuid::Id128);
}

}  // namespace

HelpLine::HelpLine(Clock& clock, HelpOutbox& outbox, HelpWire* wire, HelpLimits limits)
    : m_clock(clock), m_outbox(outbox), m_wire(wire), m_limits(limits) {
    if (!m_wire) return;
    connect(m_wire, &HelpWire::answered, this, &HelpLine::hear);
    connect(m_wire, &HelpWire::connected, this, &HelpLine::repeatSoon);
}

void HelpLine::open() {
    if (!m_wire) return;
    const auto forgotten = m_outbox.forgetBefore(m_clock.now().addMSecs(-milliseconds(m_limits.keptFor).count()));
    if (!forgotten) qCWarning(logHelp) << forgotten.failure().detail;
    const auto left = m_outbox.open(m_clock.now().addMSecs(-milliseconds(m_limits.rememberedFor).count()));
    if (left && *left) {
        m_answer = (*left)->last;
        begin((*left)->id, milliseconds((*left)->at.msecsTo(m_clock.now())));
    }
    repeatSoon();
}

void HelpLine::call(HelpContext context) {
    if (isCalling()) return;
    m_context = std::move(context);
    m_answer = {{}, HelpState::Calling};
    const QString call = newCall();
    m_answer.call = call;
    begin(call, milliseconds(0));
    if (m_wire) tell(HelpWord::Help);
}

void HelpLine::begin(const QString& call, milliseconds age) {
    m_call = call;
    m_isUnanswered = false;
    const auto left = [age](milliseconds limit) { return std::max(milliseconds(0), limit - age); };
    if (m_answer.state < HelpState::Received) {
        // Without a desk nobody can answer, and the customer has known it from the first moment.
        const auto patience = m_wire ? m_limits.unansweredAfter : m_limits.escalateAfter;
        m_patience = m_clock.alarm(left(patience), [this] { beUnanswered(); });
    }
    if (m_wire && m_answer.state < HelpState::Escalated) {
        m_escalation = m_clock.alarm(left(m_limits.escalateAfter), [this] { escalate(); });
    }
    Q_EMIT begun(call);
    Q_EMIT changed();
}

/// On disk first. A disk that takes nothing more must not keep somebody from being heard: then it is told once.
void HelpLine::tell(HelpWord word) {
    const QByteArray message = helpMessage(m_call, word, m_clock.now(), m_context);
    const auto kept = m_outbox.keep({m_call, word, m_clock.now(), message});
    if (kept) return repeatSoon();
    qCWarning(logHelp) << "a call that is not on disk:" << kept.failure().detail;
    m_wire->tell(message);
}

void HelpLine::repeatSoon() {
    m_pause = m_limits.repeatFirst;
    repeat(Turn::First);
}

/// Everything unanswered once more, or of one call alone; and what the desk may have said while it could not be heard.
/// What was in vain by one way goes by all of them: a broker that listens may have no desk, and nobody is to wait for
/// that.
void HelpLine::repeat(Turn turn, const std::optional<QString>& only) {
    m_repeating.reset();
    const auto words = m_outbox.unanswered();
    if (!words) qCWarning(logHelp) << words.failure().detail;
    const bool isSilent = words && words->empty();
    if (words) {
        for (const HelpOutbox::Word& word : *words) {
            if (word.call != only.value_or(word.call)) continue;
            turn == Turn::First ? m_wire->tell(word.message) : m_wire->tellAgain(word.message);
        }
    }
    const bool mustAsk = isCalling() && !m_wire->hearsDesk();
    if (isSilent && mustAsk) m_wire->askAfter(m_call);
    if (isSilent && !mustAsk) return;
    m_repeating = m_clock.alarm(m_pause, [this] { repeat(Turn::Again); });
    m_pause = std::min(m_pause * 2, m_limits.repeatMost);
}

void HelpLine::hear(const HelpAnswer& answer) {
    const auto isNews = m_outbox.note(answer);
    if (!isNews) qCWarning(logHelp) << isNews.failure().detail;
    // A call that the disk would not take is in no row, and is heard all the same.
    const bool isNewHere = (isNews && *isNews) || (answer.call == m_call && answer.state > m_answer.state);
    // A word of this call may have waited for the answer; each of the others has its own. (What is no news changes
    // nothing: two that answer each other would not end.)
    if (isNewHere) {
        m_pause = m_limits.repeatFirst;
        repeat(Turn::First, answer.call);
    }
    if (answer.call != m_call || !isNewHere) return;
    m_answer = answer;
    m_isUnanswered = false;
    m_patience.reset();
    if (answer.state >= HelpState::Escalated) {
        m_escalation.reset();
    } else if (!m_escalation) {  // given back by whoever was coming: a minute begins anew
        m_escalation = m_clock.alarm(m_limits.escalateAfter, [this] { escalate(); });
    }
    Q_EMIT answered(answer);
    if (answer.state >= HelpState::Solved) return end();
    Q_EMIT changed();
}

void HelpLine::escalate() {
    tell(HelpWord::Escalated);
    Q_EMIT escalated(m_call);
    Q_EMIT changed();
}

void HelpLine::beUnanswered() {
    m_isUnanswered = true;
    Q_EMIT unanswered();
    Q_EMIT changed();
}

void HelpLine::withdraw() {
    if (!isCalling()) return;
    if (m_wire) tell(HelpWord::Withdrawn);
    end();
}

void HelpLine::end() {
    m_patience.reset();
    m_escalation.reset();
    const QString call = std::exchange(m_call, {});
    Q_EMIT ended(call);
    Q_EMIT changed();
}

}  // namespace evergreen
