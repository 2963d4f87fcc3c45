// evergreen-devices: a card reader and a receipt printer made of software, plugged into a USB/IP port.
//   evergreen-devices --usbip ADDRESS [--control ADDRESS] [--reader KIND] [--printer KIND] [--staff-reader]
//     [--receipts FOLDER] [--cards FILE]
// ADDRESS is unix:/path or host:port. What is said on its standard input or its control socket it obeys ("insert mei",
// {"do":"unplug","device":"printer"} …; "help" lists the words). First it prints one JSON line, {"ready":true, …}.
#include "drivers/virtual/control_socket.h"
#include "drivers/virtual/device_control.h"
#include "drivers/virtual/usbip_server.h"
#include "kiosk/base/quit_on_signal.h"
#include "kiosk/base/system_clock.h"

#include <cstdio>
#include <unistd.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QSocketNotifier>

namespace evergreen {

namespace {

constexpr int kWrongCall = 2;
constexpr qsizetype kInputBytesMax = 8192;

void say(const QByteArray& line) {
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

void say(const QJsonObject& object) {
    say(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

int complain(const QString& why) {
    std::fprintf(stderr, "evergreen-devices: %s\n", qPrintable(why));
    return kWrongCall;
}

template <typename Profile>
std::optional<Profile> kindNamed(const QString& name) {
    for (const Profile& profile : Profile::all()) {
        if (profile.name == name) return profile;
    }
    return std::nullopt;
}

// Lines typed at the terminal. At its end the program goes on: it may have been started without one.
class Terminal {
public:
    explicit Terminal(DeviceControl& control) : m_control(control), m_notifier(STDIN_FILENO, QSocketNotifier::Read) {
        QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { read(); });
    }

private:
    void read() {
        std::array<char, 1024> buffer{};
        const auto count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count <= 0 || m_typed.size() > kInputBytesMax) return m_notifier.setEnabled(false);
        m_typed.append(buffer.data(), count);
        for (auto end = m_typed.indexOf('\n'); end >= 0; end = m_typed.indexOf('\n')) {
            obey(m_typed.left(end).trimmed());
            m_typed.remove(0, end + 1);
        }
    }

    void obey(const QByteArray& line) {
        if (line == "quit") return QCoreApplication::quit();
        if (line == "help") return say(DeviceControl::vocabulary().join(u'\n').toUtf8() + "\nquit\n");
        if (!line.isEmpty()) say(m_control.obeyLine(line));
    }

    DeviceControl& m_control;
    QSocketNotifier m_notifier;
    QByteArray m_typed;
};

void keepReceipts(VirtualPrinter& printer, const QString& folder) {
    printer.watchReceipts([folder, number = 0](const QImage& receipt) mutable {
        const QString file =
            QDir(folder).filePath(QStringLiteral("receipt-%1.png").arg(++number, 3, 10, QLatin1Char('0')));
        const bool isSaved = receipt.save(file);
        say(QJsonObject{{QStringLiteral("event"), QStringLiteral("receipt")},
                        {QStringLiteral("file"), file},
                        {QStringLiteral("saved"), isSaved}});
    });
}

void describe(QCommandLineParser& parser) {
    const auto option = [&parser](const char* name, const char* text, const char* value, const char* usual = "") {
        parser.addOption({QLatin1String(name), QLatin1String(text), QLatin1String(value), QLatin1String(usual)});
    };
    parser.addHelpOption();
    option("usbip", "Where the devices are plugged in: unix:/path or host:port.", "address");
    option("control", "Where other programs say words: unix:/path or host:port.", "address");
    option("reader", "What kind of reader: short-apdu, tpdu, polled … (drivers/README.md).", "kind", "short-apdu");
    option("printer", "What kind of printer: receipt, narrow, lines … (drivers/README.md).", "kind", "receipt");
    parser.addOption({QStringLiteral("staff-reader"), QStringLiteral("A second reader, at 1-3, for staff cards.")});
    option("cards", "A file in which cards keep how far they have counted.", "file");
    option("receipts", "A folder for what the printer prints.", "folder");
}

int main(const QCoreApplication& application) {
    QCommandLineParser parser;
    describe(parser);
    parser.process(application);
    const auto value = [&parser](const char* name) { return parser.value(QLatin1String(name)); };
    const auto profile = kindNamed<ReaderProfile>(value("reader"));
    if (!profile) return complain(QStringLiteral("no such kind of reader"));
    const auto printerProfile = kindNamed<PrinterProfile>(value("printer"));
    if (!printerProfile) return complain(QStringLiteral("no such kind of printer"));

    SystemClock clock;
    VirtualReader reader(*profile, clock);
    VirtualPrinter printer(clock, *printerProfile);
    VirtualReader staffReader(ReaderProfile::shortApdu(), clock);
    const bool hasStaffReader = parser.isSet(QStringLiteral("staff-reader"));
    DeviceControl control(reader, printer, hasStaffReader ? &staffReader : nullptr, CardDrawer(value("cards")));
    if (!value("receipts").isEmpty()) keepReceipts(printer, value("receipts"));
    UsbipServer server;
    server.add(reader, QStringLiteral("1-1"));
    server.add(printer, QStringLiteral("1-2"));
    if (hasStaffReader) server.add(staffReader, QStringLiteral("1-3"));
    const auto listening = server.listen(value("usbip"));
    if (!listening) return complain(QStringLiteral("--usbip: ") + listening.failure().detail);
    ControlSocket socket([&control](const QByteArray& line) { return control.obeyLine(line); });
    if (!value("control").isEmpty()) {
        const auto heard = socket.listen(value("control"));
        if (!heard) return complain(QStringLiteral("--control: ") + heard.failure().detail);
    }
    const Terminal terminal(control);
    const QuitOnSignal quitOnSignal;
    say(QJsonObject{{QStringLiteral("ready"), true},
                    {QStringLiteral("usbip"), server.address()},
                    {QStringLiteral("control"), socket.address()}});
    return QCoreApplication::exec();
}

}  // namespace

}  // namespace evergreen

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    return evergreen::main(application);
}
