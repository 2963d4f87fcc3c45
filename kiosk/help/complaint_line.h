// Complaints from the tap to the desk's number: on disk before they are sent, told until the desk has answered, also
// after a restart of the program. It knows no page and no paper: see its signal.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/help/complaint_message.h"
#include "kiosk/help/complaint_outbox.h"
#include "kiosk/help/complaint_wire.h"

#include <memory>

#include <QObject>

namespace evergreen {

struct ComplaintLimits {
    std::chrono::milliseconds repeatFirst{2'000};   ///< until what is unanswered is told again; then twice as long
    std::chrono::milliseconds repeatMost{120'000};  ///< each time, up to this
};

class ComplaintLine final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    ComplaintLine(Clock& clock, ComplaintOutbox& outbox, ComplaintWire& wire, ComplaintLimits limits = {});

    /// Takes up what an earlier run has left.
    void open();

    /// Sends it. StorageFault when it is not on disk: then it is told once only.
    Result<> tell(const ComplaintNews& news);

Q_SIGNALS:
    void answered(const QString& key, const evergreen::ComplaintNumber& number);

private:
    void repeat();
    void hear(const QString& key, const QByteArray& json);

    Clock& m_clock;
    ComplaintOutbox& m_outbox;
    ComplaintWire& m_wire;
    const ComplaintLimits m_limits;
    std::chrono::milliseconds m_pause{0};
    std::unique_ptr<Alarm> m_repeating;
};

}  // namespace evergreen
