#include "drivers/virtual/printer_firmware.h"

#include <algorithm>
#include <utility>

namespace evergreen {

namespace {

constexpr unsigned kDle = 0x10;
constexpr unsigned kEot = 0x04;
constexpr unsigned kEsc = 0x1B;
constexpr unsigned kGs = 0x1D;

unsigned bitsIf(bool condition, unsigned bits) {
    return condition ? bits : 0;
}

}  // namespace

std::size_t PrinterFirmware::take(ByteView data) {
    const std::size_t count = std::min(data.size(), room());
    for (const std::byte value : data.first(count)) {
        m_buffer.push_back(value);
        watchRealTime(value);
    }
    if (count > 0) m_canGoOn = true;
    return count;
}

/// Real-time commands are seen wherever they pass, image data included, as cheap printers do it.
void PrinterFirmware::watchRealTime(std::byte value) {
    if (m_passed[0] == std::byte{kDle} && m_passed[1] == std::byte{kEot})
        answerRealTime(std::to_integer<unsigned>(value));
    m_passed[0] = m_passed[1];
    m_passed[1] = value;
}

/// Spec: ESC/POS, DLE EOT n.
void PrinterFirmware::answerRealTime(unsigned which) {
    constexpr unsigned fixed = 0x12;
    const auto& m = m_mechanism;
    const bool isOut = m.paper() == PrinterMechanism::Paper::Out;
    unsigned answer = fixed;
    if (which == 1) answer |= bitsIf(!m.canPrint(), 0x08);
    if (which == 2) {
        answer |=
            bitsIf(m.isCoverOpen(), 0x04) | bitsIf(isOut, 0x20) | bitsIf(m.isJammed() || m.isCutterJammed(), 0x40);
    }
    if (which == 3) answer |= bitsIf(m.isJammed(), 0x04) | bitsIf(m.isCutterJammed(), 0x08);
    if (which == 4) answer |= bitsIf(m.paper() != PrinterMechanism::Paper::Full, 0x0C) | bitsIf(isOut, 0x60);
    if (which >= 1 && which <= 4) m_send(bytes({static_cast<std::uint8_t>(answer)}));
}

/// Spec: ESC/POS, GS a.
Bytes PrinterFirmware::automaticStatus() const {
    const auto& m = m_mechanism;
    const unsigned first = 0x10 | bitsIf(!m.canPrint(), 0x08) | bitsIf(m.isCoverOpen(), 0x20);
    const unsigned second = bitsIf(m.isJammed(), 0x04) | bitsIf(m.isCutterJammed(), 0x08);
    const unsigned third = bitsIf(m.paper() != PrinterMechanism::Paper::Full, 0x03) |
                           bitsIf(m.paper() == PrinterMechanism::Paper::Out, 0x0C);
    constexpr std::uint8_t reserved = 0x0F;
    return bytes({static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second), static_cast<std::uint8_t>(third),
                  reserved});
}

void PrinterFirmware::mechanismChanged() {
    if (!m_reportsChanges) return;
    Bytes report = automaticStatus();
    if (report == m_lastReport) return;
    m_lastReport = report;
    m_send(std::move(report));
}

void PrinterFirmware::reset() {
    m_buffer.clear();
    m_line.clear();
    m_isChinese = m_isLarge = false;
    m_rasterRowsLeft = 0;
    m_feedRowsLeft = 0;
    m_cutsAfterFeed = false;
    m_reportsChanges = false;
    m_passed[0] = m_passed[1] = {};
}

std::uint8_t PrinterFirmware::portStatus() const {
    const bool isOut = m_mechanism.paper() == PrinterMechanism::Paper::Out;
    constexpr unsigned selected = 0x10;
    return static_cast<std::uint8_t>(selected | bitsIf(isOut, 0x20) | bitsIf(m_mechanism.canPrint() || isOut, 0x08));
}

void PrinterFirmware::work(int rowsMax) {
    int rowsLeft = rowsMax;
    while (m_mechanism.canPrint() && carryOutOne(rowsLeft)) mechanismChanged();
    mechanismChanged();
}

Bytes PrinterFirmware::takeFront(std::size_t count) {
    const auto end = m_buffer.begin() + static_cast<std::ptrdiff_t>(count);
    Bytes front(m_buffer.begin(), end);
    m_buffer.erase(m_buffer.begin(), end);
    return front;
}

/// False when nothing can be done for now: no whole command, or no rows left for this turn.
bool PrinterFirmware::carryOutOne(int& rowsLeft) {
    if (m_rasterRowsLeft > 0) return carryOutRaster(rowsLeft);
    if (m_cutsAfterFeed || m_feedRowsLeft > 0) return carryOutFeed(rowsLeft);
    const std::size_t count = commandBytes();
    m_canGoOn = m_buffer.size() >= count;
    if (m_canGoOn) carryOut(takeFront(count));
    return m_canGoOn;
}

/// How long the command at the front of the buffer is, its image data not counted; 1 for what is none.
std::size_t PrinterFirmware::commandBytes() const {
    if (m_buffer.size() < 2) return 2;
    const unsigned first = peek(0);
    const unsigned second = peek(1);
    if (first == kDle && second == kEot) return 3;
    if (first == kEsc && second == '@') return 2;
    if (first == kEsc && second == 'J') return 3;
    if (first == kGs && second == 'r') return 3;
    if (first == kGs && second == 'a' && m_profile.tellsChanges) return 3;
    if (first == kGs && second == 'V' && m_profile.hasCutter) return 4;
    const bool hasPictures = m_profile.letters == PrinterProfile::Letters::Pictures;
    if (first == kGs && second == 'v' && hasPictures) return 8;
    return hasPictures ? 1 : lettersCommandBytes();
}

void PrinterFirmware::carryOut(ByteView command) {
    const auto at = [command](std::size_t index) { return std::to_integer<unsigned>(command[index]); };
    if (carryOutLetters(command)) return;
    if (command.size() == 1) {
        // Printers pass over a NUL between commands.
        if (at(0) != 0) ++m_strayBytes;
        return;
    }
    switch (at(1)) {
        case '@':
            m_line.clear();
            m_isChinese = m_isLarge = false;
            m_reportsChanges = false;
            break;
        case 'a':
            m_reportsChanges = at(2) != 0;
            m_lastReport.clear();
            break;
        case 'r': {
            // Spec: ESC/POS, GS r 1: the paper sensors, once everything before has been carried out.
            const bool isLow = m_mechanism.paper() == PrinterMechanism::Paper::Low;
            if (!m_isMute) m_send(bytes({static_cast<std::uint8_t>(bitsIf(isLow, 0x03))}));
            break;
        }
        case 'J':
            // Spec: ESC/POS, ESC J n. Whoever stands before a printer without a cutter tears off what has come out.
            m_feedRowsLeft = static_cast<int>(at(2));
            m_cutsAfterFeed = !m_profile.hasCutter && m_feedRowsLeft >= tearRowsMin;
            break;
        case 'V':
            m_feedRowsLeft = static_cast<int>(at(3));
            m_cutsAfterFeed = true;
            break;
        case 'v':
            // Spec: ESC/POS, GS v 0 m xL xH yL yH.
            m_rasterRowBytes = at(4) | at(5) << 8;
            m_rasterRowsLeft = static_cast<int>(at(6) | at(7) << 8);
            break;
        default:
            break;  // DLE EOT was answered when it came in
    }
}

bool PrinterFirmware::carryOutRaster(int& rowsLeft) {
    m_canGoOn = m_buffer.size() >= m_rasterRowBytes;
    if (!m_canGoOn || rowsLeft <= 0) return false;
    std::vector<uchar> row;
    for (const std::byte value : takeFront(m_rasterRowBytes)) row.push_back(std::to_integer<uchar>(value));
    m_mechanism.printRow(row);
    --m_rasterRowsLeft;
    --rowsLeft;
    return true;
}

bool PrinterFirmware::carryOutFeed(int& rowsLeft) {
    if (m_feedRowsLeft > 0) {
        if (rowsLeft <= 0) return false;
        m_mechanism.printRow({});
        --m_feedRowsLeft;
        --rowsLeft;
        return true;
    }
    if (std::exchange(m_cutsAfterFeed, false)) m_mechanism.cut();
    return true;
}

}  // namespace evergreen
