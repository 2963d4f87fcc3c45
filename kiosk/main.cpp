// evergreen-kiosk: the program at the glass. Everything is made here, bottom floor first, and goes in the reverse
// order.
//   evergreen-kiosk --config kiosk.json              a real kiosk: the whole screen, devices on USB, the bank
//   evergreen-kiosk --virtual [--state FOLDER] [--console FOLDER]   a window; virtual devices, the sandbox bank and,
//                                                    with its console, the branch desk beside it
//   evergreen-kiosk --explain-safety FILE [--rules RULES]   no kiosk: what the rules would have done to past customers
//   evergreen-kiosk --verify-audit-log FOLDER [--audit-key FILE …]   no kiosk: whether the audit log is whole
// When the first page is on the glass it prints one JSON line, {"ready":true}.
#include "accessibility/voice/clip_synthesizer.h"
#include "accessibility/voice/device_audio_out.h"
#include "accessibility/voice/espeak_synthesizer.h"
#include "accessibility/voice/evdev_headset_jack.h"
#include "drivers/ccid/ccid_card_reader.h"
#include "drivers/escpos/escpos_printer.h"
#include "drivers/usb/libusb_bus.h"
#include "drivers/usb/port_bus.h"
#include "drivers/usb/usbip_bus.h"
#include "kiosk/audit_log/audit_report.h"
#include "kiosk/bank/https_bank.h"
#include "kiosk/base/quit_on_signal.h"
#include "kiosk/base/restart.h"
#include "kiosk/base/system_clock.h"
#include "kiosk/kiosk.h"
#include "kiosk/kiosk_certificate.h"
#include "kiosk/kiosk_check.h"
#include "kiosk/kiosk_fleet.h"
#include "kiosk/machine/kiosk_config.h"
#include "kiosk/machine/virtual_branch.h"
#include "kiosk/safety/explain.h"

#include <algorithm>
#include <cstdio>
#include <span>

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QScreen>
#include <QTextStream>

using namespace evergreen;

namespace {

constexpr int kWrongCall = 2;
constexpr auto kExplainSafety = "explain-safety";
constexpr auto kVerifyAudit = "verify-audit-log";

/// How much of a desktop's free height or width the window takes.
constexpr double kDesktopShare = 0.92;

struct Call {
    QString configFile;
    QString stateFolder;
    QString consoleFolder;
    QString voiceFolder;
    QString pastCasesFile;
    QString rulesFile;
    QString auditFolder;
    QStringList auditKeys;
    bool isVirtual = false;
    bool isLandscape = false;
    bool inWindow = false;
};

Call readCall(const QCoreApplication& application) {
    const QCommandLineOption config(QStringLiteral("config"), QStringLiteral("What this kiosk is (kiosk.json)."),
                                    QStringLiteral("file"), QStringLiteral("/etc/evergreen/kiosk.json"));
    const QCommandLineOption isVirtual(QStringLiteral("virtual"),
                                       QStringLiteral("With virtual devices and the sandbox bank, in a window."));
    const QCommandLineOption state(QStringLiteral("state"), QStringLiteral("Where --virtual keeps everything."),
                                   QStringLiteral("folder"), QStringLiteral("state"));
    const QCommandLineOption console(
        QStringLiteral("console"), QStringLiteral("With --virtual: a branch desk, too, with the console built there."),
        QStringLiteral("folder"));
    const QCommandLineOption voice(QStringLiteral("voice"), QStringLiteral("Where voice packs lie, one folder each."),
                                   QStringLiteral("folder"), QStringLiteral("/usr/share/evergreen/voice"));
    const QCommandLineOption landscape(QStringLiteral("landscape"),
                                       QStringLiteral("With --virtual: a panel of 1920 x 1080."));
    const QCommandLineOption window(QStringLiteral("window"), QStringLiteral("In a window instead of on the whole "
                                                                             "screen."));
    const QCommandLineOption explain(QString::fromLatin1(kExplainSafety),
                                     QStringLiteral("Replays past customers (JSON lines) against the safety rules."),
                                     QStringLiteral("file"));
    const QCommandLineOption rules(QStringLiteral("rules"),
                                   QStringLiteral("With --explain-safety: these rules (JSON), not the built-in ones."),
                                   QStringLiteral("file"));
    const QCommandLineOption verify(QString::fromLatin1(kVerifyAudit),
                                    QStringLiteral("Says whether the audit log there is what a kiosk wrote."),
                                    QStringLiteral("folder"));
    const QCommandLineOption auditKey(QStringLiteral("audit-key"),
                                      QStringLiteral("With --verify-audit-log: opens the seals and prints the entries; "
                                                     "once for each key."),
                                      QStringLiteral("file"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("A bank kiosk for elderly customers."));
    parser.addHelpOption();
    parser.addOptions({config, isVirtual, state, console, voice, landscape, window, explain, rules, verify, auditKey});
    parser.process(application);
    return {parser.value(config),
            QDir(parser.value(state)).absolutePath(),
            parser.value(console),
            parser.value(voice),
            parser.value(explain),
            parser.value(rules),
            parser.value(verify),
            parser.values(auditKey),
            parser.isSet(isVirtual),
            parser.isSet(landscape),
            parser.isSet(window) || parser.isSet(isVirtual)};
}

/// The same millimetres with fewer pixels, where the desktop is smaller than the panel.
PanelMetrics fittedTo(const QScreen* screen, PanelMetrics panel) {
    if (!screen) return panel;
    const QSize room = screen->availableSize() * kDesktopShare;
    const double share =
        std::min({1.0, qreal{1} * room.width() / panel.widthPx, qreal{1} * room.height() / panel.heightPx});
    panel.widthPx = static_cast<int>(panel.widthPx * share);
    panel.heightPx = static_cast<int>(panel.heightPx * share);
    return panel;
}

std::unique_ptr<UsbBus> busOf(const KioskConfig& config, Clock& clock) {
    if (config.usb == QStringLiteral("libusb")) return std::make_unique<LibusbBus>(clock);
    return std::make_unique<UsbipBus>(config.usb, clock);
}

/// Those of the bank's file, or where none is named the built-in ones.
Result<SafetyRules> rulesOf(const QString& file) {
    return file.isEmpty() ? Result<SafetyRules>(SafetyRules::builtIn()) : SafetyRules::load(file);
}

void sayReady() {
    std::puts("{\"ready\":true}");
    std::fflush(stdout);
}

int failed(const Failure& failure) {
    std::fprintf(stderr, "evergreen-kiosk: %s: %s\n", failure.name(), qPrintable(failure.detail));
    return kWrongCall;
}

/// Of two packs for one language the first is used: what the bank has published.
std::vector<VoicePack> packsOf(const QString& bundleFolder, const QString& folder) {
    auto packs = bundleFolder.isEmpty() ? std::vector<VoicePack>() : voicePacksBelow(bundleFolder);
    for (VoicePack& pack : voicePacksBelow(folder)) packs.push_back(std::move(pack));
    return packs;
}

/// For the desk.
KioskConfiguration configurationOf(const fleet::FleetStatus& status) {
    KioskConfiguration configuration;
    configuration.version = status.running;
    // A bundle on trial has had its verdict before there is anybody to tell the desk of it.
    if (status.running != fleet::kBuiltIn) configuration.slot = QStringLiteral("good");
    configuration.ready = status.ready.value_or(0);
    configuration.failed = status.failed.value_or(0);
    for (const fleet::FleetAlarm alarm : status.alarms) configuration.alarms << QLatin1String(nameOf(alarm));
    return configuration;
}

/// What the check itself may take beyond its time, when something in it hangs.
constexpr std::chrono::seconds kHangsAfter = KioskCheck::timeMax + std::chrono::seconds(30);

/// The trial of a bundle, before anybody sees it. False: the program is to start anew, with another one or to try
/// again.
bool standsTrial(KioskFleet& fleet, Clock& clock, Synthesizer& synthesizer, PanelMetrics panel,
                 const Restart& restart) {
    const Watchdog watchdog(restart, kHangsAfter);
    const QString why = KioskCheck(clock, synthesizer, fleet.bundle(), panel).run();
    if (!why.isEmpty()) std::fprintf(stderr, "evergreen-kiosk: bundle rolled back: %s\n", qPrintable(why));
    const auto kept = why.isEmpty() ? fleet.confirm() : fleet.rollBack();
    if (!kept) failed(kept.failure());
    return why.isEmpty() && kept;
}

int serve(const KioskConfig& config, const Call& call, const Restart& restart) {
    if (!QDir().mkpath(config.stateFolder)) {
        std::fprintf(stderr, "evergreen-kiosk: %s: no folder can be made\n", qPrintable(config.stateFolder));
        return 1;
    }
    const auto safety = rulesOf(config.safetyRulesFile);
    if (!safety) return failed(safety.failure());
    std::optional<KioskFleet> fleet;
    if (config.fleet.isThere()) {
        fleet.emplace(config.fleet, config.kioskId());
        if (const auto booted = fleet->boot(); !booted) return failed(booted.failure());
    }
    const ReadBundle bundle = fleet ? fleet->bundle() : ReadBundle();
    const PanelMetrics panel = call.inWindow ? fittedTo(QGuiApplication::primaryScreen(), config.panel) : config.panel;
    SystemClock clock;
    EspeakSynthesizer synthesizer;
    ClipSynthesizer clips(synthesizer, packsOf(fleet ? fleet->voiceFolder() : QString(), call.voiceFolder));
    if (fleet && fleet->isTrial() && !standsTrial(*fleet, clock, clips, panel, restart)) return kRestart;
    const std::unique_ptr<UsbBus> bus = busOf(config, clock);
    PortBus customersPorts(*bus, config.staffReader, PortBus::Side::Except);
    PortBus staffPort(*bus, config.staffReader, PortBus::Side::Only);
    CcidCardReader reader(customersPorts, clock);
    CcidCardReader staffReader(staffPort, clock);
    EscposPrinter printer(customersPorts, clock);
    HttpsBank bank(config.bank, clock);
    DeviceAudioOut audioOut(clock);
    EvdevHeadsetJack headset;
    Kiosk kiosk({clock, reader, printer, bank, clips, audioOut, &headset, bundle.safety ? *bundle.safety : *safety,
                 config.desk, config.staffReader.isEmpty() ? nullptr : &staffReader, bundle.everybody, bundle.texts},
                panel, config.stateFolder, config.audit);
    if (!kiosk.open()) return 1;
    QObject::connect(&kiosk.window(), &QQuickWindow::frameSwapped, &kiosk, &sayReady, Qt::SingleShotConnection);
    call.inWindow ? kiosk.window().show() : kiosk.window().showFullScreen();
    if (fleet) {
        QObject::connect(&*fleet, &KioskFleet::restartWanted, &kiosk, [] { QCoreApplication::exit(kRestart); });
        QObject::connect(&kiosk.help(), &KioskHelp::hinted, &*fleet, &KioskFleet::hint);
        const auto tell = [&kiosk, &fleet] { kiosk.help().setConfiguration(configurationOf(fleet->status())); };
        QObject::connect(&*fleet, &KioskFleet::statusChanged, &kiosk, tell);
        tell();
        fleet->start([&kiosk] { return kiosk.isNobodyThere(); });
    }
    const KioskCertificate certificate(
        clock, config.bank.certificateFile, [&kiosk] { return kiosk.isNobodyThere(); },
        [] { QCoreApplication::exit(kRestart); });
    return QCoreApplication::exec();
}

Result<> explain(const Call& call) {
    const auto rules = rulesOf(call.rulesFile);
    if (!rules) return rules.failure();
    QFile cases(call.pastCasesFile);
    if (!cases.open(QIODevice::ReadOnly)) {
        return Failure{FailureCode::ConfigBad, call.pastCasesFile + QStringLiteral(": ") + cases.errorString()};
    }
    QTextStream report(stdout);
    const auto done = explainSafety(cases, *rules, report);
    if (done) return {};
    return Failure{FailureCode::ConfigBad, call.pastCasesFile + QStringLiteral(": ") + done.failure().detail};
}

/// 0: it holds; 1: it does not; 2: it cannot be looked into.
int verifyAudit(const Call& call) {
    QTextStream report(stdout);
    const auto holds = reportOnAuditLog(call.auditFolder, call.auditKeys, report);
    if (!holds) return failed(holds.failure());
    return *holds ? 0 : 1;
}

/// Rules and logs are looked into at a desk or on a server, where there may be no display.
bool asksFor(const char* option, std::span<char*> arguments) {
    return std::any_of(arguments.begin(), arguments.end(), [option](const char* argument) {
        return QByteArray(argument).startsWith(QByteArray("--") + option);
    });
}

int run(int argc, char** argv, const Restart& restart) {
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    if (asksFor(kVerifyAudit, arguments)) {
        const QCoreApplication application(argc, argv);
        return verifyAudit(readCall(application));
    }
    if (asksFor(kExplainSafety, arguments)) {
        const QCoreApplication application(argc, argv);
        const auto explained = explain(readCall(application));
        return explained ? 0 : failed(explained.failure());
    }
    const QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("常青 Evergreen"));
    const QuitOnSignal quitOnSignal;
    const Call call = readCall(application);
    if (!call.isVirtual) {
        const auto config = KioskConfig::load(call.configFile);
        return config ? serve(*config, call, restart) : failed(config.failure());
    }
    VirtualBranch branch(call.stateFolder, call.consoleFolder);
    auto config = branch.open();
    if (!config) return failed(config.failure());
    if (call.isLandscape) config->panel = config->panel.turned();
    return serve(*config, call, restart);
}

}  // namespace

int main(int argc, char** argv) {
    const Restart restart(argc, argv);
    const int code = run(argc, argv, restart);
    if (code == kRestart) restart.now();
    return code;
}
