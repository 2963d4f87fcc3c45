// The kiosk's help and screen without a window, and one page of each kind before a customer, filled with what nobody
// but them may see. For the test that tries every way in on every page.
#pragma once

#include "drivers/escpos/escpos_printer.h"
#include "kiosk/base/system_clock.h"
#include "kiosk/kiosk_staff.h"
#include "tests/support/loopback_usb_bus.h"
#include "tests/support/scripted_bank.h"
#include "tests/support/scripted_card_reader.h"

#include <algorithm>
#include <functional>
#include <vector>

#include <QTemporaryDir>

namespace evergreen {

/// What is the customer's own on every page of the bed.
struct CustomersOwn {
    QString name = QStringLiteral("杨丽梅");
    QString account = QStringLiteral("9999990000000000014");
    QString tail = QStringLiteral("0014");
    Money amount = Money::yuan(12'345, 67);
    QString typed = QStringLiteral("135790");  ///< PIN, number or amount, a digit at a time
};

/// One page or what lies over one.
struct FenceScene {
    const char* name;
    bool isFenced;
    std::function<void(class FenceBed&)> open;  ///< asks the page, and types what can be typed
};

/// All that must not change on a page that is the customer's alone.
struct FenceState {
    const PageModel* page = nullptr;
    int typed = 0;
    int answers = 0;
    KioskScreen::Overlay overlay = KioskScreen::NoOverlay;
    const PageModel* staffPage = nullptr;
    QString pointedAt{};
    Preferences preferences{};
    QStringList done{};

    bool operator==(const FenceState&) const = default;
};

/// The audit log's entries as they come.
class NotedTrail final : public AuditTrail {
public:
    Result<> append(const AuditEntry& entry) override {
        entries.push_back(entry);
        return {};
    }
    /// How often the fence held.
    std::ptrdiff_t held() const {
        return std::count_if(entries.begin(), entries.end(), [](const AuditEntry& entry) {
            return entry.clear.value(QStringLiteral("fence")) == QStringLiteral("held");
        });
    }
    std::vector<AuditEntry> entries;
};

class FenceBed {
public:
    explicit FenceBed(const DeskPlace& desk);
    ~FenceBed();

    static const std::vector<FenceScene>& scenes();
    FenceState state();
    /// Asks the page as a service does; an answer counts.
    template <typename Page>
    void ask(Page page);
    /// What a page of that kind can hold of the customer's, in every text it has.
    void open(const FenceScene& scene);
    /// Back to a page that may be helped on.
    void openMenu();

    CustomersOwn own;
    QTemporaryDir folder;
    SystemClock clock;
    Comfort comfort;
    Phrasebook phrasebook;
    VirtualCallLamp lamp;
    KioskScreen screen{comfort, phrasebook, PanelMetrics()};
    TimeAllowance time{clock};
    ScreenDialogue dialogue{screen, phrasebook, comfort, time};
    NotedTrail audit;
    ScriptedCardReader reader;
    ScriptedCardReader staffReader;
    LoopbackUsbBus bus{clock};
    EscposPrinter printer{bus, clock};
    ScriptedBank bank;
    PrintingDesk receipts{dialogue, printer, phrasebook, clock, verbatim(QStringLiteral("-"))};
    KioskHelp help;
    KioskStaff staff;

private:
    template <typename T>
    QCoro::Task<> counted(QCoro::Task<Reply<T>> asking);

    QObject m_context;
    int m_answers = 0;
};

}  // namespace evergreen
