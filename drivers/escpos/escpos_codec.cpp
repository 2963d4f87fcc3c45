#include "drivers/escpos/escpos_codec.h"

#include <algorithm>
#include <cstring>

namespace evergreen::escpos {

namespace {

constexpr std::uint8_t kEsc = 0x1B;
constexpr std::uint8_t kGs = 0x1D;
constexpr std::uint8_t kDle = 0x10;
constexpr std::uint8_t kEot = 0x04;
constexpr std::uint8_t kEnq = 0x05;
constexpr std::uint8_t kDc4 = 0x14;
/// Makes 04, 05 and 14 harmless: 0C, 0D and 1C.
constexpr std::uint8_t kExtraDot = 0x08;
constexpr std::size_t kBandHeaderBytes = 8;

std::uint8_t low(int value) {
    return static_cast<std::uint8_t>(value & 0xFF);
}
std::uint8_t high(int value) {
    return static_cast<std::uint8_t>(value >> 8 & 0xFF);
}

/// One row of dots, left to right, bit 7 first; dots beyond the image's width stay white.
void appendRow(Bytes& command, const QImage& image, int y) {
    const auto rowBytes = static_cast<std::size_t>((image.width() + 7) / 8);
    const std::size_t start = command.size();
    command.resize(start + rowBytes);
    std::memcpy(command.data() + start, image.constScanLine(y), rowBytes);
    if (const int spare = image.width() % 8)
        command.back() &= std::byte{static_cast<std::uint8_t>(0xFF << (8 - spare))};
}

/// Some printers search image data too for DLE EOT, DLE ENQ and DLE DC4.
void defuse(Bytes& command, std::size_t from) {
    for (std::size_t at = from + 1; at < command.size(); ++at) {
        const auto second = std::to_integer<std::uint8_t>(command[at]);
        const bool isRealTime = second == kEot || second == kEnq || second == kDc4;
        if (command[at - 1] == std::byte{kDle} && isRealTime) command[at] |= std::byte{kExtraDot};
    }
}

Bytes band(const QImage& image, int firstRow, int rows) {
    const int rowBytes = (image.width() + 7) / 8;
    constexpr std::uint8_t normalSize = 0;
    Bytes command = bytes({kGs, 'v', '0', normalSize, low(rowBytes), high(rowBytes), low(rows), high(rows)});
    const std::size_t header = command.size();
    command.reserve(header + static_cast<std::size_t>(rowBytes) * static_cast<std::size_t>(rows));
    for (int y = firstRow; y < firstRow + rows; ++y) appendRow(command, image, y);
    defuse(command, header);
    return command;
}

}  // namespace

Bytes initialise() {
    return bytes({kEsc, '@'});
}

Bytes turnOnStatusBack() {
    constexpr std::uint8_t onlineErrorAndPaper = 0x0E;
    return bytes({kGs, 'a', onlineErrorAndPaper});
}

Bytes askStatus() {
    return bytes({kDle, kEot, 1, kDle, kEot, 2, kDle, kEot, 3, kDle, kEot, 4});
}

Bytes askDone() {
    return bytes({kGs, 'r', 1});
}

Bytes feedAndCut() {
    constexpr std::uint8_t feedAndCutPartly = 66;
    return bytes({kGs, 'V', feedAndCutPartly, feedBeforeCutDots});
}

Bytes feedToTear() {
    return bytes({kEsc, 'J', feedToTearUnits});
}

Bytes greeting(const PrinterModel& model) {
    Bytes commands = initialise();
    if (model.tellsChanges) append(commands, turnOnStatusBack());
    return commands;
}

Bytes endOfReceipt(const PrinterModel& model) {
    return model.end == PrinterModel::End::Cut ? feedAndCut() : feedToTear();
}

Bytes endOfBroken(const PrinterModel& model) {
    constexpr std::size_t ofLetters = 2;
    if (model.letters) return Bytes(ofLetters);
    const auto rowBytes = static_cast<std::size_t>(model.widthDots / 8);
    return Bytes(kBandHeaderBytes + rowBytes * static_cast<std::size_t>(bandRowsMax));
}

std::vector<Bytes> rasterBands(const QImage& image) {
    std::vector<Bytes> bands;
    for (int row = 0; row < image.height(); row += bandRowsMax) {
        bands.push_back(band(image, row, std::min(bandRowsMax, image.height() - row)));
    }
    return bands;
}

}  // namespace evergreen::escpos
