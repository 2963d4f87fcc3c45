// evergreen-card: one card reader from the command line, through the kiosk's own driver.
//   evergreen-card [--usbip ADDRESS] [--wait SECONDS] [--record FILE] list | atr | read | explain | apdu HEX… |
//   change-pin | escape [WORD]
// "read" masks the card number; "explain" (or --explain) tells the card's whole EMV conversation in words, with the
// scheme key of the project's own demo cards and no other, and to the end with their --issuer; "apdu" prints what the
// card says as it is but for card number and tracks, for the desk of a developer; "change-pin" has the holder type the
// old PIN and twice the new one on the reader's own keypad, for a card that takes CHANGE REFERENCE DATA; "escape" lists
// the words of this reader's own that are known of it, or asks one, with no card in. --record keeps all that was said
// in a file that the tests can play again; the card holder is taken out of it first (transcript_mask). Ends with 0 when
// all went well, 1 when it did not, 2 for a wrong call.
#include "drivers/ccid/ccid_card_reader.h"
#include "drivers/ccid/ccid_descriptor.h"
#include "drivers/tools/demo_issuer_host.h"
#include "drivers/tools/recording_card_reader.h"
#include "drivers/tools/transcript_mask.h"
#include "drivers/usb/libusb_bus.h"
#include "drivers/usb/usbip_bus.h"
#include "drivers/virtual/card_issuer.h"
#include "kiosk/base/system_clock.h"
#include "kiosk/card/card_application.h"
#include "kiosk/card/card_commands.h"
#include "kiosk/card/emv_conversation.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/holder_check.h"
#include "kiosk/card/shown_answer.h"
#include "kiosk/card/terminal_values.h"

#include <cstdio>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSaveFile>

namespace evergreen {

namespace {

constexpr int kWell = 0;
constexpr int kUnwell = 1;
constexpr int kWrongCall = 2;
constexpr int kWaitSecondsMax = 3600;
/// For a bus that is still looking around.
constexpr std::chrono::milliseconds kBusMayTake{1500};

int complain(const char* why) {
    std::fprintf(stderr, "evergreen-card: %s\n", why);
    return kWrongCall;
}

int report(const Failure& failure) {
    std::printf("%s %s\n", failure.name(), qPrintable(failure.detail));
    return kUnwell;
}

// What the program works with; made by main(), outlives the task.
struct Desk {
    Clock& clock;
    UsbBus& bus;
    CcidCardReader& ccid;
    RecordingCardReader& reader;
    std::chrono::seconds patience;
    std::vector<Bytes> apdus;
    QString escape;    ///< the word; empty: all are listed
    QString recordTo;  ///< empty: nowhere
    CardObjects own;   ///< of this one transaction
    IssuerHost* issuer = nullptr;

    QDate today() const { return clock.now().toLocalTime().date(); }
};

int list(const Desk& desk) {
    for (const UsbIdentity& identity : desk.bus.devices()) {
        const bool isReader = findCcidInterface(identity.configurationDescriptor).has_value();
        std::printf("%s %04x:%04x%s\n", qPrintable(identity.place), identity.vendorId, identity.productId,
                    isReader ? " card reader" : "");
        if (const auto refusal = ccidRefusal(identity.configurationDescriptor)) {
            std::printf("    refused: %s\n", qPrintable(*refusal));
        }
    }
    return kWell;
}

// Until a card is in; false when the time is over.
QCoro::Task<bool> awaitCard(Desk* desk) {
    if (desk->reader.media() == CardReader::Media::Present) co_return true;
    const auto waiter = std::make_shared<Waiter<bool>>();
    const auto alarm = desk->clock.alarm(desk->patience, [waiter] { waiter->give(false); });
    const auto heard =
        QObject::connect(&desk->reader, &CardReader::mediaInserted, &desk->reader, [waiter] { waiter->give(true); });
    const bool isIn = co_await waiter->value();
    QObject::disconnect(heard);
    co_return isIn;
}

QCoro::Task<int> read(Desk* desk) {
    auto card = co_await readCard(desk->reader, desk->own);
    if (!card) co_return report(card.failure());
    std::printf("pan %s\nsequence %02d\nexpiry %s\nholder %s\naid %s\nlabel %s\n", qPrintable(card->maskedPan()),
                card->panSequence, qPrintable(card->expiry), qPrintable(card->holderName), qPrintable(toHex(card->aid)),
                qPrintable(card->label));
    co_return kWell;
}

QCoro::Task<int> changePin(Desk* desk) {
    auto card = co_await readCard(desk->reader, desk->own);
    if (!card) co_return report(card.failure());
    auto answer = co_await desk->reader.askPin(PinTask::Change, keypadWaits);
    if (!answer) co_return report(answer.failure());
    std::printf("%s\n", qPrintable(keypadWords(PinTask::Change, *answer)));
    co_return *answer == KeypadAnswer{KeypadAnswer::End::Answered, statusOk} ? kWell : kUnwell;
}

std::vector<AuthorityKey> demoAuthorities() {
    const DemoKeys& keys = DemoKeys::builtIn();
    return {{keys.rid, keys.index, {keys.authority.modulus, bytes({3})}},
            {keys.rid, keys.sm2.index, {}, keys.sm2.authority.point}};
}

QCoro::Task<int> explain(Desk* desk) {
    EmvTerminal terminal{demoAuthorities(), desk->today(), desk->own, desk->issuer};
    // What is typed on a keypad is in no transcript: it could not be played again.
    terminal.asksPinOnKeypad = desk->recordTo.isEmpty();
    auto report = co_await explainCard(desk->reader, std::move(terminal));
    if (!report) co_return evergreen::report(report.failure());
    for (const QString& step : report->steps) std::printf("%s\n", qPrintable(step));
    co_return kWell;
}

QCoro::Task<int> exchange(Desk* desk) {
    auto atr = co_await desk->reader.powerOn();
    if (!atr) co_return report(atr.failure());
    std::printf("atr %s\n", qPrintable(toHex(*atr)));
    for (const Bytes& apdu : desk->apdus) {
        auto answer = co_await desk->reader.transmit(apdu);
        if (!answer) co_return report(answer.failure());
        std::printf("%s\n", qPrintable(shownAnswer(*answer)));
    }
    co_return kWell;
}

/// Until a reader answers; false when the time is over.
QCoro::Task<bool> awaitReader(Desk* desk) {
    if (desk->reader.device() == CardReader::Device::Online) co_return true;
    const auto waiter = std::make_shared<Waiter<bool>>();
    const auto alarm = desk->clock.alarm(desk->patience, [waiter] { waiter->give(false); });
    const auto heard =
        QObject::connect(&desk->reader, &CardReader::deviceChanged, &desk->reader, [waiter](CardReader::Device device) {
            if (device == CardReader::Device::Online) waiter->give(true);
        });
    const bool isThere = co_await waiter->value();
    QObject::disconnect(heard);
    co_return isThere;
}

QCoro::Task<int> escape(Desk* desk) {
    const bool isThere = co_await awaitReader(desk);
    if (!isThere) {
        std::printf("no reader\n");
        co_return kUnwell;
    }
    if (desk->escape.isEmpty()) {
        for (const QString& word : desk->ccid.escapeWords()) std::printf("%s\n", qPrintable(word));
        co_return kWell;
    }
    auto answer = co_await desk->ccid.escape(desk->escape);
    if (!answer) co_return report(answer.failure());
    std::printf("%s\n", qPrintable(toHex(*answer)));
    co_return kWell;
}

/// What was said, without the card holder, and what it depended on besides the card, so that it can be played again.
CardTranscript recordOf(const Desk& desk, const QString& command) {
    MaskedTranscript masked = withoutHolder(desk.reader.transcript());
    const QString holder = masked.mask == TranscriptMask::Done
                               ? QStringLiteral("card number, tracks, names and keys over them are replaced")
                               : QStringLiteral("a card of the demo range, nothing replaced");
    CardTranscript whole;
    whole.facts.emplace_back(QStringLiteral("provenance"), QStringLiteral("evergreen-card --record; ") + holder);
    whole.facts.emplace_back(QStringLiteral("asks"), command);
    whole.facts.emplace_back(QStringLiteral("today"), desk.today().toString(Qt::ISODate));
    whole.facts.emplace_back(QStringLiteral("unpredictable"), toHex(desk.own.get(emv::unpredictableNumber)));
    if (desk.issuer) whole.facts.emplace_back(QStringLiteral("issuer"), QStringLiteral("demo"));
    for (auto& fact : masked.transcript.facts) whole.facts.push_back(std::move(fact));
    whole.exchanges = std::move(masked.transcript.exchanges);
    return whole;
}

bool keepRecord(const Desk& desk, const QString& command) {
    if (desk.recordTo.isEmpty()) return true;
    QSaveFile file(desk.recordTo);
    const QByteArray text = recordOf(desk, command).text();
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit()) return true;
    complain("the record cannot be written");
    return false;
}

QCoro::Task<int> run(Desk* desk, QString command) {
    if (command == QLatin1String("list")) {
        co_await desk->clock.wait(kBusMayTake);
        co_return list(*desk);
    }
    if (command == QLatin1String("escape")) {
        const int result = co_await escape(desk);
        co_return result;
    }
    const bool isIn = co_await awaitCard(desk);
    if (!isIn) {
        std::printf("no card\n");
        co_return kUnwell;
    }
    int result = kUnwell;
    if (command == QLatin1String("read")) {
        result = co_await read(desk);
    } else if (command == QLatin1String("explain")) {
        result = co_await explain(desk);
    } else if (command == QLatin1String("change-pin")) {
        result = co_await changePin(desk);
    } else {
        result = co_await exchange(desk);
    }
    const bool isKept = keepRecord(*desk, command);
    const auto off = co_await desk->reader.powerOff();
    co_return off&& isKept ? result : kUnwell;
}

// The APDUs after "apdu"; nothing for a wrong call.
std::optional<std::vector<Bytes>> apdusOf(const QStringList& words) {
    const QString command = words.value(0);
    const bool isPlain = command == QLatin1String("list") || command == QLatin1String("atr") ||
                         command == QLatin1String("read") || command == QLatin1String("explain") ||
                         command == QLatin1String("change-pin");
    const bool isEscape = command == QLatin1String("escape") && words.size() <= 2;
    if ((isPlain && words.size() == 1) || isEscape) return std::vector<Bytes>{};
    if (command != QLatin1String("apdu") || words.size() < 2) return std::nullopt;
    std::vector<Bytes> apdus;
    for (const QString& word : words.mid(1)) {
        const auto apdu = fromHex(word);
        if (!apdu) return std::nullopt;
        apdus.push_back(*apdu);
    }
    return apdus;
}

int main(const QCoreApplication& application) {
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("usbip"),
                      QStringLiteral("Reach the reader through a USB/IP server: unix:/path or host:port."),
                      QStringLiteral("address")});
    parser.addOption({QStringLiteral("wait"), QStringLiteral("How long to wait for a card."), QStringLiteral("seconds"),
                      QStringLiteral("10")});
    parser.addOption({QStringLiteral("record"),
                      QStringLiteral("Keep what card and reader say, without the card holder, in this file."),
                      QStringLiteral("file")});
    parser.addPositionalArgument(QStringLiteral("command"),
                                 QStringLiteral("list, atr, read, explain, change-pin, escape [WORD], or apdu HEX…"));
    parser.addOption({QStringLiteral("explain"), QStringLiteral("As the command explain.")});
    parser.addOption({QStringLiteral("issuer"),
                      QStringLiteral("Explain to the end: the issuer of the demo cards answers the cryptogram.")});
    parser.process(application);
    const bool isExplained = parser.isSet(QStringLiteral("explain"));
    const QStringList words = isExplained ? QStringList(QStringLiteral("explain")) : parser.positionalArguments();
    const auto apdus = apdusOf(words);
    if (!apdus) return complain("say list, atr, read, explain, change-pin, escape [WORD], or apdu HEX…");
    bool isNumber = false;
    const int seconds = parser.value(QStringLiteral("wait")).toInt(&isNumber);
    if (!isNumber || seconds < 0 || seconds > kWaitSecondsMax) return complain("--wait: 0 to 3600 seconds");

    SystemClock clock;
    std::unique_ptr<UsbBus> bus;
    if (parser.isSet(QStringLiteral("usbip"))) {
        bus = std::make_unique<UsbipBus>(parser.value(QStringLiteral("usbip")), clock);
    } else {
        bus = std::make_unique<LibusbBus>(clock);
    }
    const auto own = transactionValues();
    if (!own) return report(own.failure());
    CcidCardReader reader(*bus, clock);
    RecordingCardReader recording(reader);
    const QString recordTo = parser.value(QStringLiteral("record"));
    Desk desk{clock, *bus, reader, recording, std::chrono::seconds(seconds), *apdus, words.value(1), recordTo, *own};
    DemoIssuerHost issuer;
    if (parser.isSet(QStringLiteral("issuer"))) desk.issuer = &issuer;
    QCoro::connect(run(&desk, words.at(0)), &reader, [](int result) { QCoreApplication::exit(result); });
    return QCoreApplication::exec();
}

}  // namespace

}  // namespace evergreen

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    return evergreen::main(application);
}
