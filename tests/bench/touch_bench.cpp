#include "tests/bench/touch_bench.h"

#include "kiosk/visit/receipt_drawing.h"
#include "tests/bench/glass.h"
#include "tests/journeys/hand.h"
#include "tests/journeys/visit_bed.h"
#include "tests/support/finger.h"
#include "tests/visit/receipt_samples.h"

#include <QTest>

namespace evergreen {

namespace {

constexpr int kTaps = 240;
constexpr int kChanges = 20;
constexpr int kGreetings = 15;
constexpr int kReceipts = 20;

std::vector<double> tapsOnKeys(VisitBed& bed, Hand& hand, Glass& glass) {
    std::vector<double> figures;
    // Far enough apart for the double-tap guard; the PIN is never complete.
    const QStringList keys{QStringLiteral("key.1"), QStringLiteral("key.erase"), QStringLiteral("key.9"),
                           QStringLiteral("key.erase")};
    QPointingDevice* const finger = newFinger();
    QQuickView& window = bed.kiosk.window();
    for (int tap = 0; tap < kTaps; ++tap) {
        const auto place = hand.placeOf(keys[tap % keys.size()]);
        if (!place) return {};
        glass.comesToRest();
        figures.push_back(glass.frameAfter([&] { QTest::touchEvent(&window, finger).press(0, *place, &window); }));
        QTest::touchEvent(&window, finger).release(0, *place, &window);
    }
    return figures;
}

std::vector<double> changes(VisitBed& bed, Glass& glass, const std::function<void(Preferences&, int)>& change) {
    std::vector<double> figures;
    for (int round = 0; round < kChanges; ++round) {
        glass.comesToRest();
        Preferences preferences = bed.kiosk.comfort().preferences();
        change(preferences, round);
        figures.push_back(glass.settledAfter([&] { bed.kiosk.comfort().set(preferences); }));
    }
    return figures;
}

std::vector<double> greetings(VisitBed& bed, Hand& hand, Glass& glass) {
    std::vector<double> figures;
    for (int round = 0; round < kGreetings; ++round) {
        if (!hand.sees("welcome.question")) return {};
        glass.comesToRest();
        QElapsedTimer since;
        since.start();
        bed.insert(QStringLiteral("mei"));
        const auto isGreeted = [&bed] { return bed.kiosk.screen().page()->head().question.id == "pin.question"; };
        if (!glass.paintsOnce(isGreeted)) return {};
        figures.push_back(msSince(since));
        bed.slot.remove();
        // The next card ends the last page's stay.
        if (!hand.sees("failure.card-removed.question")) return {};
        bed.insert(QStringLiteral("mei"));
        if (!hand.sees("pin.question") || !hand.taps(QStringLiteral("bar.back"))) return {};
        if (!hand.sees("goodbye.question")) return {};
        bed.slot.remove();
    }
    return figures;
}

std::vector<double> receipts() {
    std::vector<double> figures;
    for (int round = 0; round < kReceipts; ++round) {
        QElapsedTimer since;
        since.start();
        const QImage drawn = drawReceipt(transferReceipt(Language::Chinese), Language::Chinese);
        figures.push_back(drawn.isNull() ? Glass::patienceMs : msSince(since));
    }
    return figures;
}

}  // namespace

TouchFigures measureTouch() {
    TouchFigures figures;
    VisitBed bed;
    Album nothing{QString()};
    if (!bed.kiosk.open()) return figures;
    bed.kiosk.window().show();
    Glass glass(bed.kiosk.window());
    Hand hand(bed.kiosk, nothing);
    figures.greeting = greetings(bed, hand, glass);
    if (!hand.sees("welcome.question")) return figures;
    bed.insert(QStringLiteral("mei"));
    if (!hand.sees("pin.question")) return figures;
    figures.tapToFrame = tapsOnKeys(bed, hand, glass);
    figures.scaleChange = changes(bed, glass, [](Preferences& preferences, int round) {
        preferences.textScale = round % 2 == 0 ? text_scale::largest : text_scale::standard;
    });
    figures.themeChange = changes(bed, glass, [](Preferences& preferences, int round) {
        preferences.theme = round % 2 == 0 ? Preferences::Theme::Dark : Preferences::Theme::Warm;
    });
    figures.receipt = receipts();
    return figures;
}

}  // namespace evergreen
