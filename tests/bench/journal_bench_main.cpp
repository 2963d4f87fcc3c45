// bench-journal: the figures of journal and audit log as one JSON object. bench-kiosk tells the same ones among all
// others.
#include "tests/bench/journal_bench.h"

#include <algorithm>
#include <cstdio>

#include <QCoreApplication>

using namespace evergreen;

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    JournalFigures figures = measureJournal();
    if (figures.commitMs.empty() || figures.appendMs.empty()) return 1;
    std::sort(figures.commitMs.begin(), figures.commitMs.end());
    std::sort(figures.appendMs.begin(), figures.appendMs.end());
    const auto at = [](const std::vector<double>& sorted, double share) {
        return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
    };
    std::printf(
        "{\"journal_commit_p50_ms\":%.2f,\"journal_commit_p99_ms\":%.2f,"
        "\"audit_append_p50_ms\":%.2f,\"audit_append_p99_ms\":%.2f}\n",
        at(figures.commitMs, 0.5), at(figures.commitMs, 0.99), at(figures.appendMs, 0.5), at(figures.appendMs, 0.99));
    return 0;
}
