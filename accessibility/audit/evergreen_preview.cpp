// evergreen-preview BEFORE AFTER OUT [--only PAGE]: what customers will see and hear with the bundle in the folder
// AFTER in the place of the one in BEFORE ("built-in": none), as pictures, OUT/index.html and OUT/pages.json. Exit code
// 0 when all was looked at.
#include "accessibility/audit/loaded_bundle.h"
#include "accessibility/audit/page_register.h"
#include "accessibility/audit/preview_page.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QTextStream>

using namespace evergreen;

namespace {

Result<ReadBundle> bundleOf(const QString& name) {
    return name == QLatin1String("built-in") ? Result<ReadBundle>(ReadBundle()) : loadedBundle(name);
}

PageRegister pagesWith(const QString& part) {
    PageRegister pages = registerPages();
    std::erase_if(pages.states, [&part](const RegisteredState& state) { return !state.name().contains(part); });
    return pages;
}

Result<QString> preview(const QString& before, const QString& after, const QString& out, const QString& only) {
    auto then = bundleOf(before);
    if (!then) return then.failure();
    auto now = bundleOf(after);
    if (!now) return now.failure();
    PreviewPage page(out, QFileInfo(before).fileName(), QFileInfo(after).fileName());
    const int looked =
        Preview(std::move(*then), std::move(*now)).run(pagesWith(only), [&page](const PreviewedPage& one) {
            page.add(one);
        });
    if (looked == 0) return Failure{FailureCode::ConfigBad, QStringLiteral("no page, or the looks do not load")};
    if (const auto closed = page.close(looked); !closed) return closed.failure();
    return QStringLiteral("%1 of %2 pages differ: %3/index.html").arg(page.count()).arg(looked).arg(out);
}

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    // The pages of printers in trouble are made by printers in trouble.
    QLoggingCategory::setFilterRules(QStringLiteral("evergreen.receipts=false"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("What customers will see with one bundle in another's place."));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("before"), QStringLiteral("a bundle's folder, or built-in"));
    parser.addPositionalArgument(QStringLiteral("after"), QStringLiteral("a bundle's folder, or built-in"));
    parser.addPositionalArgument(QStringLiteral("out"), QStringLiteral("where the pictures go"));
    parser.addOption({QStringLiteral("only"), QStringLiteral("one page: part of its name"), QStringLiteral("page")});
    parser.process(QCoreApplication::arguments());
    const QStringList words = parser.positionalArguments();
    if (words.size() != 3) parser.showHelp(2);
    const auto told = preview(words[0], words[1], words[2], parser.value(QStringLiteral("only")));
    if (!told) {
        QTextStream(stderr) << "evergreen-preview: " << told.failure().name() << ": " << told.failure().detail << '\n';
        return 1;
    }
    QTextStream(stdout) << *told << '\n';
    return 0;
}
