// One call for help at a time, from the tap to its end: on disk before it is sent, told until the desk has answered,
// escalated when nobody takes it, and remembered over a restart of the program. What it says of a call is only ever
// what the desk has said. It knows no screen, no lamp and no paper: see its signals.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/help/help_outbox.h"
#include "kiosk/help/help_wire.h"

#include <memory>
#include <optional>

#include <QObject>

namespace evergreen {

struct HelpLimits {
    std::chrono::milliseconds repeatFirst{500};        ///< until an unanswered word is told again; then twice as long
    std::chrono::milliseconds repeatMost{30'000};      ///< each time, up to this
    std::chrono::milliseconds unansweredAfter{5'000};  ///< until the customer is told that the desk does not answer
    std::chrono::milliseconds escalateAfter{60'000};   ///< Spec: HLP-01
    std::chrono::minutes rememberedFor{15};            ///< a call older than that is not shown again after a restart
    std::chrono::hours keptFor{7 * 24};                ///< on disk, for the desk that was not there
};

class HelpLine final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it. No `wire`: there is no desk, and nothing but silence to report.
    HelpLine(Clock& clock, HelpOutbox& outbox, HelpWire* wire, HelpLimits limits = {});

    /// Takes up what an earlier run has left: words still to be told, and the call somebody may still be waiting on.
    void open();

    /// A call under way stays the same call.
    void call(HelpContext context);
    /// The customer goes on alone.
    void withdraw();

    bool hasDesk() const { return m_wire != nullptr; }
    bool isCalling() const { return !m_call.isEmpty(); }
    QString callId() const { return m_call; }
    const HelpAnswer& answer() const { return m_answer; }
    /// Nobody has answered for too long: the lamp and the paper must do.
    bool isUnanswered() const { return m_isUnanswered; }

Q_SIGNALS:
    /// Any of the above is different.
    void changed();
    void begun(const QString& call);
    /// The desk said something new of the call under way.
    void answered(const evergreen::HelpAnswer& answer);
    void unanswered();
    void escalated(const QString& call);
    /// Withdrawn, or solved.
    void ended(const QString& call);

private:
    void begin(const QString& call, std::chrono::milliseconds age);
    void tell(HelpWord word);
    enum class Turn { First, Again };
    void repeat(Turn turn, const std::optional<QString>& only = {});
    void repeatSoon();
    void hear(const HelpAnswer& answer);
    void escalate();
    void beUnanswered();
    void end();

    Clock& m_clock;
    HelpOutbox& m_outbox;
    HelpWire* const m_wire;
    const HelpLimits m_limits;
    QString m_call;
    HelpContext m_context;
    HelpAnswer m_answer{{}, HelpState::Calling};
    bool m_isUnanswered = false;
    std::chrono::milliseconds m_pause{0};
    std::unique_ptr<Alarm> m_repeating;
    std::unique_ptr<Alarm> m_patience;
    std::unique_ptr<Alarm> m_escalation;
};

}  // namespace evergreen
