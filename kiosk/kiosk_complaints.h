// Complaints as the whole kiosk takes them: the evidence of its devices, the secret of the slip, the line to the branch
// desk. Floor 5, beside Kiosk, which owns it; how none is lost is kiosk/help/complaint_line.
#pragma once

#include "kiosk/audit_log/audit_trail.h"
#include "kiosk/base/waiter.h"
#include "kiosk/help/complaint_line.h"
#include "kiosk/help/desk_endpoint.h"
#include "kiosk/i18n/phrasebook.h"
#include "kiosk/services/complaint_desk.h"

#include <functional>
#include <memory>

namespace evergreen {

class KioskComplaints final : public ComplaintDesk {
public:
    /// All outlive it.
    struct Ground {
        Clock& clock;
        const Phrasebook& phrasebook;
        AuditTrail& audit;
        std::function<QStringList()> faults;  ///< of the devices, now
    };

    /// Nothing is sent before open(). A desk without a web address takes none.
    KioskComplaints(Ground ground, const QString& stateFolder, const DeskPlace& desk);

    /// Takes up what an earlier run has left.
    void open();

    /// So long a customer waits for the desk's number.
    static constexpr std::chrono::milliseconds answerMayTake{6'000};

    bool isThere() const override { return m_line != nullptr; }
    QCoro::Task<ComplaintTold> tell(ComplaintKind kind, ComplaintAbout about) override;

private:
    QString followAddress(const QByteArray& token) const;

    const Ground m_ground;
    const QUrl m_follow;
    ComplaintOutbox m_outbox;
    std::unique_ptr<ComplaintWire> m_wire;
    std::unique_ptr<ComplaintLine> m_line;                        ///< none: there is no desk
    Waiter<std::optional<ComplaintNumber>>* m_waiting = nullptr;  ///< the customer before the screen
    QString m_awaited;                                            ///< their complaint's key
};

}  // namespace evergreen
