#include "accessibility/audit/matrix.h"
#include "accessibility/audit/planting.h"
#include <QGuiApplication>
#include <QTextStream>
using namespace evergreen;
int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    QTextStream out(stdout);
    if (argc == 2) { const auto p = tryPlanted(QString::fromUtf8(argv[1])); for (const auto& w : p.wrong) out << w << '\n'; out << p.planted() << ' ' << p.found() << ' ' << p.cleanFlagged() << '\n'; return 0; }
    const auto pages = registerPages();
    Slice slice;
    if (argc > 2) { slice.number = atoi(argv[1]); slice.of = atoi(argv[2]); }
    if (argc > 3) slice.only = QString::fromUtf8(argv[3]);
    if (argc > 4) slice.acts = atoi(argv[4]);
    for (const auto& s : pages.states) out << s.name() << '\n';
    out << pages.states.size() << " states " << cellsOf(pages) << " cells, receipts " << pages.receipts.size() << '\n'; out.flush();
    const auto o = audit(pages, slice);
    for (const auto& f : o.findings) out << "F" << f.rule << '\t' << f.page << '\t' << f.setting << '\t' << f.path.section(QLatin1Char('/'),-1) << '\t' << f.words.left(60) << '\t' << f.measured << '\t' << f.limit << '\n';
    for (const auto& n : o.notMeasured) out << "N " << n << '\n';
    for (int r = 1; r <= 48; ++r) { auto& t = o.tallies[size_t(r)]; out << "R" << r << " cells " << t.cells << " measured " << t.measured << " findings " << t.findings << '\n'; }
    out << "cells " << o.cells << " faces " << o.faces << " acts " << o.actChecks << " seconds " << o.seconds << '\n';
}
