#include "drivers/virtual/device_control.h"

#include <algorithm>
#include <array>

#include <QJsonArray>
#include <QJsonDocument>

namespace evergreen {

namespace {

using Paper = PrinterMechanism::Paper;

constexpr QLatin1String kDo("do");
constexpr QLatin1String kNothing("");
constexpr QLatin1String kReader("reader");
constexpr QLatin1String kPrinter("printer");

const auto kNoPinAsked = QStringLiteral("the keypad asks for no PIN");

QJsonObject done() {
    return {{QStringLiteral("ok"), true}};
}

QJsonObject refused(const QString& why) {
    return {{QStringLiteral("ok"), false}, {QStringLiteral("why"), why}};
}

QString paperName(Paper paper) {
    switch (paper) {
        case Paper::Full:
            return QStringLiteral("full");
        case Paper::Low:
            return QStringLiteral("low");
        case Paper::Out:
            break;
    }
    return QStringLiteral("out");
}

}  // namespace

/// A word with the name of the one thing it needs to know; numbers have limits.
struct DeviceControl::Word {
    QLatin1String word;
    QLatin1String argument;
    int max;  ///< 0: the argument is a text
    QJsonObject (*obey)(DeviceControl& control, const Word& word, const QJsonValue& argument);
};

/// What is done by hand at the devices.
std::span<const DeviceControl::Word> DeviceControl::deeds() {
    static const std::array kWords{
        Word{QLatin1String("insert"), QLatin1String("card"), 0,
             [](DeviceControl& control, const Word&, const QJsonValue& card) {
                 return control.insert(&control.m_reader, card.toString());
             }},
        Word{QLatin1String("remove"), kNothing, 0,
             [](DeviceControl& control, const Word&, const QJsonValue&) { return remove(&control.m_reader); }},
        Word{QLatin1String("insert-staff"), QLatin1String("card"), 0,
             [](DeviceControl& control, const Word&, const QJsonValue& card) {
                 return control.insert(control.m_staffReader, card.toString());
             }},
        Word{QLatin1String("remove-staff"), kNothing, 0,
             [](DeviceControl& control, const Word&, const QJsonValue&) { return remove(control.m_staffReader); }},
        Word{QLatin1String("pin"), QLatin1String("digits"), 0,
             [](DeviceControl& control, const Word&, const QJsonValue& digits) {
                 return control.typePin(digits.toString());
             }},
        Word{QLatin1String("pin-cancel"), kNothing, 0,
             [](DeviceControl& control, const Word&, const QJsonValue&) {
                 return control.m_reader.cancelPin() ? done() : refused(kNoPinAsked);
             }},
        Word{QLatin1String("unplug"), QLatin1String("device"), 0,
             [](DeviceControl& control, const Word&, const QJsonValue& device) {
                 return control.setPlugged(device.toString(), false);
             }},
        Word{QLatin1String("plug"), QLatin1String("device"), 0,
             [](DeviceControl& control, const Word&, const QJsonValue& device) {
                 return control.setPlugged(device.toString(), true);
             }},
        Word{QLatin1String("delay"), QLatin1String("ms"), delayMsMax,
             [](DeviceControl& control, const Word&, const QJsonValue& ms) {
                 control.m_reader.setDelay(std::chrono::milliseconds(ms.toInt()));
                 return done();
             }},
        Word{QLatin1String("state"), kNothing, 0,
             [](DeviceControl& control, const Word&, const QJsonValue&) { return control.state(); }},
    };
    return kWords;
}

/// What goes wrong in the reader, and what the printer's mechanism does.
std::span<const DeviceControl::Word> DeviceControl::troubles() {
    constexpr QLatin1String kCount("count");
    constexpr QLatin1String kRows("rows");
    constexpr int kRowsMax = 100'000;
    constexpr auto provoke = [](DeviceControl& control, const Word& word, const QJsonValue& count) {
        return control.provoke(word.word, count.toInt(1));
    };
    constexpr auto printer = [](DeviceControl& control, const Word& word, const QJsonValue& rows) {
        const bool isKnown = control.m_printer.obey(word.word, rows.toInt());
        return isKnown ? done() : refused(QStringLiteral("the printer does not know that word"));
    };
    static const std::array kWords{
        Word{QLatin1String("stall"), kCount, countMax, provoke},
        Word{QLatin1String("stall-out"), kCount, countMax, provoke},
        Word{QLatin1String("garbage"), kCount, countMax, provoke},
        Word{QLatin1String("stale-sequence"), kCount, countMax, provoke},
        Word{QLatin1String("zero-length"), kCount, countMax, provoke},
        Word{QLatin1String("more-time"), kCount, countMax, provoke},
        Word{QLatin1String("silence"), kCount, countMax, provoke},
        Word{QLatin1String("truncated"), kCount, countMax, provoke},
        Word{QLatin1String("slot-busy"), kCount, countMax, provoke},
        Word{QLatin1String("torn-out"), kCount, countMax, provoke},
        Word{QLatin1String("torn-out-silent"), kCount, countMax, provoke},
        Word{QLatin1String("paper-full"), kNothing, 0, printer},
        Word{QLatin1String("paper-low"), kNothing, 0, printer},
        Word{QLatin1String("paper-out"), kNothing, 0, printer},
        Word{QLatin1String("paper-end-after"), kRows, kRowsMax, printer},
        Word{QLatin1String("cover-open"), kNothing, 0, printer},
        Word{QLatin1String("cover-open-after"), kRows, kRowsMax, printer},
        Word{QLatin1String("cover-close"), kNothing, 0, printer},
        Word{QLatin1String("jam"), kNothing, 0, printer},
        Word{QLatin1String("unjam"), kNothing, 0, printer},
        Word{QLatin1String("cutter-jam"), kNothing, 0, printer},
        Word{QLatin1String("cutter-clear"), kNothing, 0, printer},
        Word{QLatin1String("mute"), kNothing, 0, printer},
        Word{QLatin1String("unmute"), kNothing, 0, printer},
        Word{QLatin1String("speed"), kRows, kRowsMax, printer},
    };
    return kWords;
}

std::span<const DeviceControl::Word> DeviceControl::words() {
    static const std::vector<Word> all = [] {
        std::vector<Word> joined(deeds().begin(), deeds().end());
        joined.insert(joined.end(), troubles().begin(), troubles().end());
        return joined;
    }();
    return all;
}

QJsonObject DeviceControl::obey(const QJsonObject& request) {
    const QString said = request.value(kDo).toString();
    for (const Word& row : words()) {
        if (row.word != said) continue;
        const QJsonValue argument = request.value(row.argument);
        // A count may be left out; whatever else a word needs may not.
        const bool isLeftOut = argument.isUndefined() && row.argument == QLatin1String("count");
        const int number = argument.toInt(-1);
        if (row.max != 0 && !isLeftOut && (number < 0 || number > row.max)) {
            return refused(QStringLiteral("%1: 0 to %2").arg(row.argument).arg(row.max));
        }
        return row.obey(*this, row, argument);
    }
    return refused(QStringLiteral("unknown word"));
}

QJsonObject DeviceControl::insert(VirtualReader* reader, const QString& card) {
    if (!reader) return refused(QStringLiteral("there is no reader for staff cards"));
    auto taken = m_cards.take(card);
    if (!taken) return refused(taken.failure().detail);
    reader->insert(std::move(*taken));
    return done();
}

QJsonObject DeviceControl::remove(VirtualReader* reader) {
    if (!reader || !reader->hasCard()) return refused(QStringLiteral("no card is in"));
    reader->remove();
    return done();
}

QJsonObject DeviceControl::typePin(const QString& digits) {
    constexpr qsizetype digitsMax = 12;
    const bool isPin = !digits.isEmpty() && digits.size() <= digitsMax &&
                       std::ranges::all_of(digits, [](QChar each) { return each >= u'0' && each <= u'9'; });
    if (!isPin) return refused(QStringLiteral("digits: 1 to 12 of them"));
    return m_reader.typePin(digits) ? done() : refused(kNoPinAsked);
}

QJsonObject DeviceControl::setPlugged(const QString& device, bool isPlugged) {
    VirtualUsbDevice* target = nullptr;
    if (device == kReader) target = &m_reader;
    if (device == kPrinter) target = &m_printer;
    if (!target) return refused(QStringLiteral("device: reader or printer"));
    isPlugged ? target->plug() : target->unplug();
    return done();
}

QJsonObject DeviceControl::provoke(const QString& word, int count) {
    const auto trouble = VirtualReader::troubleNamed(word);
    if (!trouble) return refused(QStringLiteral("the reader does not know that word"));
    m_reader.provoke(*trouble, count);
    return done();
}

QJsonObject DeviceControl::state() const {
    const VirtualCard* const card = m_reader.card();
    const PrinterMechanism& mechanism = m_printer.firmware().mechanism();
    const QJsonObject reader{{QStringLiteral("plugged"), m_reader.isPlugged()},
                             {QStringLiteral("profile"), m_reader.firmware().profile().name},
                             {QStringLiteral("powered"), m_reader.firmware().isPowered()},
                             {QStringLiteral("card"), card ? QJsonValue(card->face().name) : QJsonValue()}};
    const QJsonObject printer{{QStringLiteral("plugged"), m_printer.isPlugged()},
                              {QStringLiteral("paper"), paperName(mechanism.paper())},
                              {QStringLiteral("coverOpen"), mechanism.isCoverOpen()},
                              {QStringLiteral("jammed"), mechanism.isJammed() || mechanism.isCutterJammed()},
                              {QStringLiteral("receipts"), static_cast<int>(m_printer.receipts().size())}};
    QJsonObject answer = done();
    answer.insert(kReader, reader);
    answer.insert(kPrinter, printer);
    return answer;
}

QJsonObject DeviceControl::requestOf(const QString& typed) {
    const QStringList parts = typed.split(u' ', Qt::SkipEmptyParts);
    QJsonObject request{{kDo, parts.value(0)}};
    if (parts.size() < 2) return request;
    for (const Word& row : words()) {
        if (row.word != parts[0] || row.argument.isEmpty()) continue;
        bool isNumber = false;
        const int number = parts[1].toInt(&isNumber);
        request.insert(row.argument, row.max != 0 && isNumber ? QJsonValue(number) : QJsonValue(parts[1]));
    }
    return request;
}

QByteArray DeviceControl::obeyLine(const QByteArray& line) {
    const QByteArray said = line.trimmed();
    QJsonObject answer;
    if (said.size() > lineBytesMax) {
        answer = refused(QStringLiteral("line too long"));
    } else if (said.startsWith('{')) {
        const QJsonDocument document = QJsonDocument::fromJson(said);
        answer = document.isObject() ? obey(document.object()) : refused(QStringLiteral("no JSON object"));
    } else {
        answer = obey(requestOf(QString::fromUtf8(said)));
    }
    return QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
}

QStringList DeviceControl::vocabulary() {
    QStringList lines;
    for (const Word& row : words()) {
        lines << (row.argument.isEmpty() ? QString(row.word) : QStringLiteral("%1 <%2>").arg(row.word, row.argument));
    }
    return lines;
}

}  // namespace evergreen
