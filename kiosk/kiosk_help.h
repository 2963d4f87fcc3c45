// Help as the whole kiosk gives it: what is on the glass, the lamp, the paper, the line to the branch desk, and whoever
// is let in to point. Floor 5, beside Kiosk, which owns it; every rule of a call is in kiosk/help.
#pragma once

#include "accessibility/comfort/comfort.h"
#include "drivers/card_reader.h"
#include "drivers/receipt_printer.h"
#include "kiosk/audit_log/audit_trail.h"
#include "kiosk/bank/bank.h"
#include "kiosk/help/assistance.h"
#include "kiosk/help/call_lamp.h"
#include "kiosk/help/desk_link.h"
#include "kiosk/help/help_line.h"
#include "kiosk/screens/help_statuses.h"
#include "kiosk/screens/screen_dialogue.h"
#include "kiosk/visit/printing_desk.h"

#include <map>
#include <memory>

#include <QObject>

namespace evergreen {

class KioskHelp final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    struct Ground {
        Clock& clock;
        KioskScreen& screen;
        ScreenDialogue& dialogue;
        const Phrasebook& phrasebook;
        VirtualCallLamp& lamp;
        AuditTrail& audit;
        PrintingDesk& receipts;
        Bank& bank;
        const CardReader& reader;
        const ReceiptPrinter& printer;
    };

    /// So often a customer who waits for help is given more time, so many times: then the visit ends as any other.
    static constexpr std::chrono::seconds patienceEvery{60};
    static constexpr int patienceMax = 15;

    KioskHelp(Ground ground, const QString& stateFolder, const DeskPlace& desk);

    /// After the first page is there: whoever was waiting when the program ended still is.
    void open();
    /// The visit is over.
    void forgetCustomer();
    /// Somebody stands there, as far as this machine can know.
    void setSomebodyThere(bool isThere);
    /// The service that is running; empty: none.
    void setService(const QString& id);

    /// Of what comes from afar; told to the desk.
    void setConfiguration(const KioskConfiguration& configuration);

    /// A slip is being printed.
    bool isPrinting() const { return m_ticket == HelpStanding::Ticket::Printing; }
    const HelpLine& line() const { return m_line; }
    Assistance& assistance() { return m_assistance; }

    /// Staff at the kiosk itself, by the customer's own tap: then it is they who help, and nobody at the desk.
    void letInByCard(const QString& who);
    bool isByCard() const { return m_isByCard && m_assistance.isOn(); }
    /// Their card is out.
    void endByCard();

Q_SIGNALS:
    void printed();
    /// The desk says that there may be news of the rollout.
    void hinted();

private:
    void connectCall();
    void connectHelper();
    void connectDesk();
    void onOpened();
    void onClosed();
    void onPage();
    void refresh();
    void bePatient(int times);
    HelpContext context() const;
    HelpStanding standing() const;
    void printTicket();
    QCoro::Task<> ticket();
    void letIn();
    void begin(const QString& call, const QString& who);
    void onHelperLeft(Assistance::End how);
    void act(AssistAct act);
    void noteHelper();
    void tellView();
    void tellPresence();
    void tellHealth();
    void note(AuditKind kind, AuditFields clear = {}, const QString& staff = {});

    const Ground m_ground;
    const QString m_stateFolder;
    KioskConfiguration m_configuration;
    HelpOutbox m_outbox;
    std::unique_ptr<DeskLink> m_desk;
    HelpLine m_line;
    Assistance m_assistance;
    HelpStanding::Ticket m_ticket = HelpStanding::Ticket::None;
    std::unique_ptr<Alarm> m_patience;
    std::map<QByteArray, int> m_asked;  ///< how often each question came in this service
    QString m_service;
    QString m_call;              ///< the one under way, or the last
    QString m_letIn;             ///< under which call whoever is let in is, or was last
    bool m_isByCard = false;     ///< they stand here; else at the desk
    std::vector<Text> m_helped;  ///< by whoever was let in before in this visit
    bool m_isSomebodyThere = false;
};

}  // namespace evergreen
