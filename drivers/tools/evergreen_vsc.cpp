// evergreen-vsc: a virtual card in QEMU's own card reader.
//   evergreen-vsc --listen ADDRESS [--control ADDRESS] [--card CARD]
// ADDRESS is unix:/path or host:port. Start it first, then QEMU with -chardev socket,id=v,path=… -device usb-ccid
// -device ccid-card-passthru,chardev=v. Over the control socket it obeys "insert CARD", "remove", "remove-at N" and
// "mute-at N" (at the N-th command from now on). First it prints one JSON line, {"ready":true, …}.
#include "drivers/virtual/card_drawer.h"
#include "drivers/virtual/control_socket.h"
#include "drivers/virtual/vsc_slot.h"
#include "kiosk/base/quit_on_signal.h"

#include <cstdio>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace evergreen {

namespace {

constexpr int kWrongCall = 2;
constexpr int kCommandsMax = 1000;

QByteArray lineOf(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/// Why not; empty when it was done.
QString insert(VscSlot& slot, CardDrawer& cards, const QString& name) {
    auto card = cards.take(name);
    if (!card) return card.failure().detail;
    return slot.insert(std::move(*card)) ? QString() : QStringLiteral("QEMU takes no mute card");
}

QString obey(VscSlot& slot, CardDrawer& cards, const QByteArray& line) {
    const QStringList words = QString::fromUtf8(line.trimmed()).split(u' ');
    const QString& word = words.front();
    if (word == QLatin1String("insert") && words.size() == 2) return insert(slot, cards, words[1]);
    if (word == QLatin1String("remove") && words.size() == 1) {
        slot.remove();
        return {};
    }
    const bool isRemoval = word == QLatin1String("remove-at");
    const int command = words.value(1).toInt();
    if ((!isRemoval && word != QLatin1String("mute-at")) || words.size() != 2 || command < 1 ||
        command > kCommandsMax) {
        return QStringLiteral("say insert CARD, remove, remove-at N or mute-at N");
    }
    slot.provoke(isRemoval ? VscSlot::Fate::Removed : VscSlot::Fate::Mute, command);
    return {};
}

int complain(const QString& why) {
    std::fprintf(stderr, "evergreen-vsc: %s\n", qPrintable(why));
    return kWrongCall;
}

int main(const QCoreApplication& application) {
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption listen(QStringLiteral("listen"), QStringLiteral("Where QEMU connects."),
                                    QStringLiteral("address"));
    const QCommandLineOption control(QStringLiteral("control"), QStringLiteral("Where other programs say words."),
                                     QStringLiteral("address"));
    const QCommandLineOption card(QStringLiteral("card"), QStringLiteral("The card that is in at first."),
                                  QStringLiteral("card"));
    parser.addOptions({listen, control, card});
    parser.process(application);

    VscSlot slot;
    CardDrawer cards;
    const auto listening = slot.listen(parser.value(listen));
    if (!listening) return complain(QStringLiteral("--listen: ") + listening.failure().detail);
    ControlSocket socket([&slot, &cards](const QByteArray& line) {
        const QString why = obey(slot, cards, line);
        if (why.isEmpty()) return lineOf({{QStringLiteral("ok"), true}});
        return lineOf({{QStringLiteral("ok"), false}, {QStringLiteral("why"), why}});
    });
    if (parser.isSet(control)) {
        const auto heard = socket.listen(parser.value(control));
        if (!heard) return complain(QStringLiteral("--control: ") + heard.failure().detail);
    }
    if (parser.isSet(card)) {
        const QString why = insert(slot, cards, parser.value(card));
        if (!why.isEmpty()) return complain(QStringLiteral("--card: ") + why);
    }
    const QuitOnSignal quitOnSignal;
    const QByteArray ready = lineOf({{QStringLiteral("ready"), true},
                                     {QStringLiteral("listen"), slot.address()},
                                     {QStringLiteral("control"), socket.address()}});
    std::fputs(ready.constData(), stdout);
    std::fflush(stdout);
    return QCoreApplication::exec();
}

}  // namespace

}  // namespace evergreen

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    return evergreen::main(application);
}
