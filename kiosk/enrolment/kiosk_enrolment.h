// A kiosk's certificate: the first one by a one-time code, each further one by the one before. Each ends with the new
// identity on the disk, or with the one that was there and words that say why. Used by the program evergreen-enrol.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/enrolment/desk_asking.h"
#include "kiosk/enrolment/identity_check.h"
#include "kiosk/enrolment/identity_place.h"

namespace evergreen {

/// What the program ends with: whoever called it may have to do something, or only wait.
enum class EnrolmentEnd {
    Done = 0,  ///< also: not yet due
    DiskFault = 1,
    WrongCall = 2,
    Refused = 3,  ///< for good: somebody has to print a code
    Later = 4,    ///< by itself, the next time
    ClockWrong = 5,
};

struct EnrolmentOutcome {
    EnrolmentEnd end = EnrolmentEnd::Done;
    QString words;
};

struct EnrolmentPlace {
    QUrl desk;              ///< https: its browsers' port for enrol(), its kiosks' port for renew()
    QString authorityFile;  ///< PEM: who is believed, of the desk and of the certificate that comes
    QString identityFile;
};

class KioskEnrolment {
public:
    /// A certificate is renewed once less than this part of its life is left: 30 days of 90.
    static constexpr int renewalPart = 3;

    /// What `disk` makes must be its owner's alone. Disk and clock outlive it.
    KioskEnrolment(fleet::FileSystem& disk, const Clock& clock, EnrolmentPlace place);

    EnrolmentOutcome enrol(const QString& kiosk, const QString& code);
    EnrolmentOutcome renew();

private:
    EnrolmentOutcome ask(const QString& kiosk, const QString& path, const QJsonObject& besides,
                         const QString& identityFile);
    EnrolmentOutcome take(const KioskKey& key, const QString& kiosk, const QJsonObject& answer);
    std::int64_t now() const { return m_clock.now().toSecsSinceEpoch(); }

    const Clock& m_clock;
    EnrolmentPlace m_place;
    IdentityPlace m_identity;
};

}  // namespace evergreen
