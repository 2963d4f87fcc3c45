#include "tests/bench/service_bench.h"

#include "kiosk/services/menu.h"
#include "tests/bench/glass.h"
#include "tests/journeys/hand.h"
#include "tests/journeys/visit_bed.h"

#include <algorithm>
#include <optional>

namespace evergreen {

namespace {

constexpr int kLeavesMax = 6;
constexpr int kStepsBackMax = 4;
const QByteArray kMenu = "menu.question";

class Starts {
public:
    bool signIn() {
        if (!m_bed.kiosk.open()) return false;
        m_bed.kiosk.window().show();
        m_glass.emplace(m_bed.kiosk.window());
        if (!m_hand.sees("welcome.question")) return false;
        m_bed.insert(QStringLiteral("mei"));
        return m_hand.sees("pin.question") && m_hand.types(kDemoPin) && m_hand.taps(QStringLiteral("key.finish")) &&
               m_hand.sees(kMenu.constData());
    }

    /// From the touch that chooses the service; 0 when it was not reached.
    double startOf(const Service& service) {
        const auto entries = menuEntries(everyService());
        for (std::size_t entry = 0; entry < entries.size(); ++entry) {
            const auto& members = entries[entry].services;
            const auto found = std::find(members.begin(), members.end(), &service);
            if (found == members.end()) continue;
            if (!entries[entry].isGroup()) return chosen(static_cast<int>(entry));
            const bool isGroupOpen = chosen(static_cast<int>(entry)) > 0 && m_hand.sees("menu.which");
            return isGroupOpen ? chosen(static_cast<int>(found - members.begin())) : 0;
        }
        return 0;
    }

    bool backAtMenu() {
        for (int step = 0; step < kStepsBackMax && question() != kMenu; ++step) {
            const QByteArray before = question();
            const bool isBack =
                m_hand.taps(QStringLiteral("bar.back")) &&
                m_hand.waitsFor([&] { return question() != before && isAsked(); }, QString::fromLatin1(kMenu));
            if (!isBack) return false;
        }
        m_glass->comesToRest();
        return question() == kMenu;
    }

    QString complaint() {
        const PageModel* page = m_bed.kiosk.screen().page();
        return QStringLiteral("%1 on the glass, %2")
            .arg(QString::fromLatin1(page->head().question.id), m_hand.complaint());
    }

    void leave() {
        m_hand.taps(QStringLiteral("bar.back"));
        m_hand.sees("goodbye.question");
        m_bed.slot.remove();
    }

private:
    QByteArray question() { return m_bed.kiosk.screen().page()->head().question.id; }
    bool isAsked() { return m_bed.kiosk.screen().page()->kind() != PageModel::Working; }

    double chosen(int index) {
        const QString name = QStringLiteral("choice.%1").arg(index);
        for (int leaf = 0; leaf < kLeavesMax && !m_hand.placeOf(name); ++leaf) {
            if (!m_hand.taps(QStringLiteral("choice.more"))) return 0;
            // What comes where "more" was would be its second tap.
            m_hand.breathes();
        }
        m_glass->comesToRest();
        const QByteArray before = question();
        QElapsedTimer since;
        since.start();
        if (!m_hand.taps(name)) return 0;
        const bool isPainted = m_glass->paintsOnce([&] { return question() != before && isAsked(); });
        return isPainted ? msSince(since) : 0;
    }

    VisitBed m_bed;
    Album m_nothing{QString()};
    Hand m_hand{m_bed.kiosk, m_nothing};
    std::optional<Glass> m_glass;
};

}  // namespace

std::vector<double> measureServiceStarts(int rounds) {
    std::vector<double> figures;
    // A visit each: a customer's errands have a limit.
    for (int round = 0; round < rounds; ++round) {
        Starts starts;
        if (!starts.signIn()) return {};
        for (const Service& service : serviceTable()) {
            const double ms = starts.startOf(service);
            if (ms <= 0 || !starts.backAtMenu()) {
                qWarning("service %s %s: %s", service.id, ms <= 0 ? "did not start" : "does not lead back to the menu",
                         qUtf8Printable(starts.complaint()));
                return {};
            }
            figures.push_back(ms);
        }
        starts.leave();
    }
    return figures;
}

}  // namespace evergreen
