// The kiosk's own help code, with its outbox on the disk and both its ways to the desk, and no screen: what is pressed
// here must outlive this process.
#pragma once

#include "kiosk/base/system_clock.h"
#include "kiosk/help/desk_link.h"
#include "kiosk/help/help_line.h"
#include "tests/storm/crew_kiosk.h"

#include <functional>

namespace evergreen {

class DurableKiosk final : public CrewKiosk {
public:
    /// Starts at once, with what an earlier one has left in `disk`.
    DurableKiosk(DeskEndpoint endpoint, QString disk, std::function<void(bool isOnline)> onlineChanged);

    QString press() override;
    bool isCalling() const override { return m_program->line.isCalling(); }
    void restart() override;
    std::size_t unanswered() override;

private:
    /// What one run of the program consists of.
    struct Program {
        Program(const DeskEndpoint& endpoint, const QString& disk, Clock& clock);

        HelpOutbox outbox;
        DeskLink link;
        HelpLine line;
    };

    void start();
    void goOnAlone();

    const DeskEndpoint m_endpoint;
    const QString m_disk;
    const std::function<void(bool isOnline)> m_onlineChanged;
    bool m_isOnline = false;  ///< as told last
    SystemClock m_clock;
    std::unique_ptr<Program> m_program;
};

}  // namespace evergreen
