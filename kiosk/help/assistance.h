// Somebody who is let in to help: points, explains, makes time; never presses. It stands between what comes from the
// desk and the customer's page, and lets through what the fence of that page allows. It begins with the customer's own
// tap, and ends with another, with the call, with the visit, or by itself. Spec: HLP-02. It knows no screen.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/help/help_message.h"

#include <memory>

#include <QObject>

namespace evergreen {

/// What may be done on the page before the customer.
struct Fence {
    bool isClosed = true;  ///< nothing but to leave
    QStringList parts;     ///< what may be pointed at

    bool operator==(const Fence&) const = default;
};

class Assistance final : public QObject {
    Q_OBJECT

public:
    /// The clock outlives it. `letInMax`: then the helper is out again.
    explicit Assistance(Clock& clock, std::chrono::milliseconds letInMax = std::chrono::minutes(10))
        : m_clock(clock), m_letInMax(letInMax) {}

    enum class End { Customer, Helper, TimeOver, CallOver };
    Q_ENUM(End)

    /// The customer wants it: `who` may look and point, until the end of `call`.
    void letIn(const QString& call, const QString& who);
    void end(End how);

    /// Another page: nothing is pointed at any more.
    void setFence(Fence fence);

    /// From the desk.
    void point(const Pointing& pointing);
    void act(const Assist& assist);

    bool isOn() const { return !m_call.isEmpty(); }
    QString callId() const { return m_call; }
    QString who() const { return m_who; }
    QString part() const { return m_part; }
    /// What was done since letIn(), each once: "point", "explain" …
    const QStringList& done() const { return m_done; }

Q_SIGNALS:
    void begun();
    void ended(evergreen::Assistance::End how);
    /// The mark is at this part now; empty: nowhere.
    void pointed(const QString& part);
    /// Allowed, and to be done now.
    void asked(evergreen::AssistAct act);
    /// The fence held: what was tried.
    void refused(const QString& what);

private:
    void note(const QString& what);
    void setPart(const QString& part);

    Clock& m_clock;
    const std::chrono::milliseconds m_letInMax;
    QString m_call;
    QString m_who;
    QString m_part;
    Fence m_fence;
    QStringList m_done;
    std::unique_ptr<Alarm> m_limit;
};

}  // namespace evergreen
