// Staff at the kiosk, asked about at the branch desk: one HTTPS request with the kiosk's certificate. Spec:
// backend/api/desk.yaml, /k/v1/staff. Owned by KioskStaff. It logs nothing of what is asked.
//
// The PIN goes in clear inside mutual TLS: the desk that holds it against its scrypt hash is the very end of that
// connection, so a PIN block would be encrypted for who decrypts it at once, and the key for it would have come the
// same way. It opens pointing, never money.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/secret_bytes.h"
#include "kiosk/base/waiter.h"
#include "kiosk/help/desk_endpoint.h"

#include <memory>

#include <QCoroTask>
#include <QNetworkAccessManager>

namespace evergreen {

/// What the desk says of a card and a PIN.
struct StaffVerdict {
    enum class Kind {
        Admitted,
        PinWrong,     ///< or nobody of that id
        Locked,       ///< too many wrong ones
        OtherBranch,  ///< theirs is another branch's card
        Untrained,    ///< Spec: TR-01
        TooMany,      ///< cards tried at this kiosk
        Unreachable   ///< no desk, no answer, or none that makes sense
    };

    Kind kind = Kind::Unreachable;
    QString name{};  ///< of who is admitted: plain, at most 32 characters

    bool operator==(const StaffVerdict&) const = default;
};
/// "admitted", "pin", "locked" …: as the audit log has it.
const char* nameOf(StaffVerdict::Kind kind);

/// Of an answer's status and body.
StaffVerdict readStaffVerdict(int status, const QByteArray& body);

class StaffDesk final {
public:
    static constexpr qint64 answerBytesMax = qint64{16} * 1024;
    static constexpr std::chrono::milliseconds answerMax{10'000};

    /// The clock outlives it; it outlives its tasks, which close() ends.
    StaffDesk(DeskEndpoint endpoint, Clock& clock);
    ~StaffDesk();

    /// `pin`: one byte 0–9 a digit. One at a time; another one meanwhile is Unreachable.
    QCoro::Task<StaffVerdict> admit(QString staff, SecretBytes pin);
    /// Whoever waits is told that there is no answer.
    void close();

private:
    enum class End { Finished, TooLate };

    const DeskEndpoint m_endpoint;
    Clock& m_clock;
    QNetworkAccessManager m_network;
    Waiter<End>* m_waiting = nullptr;
};

}  // namespace evergreen
