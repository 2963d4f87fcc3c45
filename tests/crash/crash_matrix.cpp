// evergreen-crash-matrix [--json FILE] [--every N] [--list]: kills kiosk and bank wherever they write, send or receive,
// troubles the wire between them, and judges after each what became of the money and what the customer was told.
// scripts/crash-matrix builds and runs it. Ends with 0 when nothing was lost, doubled or untrue.
#include "tests/crash/crash_points.h"

#include <cstdio>
#include <map>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace evergreen;

namespace {

struct Row {
    int points = 0;
    int executed = 0;
    int lost = 0;
    int doubled = 0;
    int untrue = 0;

    void add(const Verdict& verdict) {
        ++points;
        executed += verdict.isExecuted ? 1 : 0;
        lost += verdict.lost.isEmpty() ? 0 : 1;
        doubled += verdict.doubled.isEmpty() ? 0 : 1;
        untrue += verdict.untrue.isEmpty() ? 0 : 1;
    }
};

class Table {
public:
    explicit Table(bool isListing) : m_isListing(isListing) {}

    void add(const CrashPoint& point) {
        const bool isReached = !point.where.isEmpty();
        if ((m_isListing && isReached) || !point.verdict.isGood()) tell(point);
        // What was not reached may still go wrong; going right, it proves nothing.
        if (!isReached && point.verdict.isGood()) return;
        m_rows[point.group].add(point.verdict);
        m_whole.add(point.verdict);
    }

    void print(qint64 ms) const {
        std::printf("%-32s %7s %9s %7s %8s %7s\n", "", "points", "executed", "lost", "doubled", "untrue");
        for (const auto& [group, row] : m_rows) print(group, row);
        print(QStringLiteral("all"), m_whole);
        std::printf("%.1f s, %.2f s a point\n", static_cast<double>(ms) / 1000,
                    static_cast<double>(ms) / 1000 / std::max(1, m_whole.points));
    }

    bool write(const QString& name) const {
        const QJsonObject flat{{QStringLiteral("points"), m_whole.points},
                               {QStringLiteral("lost"), m_whole.lost},
                               {QStringLiteral("doubled"), m_whole.doubled},
                               {QStringLiteral("untrue"), m_whole.untrue}};
        QFile file(name);
        const QByteArray json = QJsonDocument(flat).toJson();
        return file.open(QIODevice::WriteOnly) && file.write(json) == json.size();
    }

    bool isGood() const {
        return m_whole.points > 0 && m_whole.lost == 0 && m_whole.doubled == 0 && m_whole.untrue == 0;
    }

private:
    static void tell(const CrashPoint& point) {
        std::printf("%s: %s: %s\n", qPrintable(point.group), qPrintable(point.where),
                    point.where.isEmpty()    ? "not reached"
                    : point.verdict.isGood() ? "good"
                                             : "BAD");
        for (const QStringList* list : {&point.verdict.lost, &point.verdict.doubled, &point.verdict.untrue}) {
            for (const QString& line : *list) std::printf("    %s\n", qPrintable(line));
        }
        std::fflush(stdout);
    }

    static void print(const QString& name, const Row& row) {
        std::printf("%-32s %7d %9d %7d %8d %7d\n", qPrintable(name), row.points, row.executed, row.lost, row.doubled,
                    row.untrue);
    }

    const bool m_isListing;
    std::map<QString, Row> m_rows;
    Row m_whole;
};

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Where the sums go."), QStringLiteral("file"));
    const QCommandLineOption every(QStringLiteral("every"), QStringLiteral("Only each N-th point."),
                                   QStringLiteral("N"), QStringLiteral("1"));
    const QCommandLineOption list(QStringLiteral("list"), QStringLiteral("Names every point."));
    QCommandLineParser call;
    call.addHelpOption();
    call.addOptions({json, every, list});
    call.process(application);

    Table table(call.isSet(list));
    QElapsedTimer timer;
    timer.start();
    CrashPoints points(std::max(1, call.value(every).toInt()), [&table](const CrashPoint& point) { table.add(point); });
    if (const auto ran = points.run(); !ran) {
        std::fprintf(stderr, "evergreen-crash-matrix: %s\n", qPrintable(ran.failure().detail));
        return 2;
    }
    table.print(timer.elapsed());
    const bool isKept = !call.isSet(json) || table.write(call.value(json));
    return table.isGood() && isKept ? 0 : 1;
}
