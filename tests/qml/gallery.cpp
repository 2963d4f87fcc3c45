// evergreen-gallery <folder> [--scene NAME]… [--scales 1,2] [--themes warm,dark] [--languages zh,en,pseudo]
// [--landscape] [--low] [--sheet] [--html]: paints every registered state in every asked setting to PNG files; with
// --sheet one contact sheet per setting instead; with --html small pictures of both orientations and one page that
// shows them all, index.html.
#include "accessibility/audit/stage.h"
#include "tests/qml/gallery_page.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QPainter>
#include <QQuickItem>
#include <QTextStream>

using namespace evergreen;

namespace {

struct Wanted {
    QStringList scenes;
    std::vector<Setting> settings;
    bool sheet = false;
    bool html = false;
    QString folder;
};

Preferences::Theme themeOf(const QString& name) {
    if (name == QLatin1String("dark")) return Preferences::Theme::Dark;
    if (name == QLatin1String("light")) return Preferences::Theme::Light;
    if (name == QLatin1String("low-glare")) return Preferences::Theme::LowGlare;
    return Preferences::Theme::Warm;
}

Setting::Words wordsOf(const QString& name) {
    if (name == QLatin1String("en")) return Setting::Words::English;
    return name == QLatin1String("pseudo") ? Setting::Words::Pseudo : Setting::Words::Chinese;
}

Wanted wanted(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("where the pictures go"));
    const auto valued = [](const char* name, const char* standard) {
        return QCommandLineOption(QLatin1String(name), QString(), QLatin1String(name), QLatin1String(standard));
    };
    parser.addOptions({valued("scene", ""), valued("scales", "1,2,3,4,5"), valued("themes", "warm"),
                       valued("languages", "zh"), QCommandLineOption(QStringLiteral("landscape")),
                       QCommandLineOption(QStringLiteral("low")), QCommandLineOption(QStringLiteral("left")),
                       QCommandLineOption(QStringLiteral("sheet")), QCommandLineOption(QStringLiteral("html"))});
    parser.addHelpOption();
    parser.process(arguments);
    const auto list = [&parser](const char* name) {
        return parser.value(QLatin1String(name)).split(QLatin1Char(','), Qt::SkipEmptyParts);
    };
    Wanted wanted{list("scene"),
                  {},
                  parser.isSet(QStringLiteral("sheet")),
                  parser.isSet(QStringLiteral("html")),
                  parser.positionalArguments().value(0)};
    for (const auto& language : list("languages"))
        for (const auto& theme : list("themes"))
            for (const auto& scale : list("scales"))
                wanted.settings.push_back({scale.toInt(), themeOf(theme), wordsOf(language),
                                           parser.isSet(QStringLiteral("landscape")),
                                           parser.isSet(QStringLiteral("low")), parser.isSet(QStringLiteral("left"))});
    if (!wanted.html) return wanted;
    const auto upright = wanted.settings;
    for (auto setting : upright) {
        setting.landscape = !setting.landscape;
        wanted.settings.push_back(setting);
    }
    return wanted;
}

// All scenes of one setting, a third of their size, side by side.
QImage contactSheet(const std::vector<QImage>& pictures) {
    constexpr int columns = 7;
    constexpr int margin = 12;
    const auto size = pictures.front().size() / (pictures.front().width() > pictures.front().height() ? 5 : 4);
    const auto rows = (static_cast<int>(pictures.size()) + columns - 1) / columns;
    QImage sheet(columns * (size.width() + margin) + margin, rows * (size.height() + margin) + margin,
                 QImage::Format_RGB32);
    sheet.fill(Qt::gray);
    QPainter painter(&sheet);
    for (int i = 0; i < static_cast<int>(pictures.size()); ++i)
        painter.drawImage(
            QPoint(margin + i % columns * (size.width() + margin), margin + i / columns * (size.height() + margin)),
            pictures[static_cast<std::size_t>(i)].scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    return sheet;
}

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    // The pages of printers in trouble are made by printers in trouble.
    QLoggingCategory::setFilterRules(QStringLiteral("evergreen.receipts=false"));
    const auto asked = wanted(QCoreApplication::arguments());
    QTextStream err(stderr);
    const auto pages = registerPages();
    Stage stage;
    if (!QDir().mkpath(asked.folder) || !stage.isReady()) {
        err << stage.takeWarnings().join(QLatin1Char('\n')) << '\n';
        return 1;
    }
    GalleryPage page(asked.folder);
    for (const auto& setting : asked.settings) {
        std::vector<QImage> pictures;
        for (const auto& state : pages.states) {
            if (!asked.scenes.isEmpty() && !asked.scenes.contains(state.name())) continue;
            stage.set(state, setting);
            pictures.push_back(stage.painted());
            const auto overflow = stage.view().rootObject()->property("overflow").toReal();
            if (overflow > 0) err << setting.name() << ' ' << state.name() << ": too high by " << overflow << '\n';
            if (asked.html) {
                page.add(state.name(), setting, pictures.back());
                pictures.clear();
            } else if (!asked.sheet)
                pictures.back().save(QStringLiteral("%1/%2-%3.png").arg(asked.folder, state.name(), setting.name()));
        }
        if (asked.sheet && !pictures.empty())
            contactSheet(pictures).save(QStringLiteral("%1/sheet-%2.png").arg(asked.folder, setting.name()));
    }
    if (asked.html && !page.close()) err << "not everything could be written\n";
    for (const auto& warning : stage.takeWarnings()) err << warning << '\n';
    return 0;
}
