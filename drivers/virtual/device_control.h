// The words virtual devices obey: insert a card, pull a cable, jam the paper. One request, one answer, as JSON objects
// or as a typed line; the same for a control socket, a terminal, a test and the demo. It owns no device and does no
// I/O.
#pragma once

#include "drivers/virtual/card_drawer.h"
#include "drivers/virtual/virtual_printer.h"
#include "drivers/virtual/virtual_reader.h"

#include <QJsonObject>
#include <QStringList>

namespace evergreen {

class DeviceControl {
public:
    static constexpr int lineBytesMax = 4096;
    static constexpr int delayMsMax = 600'000;
    static constexpr int countMax = 1000;

    /// All must outlive this. `staffReader`: a second one, for staff cards; none: there is no such word.
    DeviceControl(VirtualReader& reader, VirtualPrinter& printer, VirtualReader* staffReader = nullptr,
                  CardDrawer cards = CardDrawer())
        : m_reader(reader), m_printer(printer), m_staffReader(staffReader), m_cards(std::move(cards)) {}

    /// {"do":"insert","card":"mei"}, {"do":"unplug","device":"reader"}, {"do":"delay","ms":200}, {"do":"state"} … The
    /// answer holds "ok", and with false also "why".
    QJsonObject obey(const QJsonObject& request);

    /// One line, JSON ("{…}") or words ("insert mei"); the answer as one line with its end.
    QByteArray obeyLine(const QByteArray& line);

    /// What can be said, one word with its argument a line; for people.
    static QStringList vocabulary();

private:
    struct Word;
    static std::span<const Word> deeds();
    static std::span<const Word> troubles();
    static std::span<const Word> words();
    static QJsonObject requestOf(const QString& typed);

    QJsonObject insert(VirtualReader* reader, const QString& card);
    static QJsonObject remove(VirtualReader* reader);
    QJsonObject typePin(const QString& digits);
    QJsonObject setPlugged(const QString& device, bool isPlugged);
    QJsonObject state() const;
    QJsonObject provoke(const QString& word, int count);

    VirtualReader& m_reader;
    VirtualPrinter& m_printer;
    VirtualReader* const m_staffReader;
    CardDrawer m_cards;
};

}  // namespace evergreen
