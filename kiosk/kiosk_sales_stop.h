// Where staff join an investment, it stops: it is sold in the sales zone, fully recorded, and never half at a kiosk.
// Both ways in count, from the desk and by the staff's card; so does whoever was in before the service began. Spec:
// HLP-03
#pragma once

#include "kiosk/help/assistance.h"
#include "kiosk/screens/screen_dialogue.h"

#include <QObject>

namespace evergreen {

class SalesStop final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    SalesStop(KioskScreen& screen, ScreenDialogue& dialogue, const Phrasebook& phrasebook,
              const Assistance& assistance);

    /// The service that is running; empty: none.
    void setService(const QString& id);

private:
    void look();
    void tell();

    KioskScreen& m_screen;
    ScreenDialogue& m_dialogue;
    const Phrasebook& m_phrasebook;
    const Assistance& m_assistance;
    bool m_isWealth = false;
    bool m_hasStopped = false;  ///< this service
    bool m_hasWords = false;    ///< for the customer, once the service has unwound
};

}  // namespace evergreen
