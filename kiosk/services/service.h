// What a service is: one conversation with one customer about one thing. It asks through Dialogue, does through Bank,
// tells through Dialogue and ReceiptDesk; it knows no screen, device or socket. One .cpp file each; serviceTable()
// lists them in the order of the menu.
#pragma once

#include "kiosk/bank/bank.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/dialogue/dialogue.h"
#include "kiosk/safety/safety_rules.h"
#include "kiosk/services/complaint_desk.h"

#include <functional>
#include <span>

#include <QCoroTask>

namespace evergreen {

class AuditTrail;
class Journal;

/// A receipt before it is put into words and drawn.
struct ReceiptText {
    Text title;
    std::vector<Fact> rows;
    std::vector<Text> notes;
    QString orderKey = {};  ///< of the order it is about: the journal notes what became of the paper; empty: none
    QString follow = {};    ///< an address for a phone, printed as a QR code; empty: none
    bool operator==(const ReceiptText&) const = default;
};

/// Prints receipts and sees the customer through whatever goes wrong with that. Never fails a service: what was done is
/// done, paper or no paper.
class ReceiptDesk {
public:
    virtual ~ReceiptDesk() = default;
    virtual QCoro::Task<> print(ReceiptText receipt) = 0;
};

/// What was brought to its end in this visit; told again on the last page, above all if the card was pulled meanwhile.
using VisitRecord = std::vector<Text>;

/// Everything a service may use. All outlive it.
struct ServiceContext {
    Dialogue& dialogue;
    Bank& bank;
    Journal& journal;
    AuditTrail& audit;
    ReceiptDesk& receipts;
    const Clock& clock;
    const Session& customer;
    VisitRecord& record;
    const SafetyRules& safety;
    std::span<const Text> done = {};      ///< the services brought to their end before this one, by their labels
    ComplaintDesk* complaints = nullptr;  ///< none: nobody hears a complaint here
    ComplaintAbout about = {};            ///< what a complaint is about, if the customer makes one now
};

/// Ends without a failure when the customer is done, went back, or the visit ended. A failure is told by the visit.
using ServiceRun = QCoro::Task<Result<>> (*)(ServiceContext);

/// Where a service stands in the menu.
enum class ServiceGroup {
    First,  ///< on the first page: what most customers come for
    Pay,    ///< bills and the bus card
    Save,   ///< deposits, bonds, locked savings
    Help    ///< the queue, the way, lost cards, classes, lessons, practice
};

struct Service {
    const char* id = "";
    const char* label = "";    ///< message id
    const char* detail = "";   ///< message id
    const char* picture = "";  ///< pictogram
    ServiceRun run = nullptr;
    ServiceGroup group = ServiceGroup::First;
    bool needsCard = true;  ///< false: also for who has put no card in
    /// An investment: where somebody joins, it goes on in the sales zone, fully recorded. Spec: HLP-03
    bool isWealth = false;
};

std::span<const Service> serviceTable();

/// Not in the menu's order but before it, when something lies on the shelf.
const Service& undoShelfService();
/// The same, when somebody left an errand to the customer.
const Service& errandService();
/// In the menu too; offered where something has failed.
const Service& complainService();

}  // namespace evergreen
