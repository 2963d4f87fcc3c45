// Staff at the kiosk itself: a card in the second reader and a PIN, then the customer's own tap; from then on they are
// let in as one who points from the desk is, behind the same fence. A page that is the customer's alone is never
// covered: staff wait, and one line says so. Floor 5, beside KioskHelp, which does what they ask. Spec: HLP-02, TR-01
#pragma once

#include "drivers/card_reader.h"
#include "kiosk/help/staff_desk.h"
#include "kiosk/kiosk_help.h"

#include <functional>
#include <optional>

#include <QPointer>

namespace evergreen {

class KioskStaff final : public QObject {
    Q_OBJECT

public:
    /// All outlive it. `reader` is the staff's own, and none that customers reach.
    struct Ground {
        Clock& clock;
        KioskScreen& screen;
        ScreenDialogue& dialogue;
        const Phrasebook& phrasebook;
        AuditTrail& audit;
        CardReader& reader;
        KioskHelp& help;
    };

    KioskStaff(Ground ground, const DeskEndpoint& desk);
    ~KioskStaff() override;

    /// So long a card waits for a page that may be covered; then it is as if it had not been put in.
    static constexpr std::chrono::minutes waitMax{5};
    /// So often staff or customer are asked anew because something else came over the question.
    static constexpr int asksMax = 20;

private:
    using Self = QPointer<KioskStaff>;
    enum class Open { Yes, Never };

    static QCoro::Task<> serve(Self self, int entry);
    static QCoro::Task<std::optional<QString>> signIn(Self self, int entry, QString staff);
    static QCoro::Task<bool> isWanted(Self self, int entry, QString who);
    static QCoro::Task<bool> untilOpen(Self self, int entry);
    static QCoro::Task<> offerTools(Self self, int entry);
    /// Nothing when something else came over the question, or the page below became the customer's alone.
    static QCoro::Task<std::optional<SecretBytes>> askPin(Self self, bool isAgain);
    static QCoro::Task<std::optional<Pressed>> askNotice(Self self, NoticePage page);
    static QCoro::Task<std::optional<int>> askChoice(Self self, ChoicePage page);

    template <typename Model, typename Page>
    Model* show(const Page& page);
    template <typename T>
    std::shared_ptr<Waiter<std::optional<T>>> question();

    void onInserted();
    void onRemoved();
    void onScreen();
    void onBack();
    void onButton();
    bool isNow(int entry) const { return entry == m_entry; }
    bool isOpen() const;
    bool isOurs() const;
    void interrupt();
    void stopWaiting(Open how);
    void close();
    void tell(const char* words) { m_ground.screen.sayAside({Text{words, {}}}); }
    void note(const char* outcome, const QString& staff = {});

    const Ground m_ground;
    StaffDesk m_desk;
    int m_entry = 0;  ///< grows when a card comes or goes: older tasks see that they are late
    bool m_hasGivenUp = false;
    QPointer<PageModel> m_page;               ///< ours; another's in that place is not ours to close
    std::function<void()> m_interrupt;        ///< ends the question under way
    std::shared_ptr<Waiter<Open>> m_waiting;  ///< for a page that may be covered
};

}  // namespace evergreen
