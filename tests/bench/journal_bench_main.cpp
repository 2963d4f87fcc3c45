// bench-journal: the journal's figures as one JSON object. bench-kiosk tells the same ones among all others.
#include "tests/bench/journal_bench.h"

#include <algorithm>
#include <cstdio>

#include <QCoreApplication>

using namespace evergreen;

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    auto commits = measureJournal().commitMs;
    if (commits.empty()) return 1;
    std::sort(commits.begin(), commits.end());
    const auto at = [&commits](double share) {
        return commits[static_cast<std::size_t>(share * static_cast<double>(commits.size() - 1))];
    };
    std::printf("{\"journal_commit_p50_ms\":%.2f,\"journal_commit_p99_ms\":%.2f}\n", at(0.5), at(0.99));
    return 0;
}
