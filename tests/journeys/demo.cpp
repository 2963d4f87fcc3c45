// evergreen-demo: a customer's whole visit without a display. Leaves pictures, receipts, the transcript of what was
// said and a timeline in a folder, and says how it went. Exit code 0: the visit went as it should.
#include "tests/journeys/visit_journey.h"

#include <cstdio>

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>

using namespace evergreen;

int main(int argc, char** argv) {
    QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Walks a sandbox customer through a whole visit."));
    parser.addHelpOption();
    const QCommandLineOption out(QStringLiteral("out"), QStringLiteral("Folder for the results."),
                                 QStringLiteral("folder"), QStringLiteral("out/demo"));
    const QCommandLineOption landscape(QStringLiteral("landscape"), QStringLiteral("A panel of 1920 x 1080."));
    parser.addOptions({out, landscape});
    parser.process(application);

    PanelMetrics panel;
    if (parser.isSet(landscape)) panel = panel.turned();
    const QString folder = QDir(parser.value(out)).absolutePath();
    VisitBed bed(panel);
    Album album(folder);
    const QString complaint = walkThroughVisit(bed, album);
    const bool kept = album.close();
    std::printf("%d pictures, %zu receipts in %s\n", album.pictures(), bed.paper.receipts().size(), qPrintable(folder));
    if (!complaint.isEmpty()) std::printf("The visit stopped: %s\n", qPrintable(complaint));
    if (!kept) std::printf("Not everything could be written.\n");
    return complaint.isEmpty() && kept ? 0 : 1;
}
