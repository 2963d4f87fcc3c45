// Notices that the kiosk's certificate has been renewed (evergreen-enrol replaces its file under the running program),
// and has the program start anew at a moment without a customer, so that everything it speaks with sees the new one
// while the old one still holds. Floor 5, beside Kiosk; made by main.
#pragma once

#include "kiosk/base/clock.h"

#include <QString>

namespace evergreen {

class KioskCertificate {
public:
    /// It is renewed weeks before its end: nothing is late.
    static constexpr std::chrono::seconds lookEvery{60};

    /// `startAnew` is called once. The clock outlives it.
    KioskCertificate(Clock& clock, QString file, std::function<bool()> isNobodyThere, std::function<void()> startAnew);

private:
    void look();
    void lookLater();
    QByteArray fingerprint() const;

    Clock& m_clock;
    const QString m_file;
    const std::function<bool()> m_isNobodyThere;
    const std::function<void()> m_startAnew;
    const QByteArray m_first;
    std::unique_ptr<Alarm> m_nextLook;
};

}  // namespace evergreen
