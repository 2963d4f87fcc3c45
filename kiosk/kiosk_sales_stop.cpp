#include "kiosk/kiosk_sales_stop.h"

#include "kiosk/screens/notice_model.h"
#include "kiosk/screens/staff_pages.h"
#include "kiosk/services/service.h"

#include <algorithm>

namespace evergreen {

SalesStop::SalesStop(KioskScreen& screen, ScreenDialogue& dialogue, const Phrasebook& phrasebook,
                     const Assistance& assistance)
    : m_screen(screen), m_dialogue(dialogue), m_phrasebook(phrasebook), m_assistance(assistance) {
    // Whoever lets somebody in closes the overlay first.
    connect(&assistance, &Assistance::begun, this, &SalesStop::look, Qt::QueuedConnection);
    connect(&screen, &KioskScreen::overlayChanged, this, &SalesStop::look);
    connect(&screen, &KioskScreen::pageChanged, this, &SalesStop::look);
    connect(&screen, &KioskScreen::staffBackTapped, &screen, &KioskScreen::closeOverlay);
}

void SalesStop::setService(const QString& id) {
    const auto table = serviceTable();
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&id](const Service& service) { return id == QLatin1String(service.id); });
    m_isWealth = found != table.end() && found->isWealth;
    if (m_isWealth || !m_hasStopped) return;
    m_hasStopped = false;
    m_dialogue.goOn();
    m_hasWords = true;
}

void SalesStop::look() {
    if (!m_dialogue.inVisit()) m_hasWords = false;
    if (m_hasWords && m_screen.overlay() == KioskScreen::NoOverlay) tell();
    if (!m_isWealth || m_hasStopped || !m_assistance.isOn()) return;
    m_hasStopped = true;
    m_dialogue.backOut();
}

void SalesStop::tell() {
    m_hasWords = false;
    auto model = std::make_unique<NoticeModel>(salesZonePage(), m_phrasebook);
    connect(model.get(), &TwoWayModel::pressed, &m_screen, &KioskScreen::closeOverlay);
    m_screen.openStaff(std::move(model));
}

}  // namespace evergreen
