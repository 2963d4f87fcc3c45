// The kiosk as one object: screen, voice, visit and window over the devices and the bank it is given. Made by main
// (real devices), by the demo and by journey tests (virtual ones); everything inside is made bottom floor first.
#pragma once

#include "accessibility/comfort/comfort.h"
#include "accessibility/comfort/time_allowance.h"
#include "accessibility/voice/headset_jack.h"
#include "accessibility/voice/voice.h"
#include "drivers/card_reader.h"
#include "drivers/receipt_printer.h"
#include "kiosk/audit_log/audit_log.h"
#include "kiosk/bank/bank.h"
#include "kiosk/hands/key_input.h"
#include "kiosk/help/call_lamp.h"
#include "kiosk/journal/journal.h"
#include "kiosk/kiosk_complaints.h"
#include "kiosk/kiosk_ear.h"
#include "kiosk/kiosk_help.h"
#include "kiosk/kiosk_sales_stop.h"
#include "kiosk/kiosk_staff.h"
#include "kiosk/screens/kiosk_screen.h"
#include "kiosk/screens/screen_dialogue.h"
#include "kiosk/visit/printing_desk.h"
#include "kiosk/visit/reception.h"

#include <memory>

#include <QQuickView>

namespace evergreen {

class Kiosk final : public QObject {
    Q_OBJECT

public:
    /// What the kiosk stands on; all outlive it.
    struct Ground {
        Clock& clock;
        CardReader& reader;
        ReceiptPrinter& printer;
        Bank& bank;
        Synthesizer& synthesizer;
        AudioOut& audioOut;
        HeadsetJack* headset = nullptr;  ///< none: nobody has a headset, and nothing private is ever spoken
        const SafetyRules& safety = SafetyRules::builtIn();
        DeskPlace desk = {};                ///< nowhere: help is the lamp and the paper
        CardReader* staffReader = nullptr;  ///< none: staff help from their desk only
        Preferences everybody = {};
        std::map<Language, Catalogue> texts = {};  ///< instead of what is compiled in
    };

    Kiosk(Ground ground, PanelMetrics panel, const QString& stateFolder);
    /// The same, with an audit log elsewhere or of another hash than AuditPlace::below() says.
    Kiosk(Ground ground, PanelMetrics panel, const QString& stateFolder, const AuditPlace& audit);
    ~Kiosk() override;

    /// Without a card in and untouched for so long, letters, colours and language go back to everybody's.
    static constexpr std::chrono::seconds unattendedAfter{120};

    /// Loads the looks and shows them; the welcome page is the first frame. False, with the reason in the log, when
    /// they do not load.
    bool open();

    /// Ends the visit under way and waits, events running, until nothing is (at most `closingMax`); nobody is served
    /// any more. Also done by the destructor: no task may be left suspended.
    void close();
    static constexpr std::chrono::seconds closingMax{20};

    /// The welcome page is there, nobody has touched anything for `unattendedAfter`, and nothing is owed to anybody: a
    /// moment in which the program may be changed.
    bool isNobodyThere() const;

    QQuickView& window() { return m_window; }
    KioskScreen& screen() { return m_screen; }
    Comfort& comfort() { return m_comfort; }
    Voice& voice() { return m_voice; }
    Reception& reception() { return m_reception; }
    VirtualCallLamp& lamp() { return m_lamp; }
    KioskHelp& help() { return m_help; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void closeReception();
    void awaitSlip();
    void connectVoice(HeadsetJack* headset);
    void pauseOrGoOn();
    void connectVisit();
    void connectAudit(const CardReader& reader, const ReceiptPrinter& printer);
    void noteTouch();
    void awaitNobody();
    void forgetCustomer();

    Clock& m_clock;
    Comfort m_comfort;
    Phrasebook m_phrasebook;
    Voice m_voice;
    VirtualCallLamp m_lamp;
    KioskScreen m_screen;
    TimeAllowance m_time;
    ScreenDialogue m_dialogue;
    Journal m_journal;
    FileAuditKey m_auditKey;
    AuditLog m_audit;
    PrintingDesk m_receipts;
    KioskHelp m_help;
    KioskComplaints m_complaints;
    SalesStop m_sales;
    std::unique_ptr<KioskStaff> m_staff;
    ServiceEar m_ear;
    Reception m_reception;
    QQuickView m_window;
    KeyInput m_keys;
    std::unique_ptr<Alarm> m_unattended;
    bool m_isOpen = false;
    bool m_isTouched = false;  ///< while nobody's card is in
};

}  // namespace evergreen
