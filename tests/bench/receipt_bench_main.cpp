// bench-receipt: how soon the first band of a receipt leaves, as one JSON object. bench-kiosk tells the same figure
// among all others.
#include "tests/bench/receipt_bench.h"

#include <algorithm>
#include <cstdio>

#include <QGuiApplication>

using namespace evergreen;

int main(int argc, char** argv) {
    const QGuiApplication application(argc, argv);
    std::vector<double> figures = measureFirstBand();
    if (figures.empty()) return 1;
    std::sort(figures.begin(), figures.end());
    std::printf("{\"receipt_first_band_p50_ms\":%.2f,\"receipt_first_band_ms\":%.2f}\n", figures[figures.size() / 2],
                figures[figures.size() * 99 / 100]);
    return 0;
}
