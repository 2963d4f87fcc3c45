// evergreen-fault-matrix [--json FILE] [--every N] [--list]: the main visit with one fault at every USB transfer, of
// every kind; after each it is judged what became of the visit, the card and the money, and whether the next customer
// is served. scripts/fault-matrix builds and runs it. Ends with 0 when nothing hung, went against the manual, or told
// untruth.
#include "tests/faults/fault_verdict.h"

#include <cstdio>

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

using namespace evergreen;

namespace {

struct Row {
    int points = 0;
    int ended = 0;
    int continued = 0;
    int moneyWrong = 0;
    int againstManual = 0;
    int hung = 0;

    void add(const FaultVerdict& verdict) {
        ++points;
        ++(verdict.isContinued ? continued : ended);
        moneyWrong += verdict.moneyWrong.isEmpty() ? 0 : 1;
        againstManual += verdict.againstManual.isEmpty() ? 0 : 1;
        hung += verdict.isHung ? 1 : 0;
    }
    bool isGood() const { return points > 0 && moneyWrong == 0 && againstManual == 0 && hung == 0; }
};

void print(const char* name, const Row& row) {
    std::printf("%-14s %7d %7d %10d %12d %15d %6d\n", name, row.points, row.ended, row.continued, row.moneyWrong,
                row.againstManual, row.hung);
}

void tell(const char* fault, int at, const FaultVerdict& verdict) {
    std::printf("%s at transfer %d: %s%s\n", fault, at, verdict.isContinued ? "continued" : "ended",
                verdict.isHung ? ", HUNG" : "");
    for (const QStringList* list : {&verdict.moneyWrong, &verdict.againstManual}) {
        for (const QString& line : *list) std::printf("    %s\n", qPrintable(line));
    }
    std::fflush(stdout);
}

bool write(const QString& name, const Row& row) {
    const QJsonObject flat{{QStringLiteral("points"), row.points},
                           {QStringLiteral("ended"), row.ended},
                           {QStringLiteral("continued"), row.continued},
                           {QStringLiteral("money_wrong"), row.moneyWrong},
                           {QStringLiteral("against_manual"), row.againstManual},
                           {QStringLiteral("hung"), row.hung}};
    QFile file(name);
    const QByteArray json = QJsonDocument(flat).toJson();
    return file.open(QIODevice::WriteOnly) && file.write(json) == json.size();
}

Row runAll(int transfers, int every, bool isListing) {
    std::printf("%d transfers\n%-14s %7s %7s %10s %12s %15s %6s\n", transfers, "", "points", "ended", "continued",
                "money wrong", "against manual", "hung");
    Row whole;
    int turn = 0;
    for (const FaultName& fault : allFaults()) {
        Row row;
        for (int at = 1; at <= transfers; ++at) {
            if (turn++ % every != 0) continue;
            const FaultVerdict verdict = tryFault(fault.fault, at);
            if (!verdict.isReached) continue;
            row.add(verdict);
            whole.add(verdict);
            if (isListing || !verdict.isGood()) tell(fault.name, at, verdict);
        }
        print(fault.name, row);
    }
    print("all", whole);
    return whole;
}

}  // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Every visit writes its journal to the disk before it goes on; a disk in memory makes that eight times as fast,
    // and disks are not what is tried here.
    const QByteArray memoryDisk("/dev/shm");
    if (!qEnvironmentVariableIsSet("TMPDIR") && QFileInfo(QString::fromLatin1(memoryDisk)).isWritable())
        qputenv("TMPDIR", memoryDisk);
    const QGuiApplication application(argc, argv);
    // The drivers and the visit warn of every fault; here the sums say it.
    QLoggingCategory::setFilterRules(QStringLiteral("*.warning=false"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Where the sums go."), QStringLiteral("file"));
    const QCommandLineOption every(QStringLiteral("every"), QStringLiteral("Only each N-th point."),
                                   QStringLiteral("N"), QStringLiteral("1"));
    const QCommandLineOption list(QStringLiteral("list"), QStringLiteral("Names every point."));
    QCommandLineParser call;
    call.addHelpOption();
    call.addOptions({json, every, list});
    call.process(application);

    QElapsedTimer timer;
    timer.start();
    const auto transfers = transfersOfVisit();
    if (!transfers) {
        std::fprintf(stderr, "evergreen-fault-matrix: the visit does not work even without a fault\n");
        return 2;
    }
    const Row whole = runAll(*transfers, std::max(1, call.value(every).toInt()), call.isSet(list));
    std::printf("%.1f s\n", static_cast<double>(timer.elapsed()) / 1000);
    const bool isKept = !call.isSet(json) || write(call.value(json), whole);
    return whole.isGood() && isKept ? 0 : 1;
}
