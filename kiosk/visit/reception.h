// The kiosk's day: welcome, one customer, goodbye, welcome. Whatever ends a visit, it ends on one path that always
// runs: session closed, card powered down and out, comfort back to its defaults, welcome page. Owned by main; one for
// the program.
#pragma once

#include "drivers/card_reader.h"
#include "kiosk/bank/bank.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/waiter.h"
#include "kiosk/dialogue/dialogue.h"
#include "kiosk/services/service.h"
#include "kiosk/visit/comfort_memory.h"
#include "kiosk/visit/waiting.h"

#include <memory>

#include <QObject>

namespace evergreen {

class Reception final : public QObject {
    Q_OBJECT

public:
    struct Staff {
        Dialogue& dialogue;
        CardReader& reader;
        Bank& bank;
        Journal& journal;
        AuditTrail& audit;
        ReceiptDesk& receipts;
        Clock& clock;
        Comfort& comfort;
        const SafetyRules& safety;
        ComplaintDesk* complaints = nullptr;  ///< none: nobody hears a complaint here
    };

    /// Everything in `staff` must outlive it. `branch` is named on the welcome page.
    Reception(Staff staff, Text branch);

    /// How long a reader may take to be found before the kiosk says that it takes no cards.
    static constexpr std::chrono::milliseconds readerMayTake{3000};

    /// Shows the welcome page and serves from now on, also a card that is already in.
    void open();

    /// Nobody new is served; who is being served is told goodbye without waiting. Then the state is Closed.
    void close();

    enum class State {
        Closed,
        Opening,
        Waiting,
        Lobby,  ///< somebody without a card
        Serving,
        ReturningCard
    };
    State state() const { return m_state; }

Q_SIGNALS:
    /// The visit's one end: reset whatever belongs to a customer.
    void visitClosed();
    /// The customer is about to be asked to take the card out; again at every reminder.
    void cardReturning();
    /// A card is in: what may be warmed up can be.
    void visitBegun();
    /// After close(), when nothing is under way any more; at once where nothing was.
    void closed();

private:
    void welcome();
    void dayEnds();
    void onInserted();
    void onRemoved();
    void onDevice(CardReader::Device device);
    QCoro::Task<> greet();
    QCoro::Task<> lobby();
    QCoro::Task<> askSmile();
    QCoro::Task<> serve();
    QCoro::Task<Result<>> visit();
    QCoro::Task<Result<>> errands(Session customer);
    QCoro::Task<std::vector<MenuEntry>> menu();
    QCoro::Task<Result<>> run(Service service, ServiceContext context);
    QCoro::Task<bool> tellFailure(Failure failure, ServiceContext context);
    QCoro::Task<> goodbye(Result<> outcome);
    QCoro::Task<> waitForCardOut(NoticePage page);
    QCoro::Task<bool> called(Waiter<bool>*& bell, std::chrono::milliseconds within);
    /// Both outlive the service.
    ServiceContext contextFor(const Session& customer, std::span<const Text> done);
    QCoro::Task<> leaveBank();
    NoticePage lastPage(const Result<>& outcome) const;

    Staff m_staff;
    const Text m_branch;
    VisitRecord m_record;
    ComplaintAbout m_about;  ///< the service that ran last in this visit, and what failed in it
    std::unique_ptr<ComfortMemory> m_memory;
    State m_state = State::Closed;
    bool m_isClosing = false;
    bool m_isAskingSmile = false;
    int m_turn = 0;  ///< of the welcome page
    std::unique_ptr<Alarm> m_opening;
    std::unique_ptr<Alarm> m_turning;
    Waiter<bool>* m_cardOut = nullptr;   ///< rings when the card comes out
    Waiter<bool>* m_lastPage = nullptr;  ///< rings when the last page need not stay
};

}  // namespace evergreen
