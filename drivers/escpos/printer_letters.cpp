#include "drivers/escpos/printer_letters.h"

#include <array>
#include <iconv.h>
#include <optional>

#include <QList>

namespace evergreen::escpos {

namespace {

using Set = PrinterLetters::Set;

constexpr std::uint8_t kEsc = 0x1B;
constexpr std::uint8_t kFs = 0x1C;
constexpr char32_t kFirstPrintable = 0x20;
constexpr char32_t kDelete = 0x7F;

/// One conversion from Unicode; closed at its end.
class Converter {
public:
    explicit Converter(const char* to) : m_iconv(iconv_open(to, "UTF-32LE")) {}
    ~Converter() {
        if (isThere()) iconv_close(m_iconv);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    // As POSIX has it: (iconv_t)-1 is none.
    bool isThere() const { return reinterpret_cast<std::intptr_t>(m_iconv) != -1; }

    /// Nothing for what the set does not have.
    std::optional<Bytes> convert(char32_t letter) const {
        std::array<char, 4> from{};
        for (std::size_t i = 0; i < from.size(); ++i) from[i] = static_cast<char>(letter >> (8 * i) & 0xFF);
        std::array<char, 8> to{};
        char* in = from.data();
        char* out = to.data();
        std::size_t inLeft = from.size();
        std::size_t outLeft = to.size();
        const std::size_t irreversible = iconv(m_iconv, &in, &inLeft, &out, &outLeft);
        if (irreversible != 0 || inLeft != 0) return std::nullopt;
        const auto view = std::as_bytes(std::span(to).first(to.size() - outLeft));
        return Bytes(view.begin(), view.end());
    }

private:
    iconv_t m_iconv;
};

/// Spec: GB 18030: two bytes, or four for what was added later, which printers do not draw. The half-width yen sign is
/// among those, and stands for the full-width one.
Bytes chinese(const Converter& converter, char32_t letter) {
    constexpr char32_t yen = 0x00A5;
    constexpr char32_t wideYen = 0xFFE5;
    const Bytes missing = bytes({0xA1, 0xFE});
    const auto code = converter.convert(letter == yen ? wideYen : letter);
    return code && code->size() <= 2 ? *code : missing;
}

Result<Bytes> latin(const Converter& converter, char32_t letter) {
    const auto code = converter.convert(letter);
    if (code && code->size() == 1) return *code;
    if (!QChar::isLetterOrNumber(letter)) return bytes({'?'});
    return Failure{FailureCode::PrinterFault, QStringLiteral("this printer has no letters for the receipt's language")};
}

}  // namespace

Result<Bytes> lettersOf(const QString& line, Set set) {
    const Converter converter(set == Set::Gb18030 ? "GB18030" : "CP437");
    if (!converter.isThere())
        return Failure{FailureCode::PrinterFault, QStringLiteral("no table of the printer's letters")};
    Bytes all;
    for (const char32_t letter : line.toUcs4()) {
        if (letter < kFirstPrintable || letter == kDelete) {
            append(all, bytes({'?'}));
            continue;
        }
        if (set == Set::Gb18030) {
            append(all, chinese(converter, letter));
            continue;
        }
        const auto code = latin(converter, letter);
        if (!code) return code.failure();
        append(all, *code);
    }
    return all;
}

// Spec: ESC/POS, ESC ! (double height 10h, double width 20h), FS & and FS ! (Chinese characters: 08h, 04h); ESC t 0 is
// code page 437.
Bytes beginLetters(Set set) {
    constexpr std::uint8_t doubleSize = 0x30;
    constexpr std::uint8_t doubleSizeOfChinese = 0x0C;
    if (set == Set::Gb18030) return bytes({kEsc, '!', doubleSize, kFs, '&', kFs, '!', doubleSizeOfChinese});
    return bytes({kEsc, 't', 0, kEsc, '!', doubleSize});
}

}  // namespace evergreen::escpos
