// The virtual printer's own letters: what it understands of text, and what comes on the paper of it. It draws none:
// each byte is eight dots, as wide as its letter would be.
#include "drivers/virtual/printer_firmware.h"

#include <utility>

namespace evergreen {

namespace {

constexpr unsigned kEsc = 0x1B;
constexpr unsigned kFs = 0x1C;
constexpr unsigned kLineFeed = 0x0A;
constexpr unsigned kBlank = 0x20;
constexpr unsigned kFirstOfTwo = 0x81;  // GB 18030
constexpr unsigned kDoubleSize = 0x30;
constexpr int kLineRows = 30;

}  // namespace

/// Spec: ESC/POS, ESC t n, ESC ! n, FS &, FS ., FS ! n; two bytes for a Chinese character while FS & holds.
std::size_t PrinterFirmware::lettersCommandBytes() const {
    const bool isChinesePrinter = m_profile.letters == PrinterProfile::Letters::Chinese;
    const unsigned first = peek(0);
    const unsigned second = peek(1);
    if (first == kEsc && (second == 't' || second == '!')) return 3;
    if (first == kFs && isChinesePrinter && (second == '&' || second == '.')) return 2;
    if (first == kFs && isChinesePrinter && second == '!') return 3;
    return m_isChinese && first >= kFirstOfTwo ? 2 : 1;
}

/// True when it was one of letters.
bool PrinterFirmware::carryOutLetters(ByteView command) {
    if (m_profile.letters == PrinterProfile::Letters::Pictures) return false;
    const auto at = [command](std::size_t index) { return std::to_integer<unsigned>(command[index]); };
    if (at(0) == kLineFeed) {
        endLine();
        return true;
    }
    if (at(0) >= kBlank) {
        append(m_line, command);
        return true;
    }
    if (command.size() < 2) return false;
    if (at(0) == kEsc && at(1) == '!') m_isLarge = (at(2) & kDoubleSize) == kDoubleSize;
    if (at(0) == kFs) m_isChinese = at(1) == '&' || (at(1) != '.' && m_isChinese);
    return at(0) == kFs || (at(0) == kEsc && (at(1) == '!' || at(1) == 't'));
}

/// What is too long goes on in a line of its own, as printers do it.
void PrinterFirmware::endLine() {
    const std::size_t scale = m_isLarge ? 2 : 1;
    const auto most = static_cast<std::size_t>(m_profile.columns) / scale;
    Bytes rest = std::exchange(m_line, {});
    do {
        const auto end = rest.begin() + static_cast<std::ptrdiff_t>(std::min(most, rest.size()));
        m_lines.push_back({Bytes(rest.begin(), end), m_isLarge});
        std::vector<uchar> dots;
        for (const std::byte letter : m_lines.back().text)
            dots.insert(dots.end(), scale, std::to_integer<uchar>(letter));
        for (std::size_t row = 0; row < kLineRows * scale; ++row) m_mechanism.printRow(dots);
        rest.erase(rest.begin(), end);
    } while (!rest.empty());
}

}  // namespace evergreen
