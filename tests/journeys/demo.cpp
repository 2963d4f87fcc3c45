// evergreen-demo: a customer's whole visit without a display, with the branch's staff at the console. Leaves pictures
// of both sides, receipts, the transcript of what was said and a timeline in a folder, and says how it went. Exit code
// 0: the visit went as it should.
#include "kiosk/machine/virtual_desk.h"
#include "tests/journeys/demo_staff.h"
#include "tests/journeys/visit_journey.h"

#include <cstdio>

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>

using namespace evergreen;

namespace {

struct Call {
    QString folder;
    QString console;
    PanelMetrics panel;
};

Call readCall(const QCoreApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Walks a sandbox customer through a whole visit."));
    parser.addHelpOption();
    const QCommandLineOption out(QStringLiteral("out"), QStringLiteral("Folder for the results."),
                                 QStringLiteral("folder"), QStringLiteral("out/demo"));
    const QCommandLineOption console(QStringLiteral("console"), QStringLiteral("The console, as it was built."),
                                     QStringLiteral("folder"), QStringLiteral(EVERGREEN_SOURCE_DIR "/build/console"));
    const QCommandLineOption landscape(QStringLiteral("landscape"), QStringLiteral("A panel of 1920 x 1080."));
    parser.addOptions({out, console, landscape});
    parser.process(application);
    const PanelMetrics panel;
    return {QDir(parser.value(out)).absolutePath(), QDir(parser.value(console)).absolutePath(),
            parser.isSet(landscape) ? panel.turned() : panel};
}

bool does(Hand& hand, DemoStaff& staff, const QByteArray& word, const QString& step) {
    staff.say(word);
    return hand.waitsFor([&] { return staff.hasDone(step); }, QStringLiteral("the staff: ") + step);
}

/// Who wants to send money does not see how: calls, is shown the place by somebody who comes, and goes on alone.
bool isHelped(VisitBed& bed, Hand& hand, DemoStaff& staff) {
    const HelpLine& line = bed.kiosk.help().line();
    const QString transfer = QStringLiteral("choice.3");
    const bool isTaken =
        hand.sees("menu.question") && hand.taps(QStringLiteral("bar.help")) &&
        hand.seesOverlay(KioskScreen::HelpOverlay, QStringLiteral("help.calling")) &&
        does(hand, staff, "take", QStringLiteral("taken")) &&
        hand.waitsFor([&] { return line.answer().state == HelpState::Taken; }, QStringLiteral("who is coming")) &&
        hand.seesOverlay(KioskScreen::HelpOverlay, QStringLiteral("help.coming"));
    const bool isShown =
        isTaken && hand.taps(QStringLiteral("help.letIn")) && hand.sees("menu.question") &&
        does(hand, staff, "point " + transfer.toLatin1(), QStringLiteral("pointed")) &&
        hand.waitsFor([&] { return bed.kiosk.screen().pointedAt() == transfer; }, QStringLiteral("the pointer"));
    if (!isShown) return false;
    hand.breathes();
    hand.pictures(QStringLiteral("help.pointed"));
    return does(hand, staff, "arrive", QStringLiteral("arrived")) &&
           does(hand, staff, "solve", QStringLiteral("solved")) &&
           hand.waitsFor([&] { return !line.isCalling(); }, QStringLiteral("the end of the call"));
}

QString walk(const Call& call, Album& album) {
    const QTemporaryDir state;
    VirtualDesk desk;
    const auto place = desk.open({state.path(), QFileInfo(testCertificates().authority()).path(), call.console});
    if (!place) return place.failure().detail;
    DemoStaff staff(album);
    staff.start(desk.console());
    VisitBed bed(call.panel, *place);
    const auto ready = staff.ready();
    if (!ready) return ready.failure().detail;
    return walkThroughVisit(bed, album, [&](Hand& hand) { return isHelped(bed, hand, staff); });
}

}  // namespace

int main(int argc, char** argv) {
    QGuiApplication application(argc, argv);
    const Call call = readCall(application);
    Album album(call.folder);
    const QString complaint = walk(call, album);
    const bool kept = album.close();
    std::printf("%d pictures, %d receipts in %s\n", album.pictures(), album.receipts(), qPrintable(call.folder));
    if (!complaint.isEmpty()) std::printf("The visit stopped: %s\n", qPrintable(complaint));
    if (!kept) std::printf("Not everything could be written.\n");
    return complaint.isEmpty() && kept ? 0 : 1;
}
