// bench-safety: how long 1,000 safety rules take, as one JSON object. Fails above the millisecond that a page may spend
// on them.
#include "tests/bench/safety_bench.h"

#include <algorithm>
#include <cstdio>

using namespace evergreen;

int main() {
    constexpr double mostMs = 1;
    SafetyFigures figures = measureSafety();
    std::sort(figures.assessMs.begin(), figures.assessMs.end());
    const double median = figures.assessMs[figures.assessMs.size() / 2];
    const double p99 = figures.assessMs[figures.assessMs.size() * 99 / 100];
    std::printf(R"({"safety_rules":%d,"safety_checks":%d,"safety_p50_ms":%.4f,"safety_p99_ms":%.4f})"
                "\n",
                figures.rules, figures.checks, median, p99);
    return p99 <= mostMs ? 0 : 1;
}
