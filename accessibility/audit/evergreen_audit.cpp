// evergreen-audit: see --help. Exit code 0: everything was looked at, nothing found, every planted defect found.
#include "accessibility/audit/loaded_bundle.h"
#include "accessibility/audit/matrix.h"
#include "accessibility/audit/report.h"
#include "accessibility/audit/tree.h"
#include "accessibility/audit/waivers.h"

#include <memory>

#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QPixmapCache>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>
#include <QThread>

using namespace evergreen;

namespace {

// Every picture of a page in its sizes and themes: painting one anew costs more than looking at it.
constexpr int pictureCacheKb = 400 * 1024;

struct Wishes {
    QString json;
    QString html;
    QString planted;
    QString waivers;
    QString only;
    QString tree;
    QString bundle;
    QString slice;   // of a worker: "0/2"
    QString folder;  // of a worker: where its part goes
    int share = 1;
    int processes = 1;
};

Wishes wishesOf(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Looks at every page of the kiosk in every setting and holds it against 48 rules of accessibility."));
    parser.addHelpOption();
    const auto option = [](const char* name, const char* what, const char* value, const QString& standard = {}) {
        return QCommandLineOption(QLatin1String(name), QLatin1String(what), QLatin1String(value), standard);
    };
    parser.addOptions({option("json", "writes counts and every finding", "file"),
                       option("html", "writes the report for people into it", "folder"),
                       option("planted", "pages with planted defects", "folder"),
                       option("waivers", "findings known, owned and dated", "file"),
                       option("only", "one page: part of its name", "page"),
                       option("tree", "writes what assistive technology is told of every page, and no more", "file"),
                       option("bundle", "with this bundle's texts: a folder", "folder"),
                       option("slice", "for worker processes", "n/of"),
                       option("part", "for worker processes", "folder"),
                       option("share", "only every n-th arrangement of each page", "n", QStringLiteral("1")),
                       option("processes", "how many at once; one a core is usual", "n",
                              QString::number(QThread::idealThreadCount()))});
    parser.process(arguments);
    const auto value = [&parser](const char* name) { return parser.value(QLatin1String(name)); };
    return {value("json"),
            value("html"),
            value("planted"),
            value("waivers"),
            value("only"),
            value("tree"),
            value("bundle"),
            value("slice"),
            value("part"),
            std::max(1, value("share").toInt()),
            std::max(1, value("processes").toInt())};
}

bool write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

// A worker's part: its outcome, and the crops beside it.
int workOn(const Wishes& wishes) {
    Slice slice;
    slice.number = wishes.slice.section(QLatin1Char('/'), 0, 0).toInt();
    slice.of = wishes.slice.section(QLatin1Char('/'), 1, 1).toInt();
    slice.only = wishes.only;
    slice.share = wishes.share;
    slice.crops = !wishes.html.isEmpty();
    std::map<Language, Catalogue> texts;
    if (!wishes.bundle.isEmpty()) {
        const auto bundle = loadedBundle(wishes.bundle);
        if (!bundle) {
            QTextStream(stderr) << "evergreen-audit: " << bundle.failure().detail << '\n';
            return 2;
        }
        texts = bundle->texts;
    }
    const auto outcome = audit(registerPages(), slice, texts);
    for (std::size_t i = 0; i < outcome.findings.size(); ++i)
        if (!outcome.findings[i].crop.isNull())
            outcome.findings[i].crop.save(QStringLiteral("%1/%2.png").arg(wishes.folder).arg(i));
    return write(wishes.folder + QStringLiteral("/outcome.json"),
                 QJsonDocument(toJson(outcome)).toJson(QJsonDocument::Compact))
               ? 0
               : 1;
}

Outcome collected(const QString& folder) {
    QFile file(folder + QStringLiteral("/outcome.json"));
    Outcome outcome;
    if (!file.open(QIODevice::ReadOnly)) {
        outcome.notMeasured << QStringLiteral("a worker ended early");
        return outcome;
    }
    outcome = outcomeFrom(QJsonDocument::fromJson(file.readAll()).object());
    for (std::size_t i = 0; i < outcome.findings.size(); ++i)
        outcome.findings[i].crop = QImage(QStringLiteral("%1/%2.png").arg(folder).arg(i));
    return outcome;
}

// Qt Quick has one graphical thread a process: one process a core, each with every n-th cell.
Outcome auditedByWorkers(const Wishes& wishes) {
    QTemporaryDir folder;
    std::vector<std::unique_ptr<QProcess>> workers;
    for (int number = 0; number < wishes.processes; ++number) {
        const auto part = folder.filePath(QString::number(number));
        QDir().mkpath(part);
        QStringList arguments{QStringLiteral("--slice"), QStringLiteral("%1/%2").arg(number).arg(wishes.processes),
                              QStringLiteral("--part"),  part,
                              QStringLiteral("--share"), QString::number(wishes.share)};
        if (!wishes.bundle.isEmpty()) arguments << QStringLiteral("--bundle") << wishes.bundle;
        if (!wishes.only.isEmpty()) arguments << QStringLiteral("--only") << wishes.only;
        if (!wishes.html.isEmpty()) arguments << QStringLiteral("--html") << wishes.html;
        workers.push_back(std::make_unique<QProcess>());
        workers.back()->setProcessChannelMode(QProcess::ForwardedChannels);
        workers.back()->start(QCoreApplication::applicationFilePath(), arguments);
    }
    Outcome all;
    for (std::size_t number = 0; number < workers.size(); ++number) {
        workers[number]->waitForFinished(-1);
        const auto part = collected(folder.filePath(QString::number(number)));
        all.states = std::max(all.states, part.states);
        all.add(part);
    }
    return all;
}

int told(const Wishes& wishes, const Report& report) {
    QTextStream out(stdout);
    for (const auto& wrong : report.planting.wrong) out << "planted: " << wrong << '\n';
    for (const auto& what : report.unmeasured().mid(0, 20)) out << "not measured: " << what << '\n';
    for (const auto& idle : report.idleWaivers) out << "waiver not needed: " << idle << '\n';
    int shown = 0;
    for (const auto& finding : report.outcome.findings)
        if (finding.waiver.isEmpty() && shown++ < 40)
            out << "rule " << finding.rule << ": " << finding.page << " (" << finding.setting << ") "
                << finding.path.section(QLatin1Char('/'), -1) << " \"" << finding.words.left(40) << "\" "
                << finding.measured << "; " << finding.limit << '\n';
    out << report.outcome.cells << " cells of " << report.outcome.states << " states, 48 rules, " << report.open()
        << " findings, " << report.waived() << " waived, " << report.unmeasured().size() << " not measured, "
        << report.planting.found() << " of " << report.planting.planted() << " planted found, "
        << report.planting.cleanFlagged() << " clean flagged, " << report.seconds << " s\n";
    if (!wishes.json.isEmpty() && !write(wishes.json, jsonOf(report))) return 2;
    if (!wishes.html.isEmpty() &&
        !(QDir().mkpath(wishes.html) && write(wishes.html + QStringLiteral("/index.html"), htmlOf(report))))
        return 2;
    return report.passes() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    QPixmapCache::setCacheLimit(pictureCacheKb);
    // The pages of printers in trouble are made by printers in trouble.
    QLoggingCategory::setFilterRules(QStringLiteral("evergreen.receipts=false"));
    const auto wishes = wishesOf(QCoreApplication::arguments());
    if (!wishes.slice.isEmpty()) return workOn(wishes);
    if (!wishes.tree.isEmpty())
        return write(wishes.tree, QJsonDocument(treesOf(registerPages(), wishes.only)).toJson()) ? 0 : 2;

    QElapsedTimer time;
    time.start();
    Report report;
    report.builtFrom = QStringLiteral("Evergreen, %1").arg(QDate::currentDate().toString(Qt::ISODate));
    if (!wishes.planted.isEmpty()) report.planting = tryPlanted(wishes.planted);
    report.outcome = auditedByWorkers(wishes);
    const auto pages = registerPages();
    const bool whole = wishes.only.isEmpty();
    report.cellsExpected = whole ? cellsOf(pages, wishes.share) : report.outcome.cells;
    report.actChecksExpected = whole ? actChecksOf(pages) : report.outcome.actChecks;
    if (!wishes.waivers.isEmpty()) {
        const auto waivers = readWaivers(wishes.waivers);
        if (waivers)
            report.idleWaivers = applyWaivers(report.outcome, *waivers, QDate::currentDate());
        else
            report.outcome.notMeasured << waivers.failure().detail;
    }
    report.seconds = static_cast<double>(time.elapsed()) / 1000;
    return told(wishes, report);
}
