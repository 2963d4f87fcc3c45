#include "tests/drivers/escpos/printer_bed.h"

#include "drivers/escpos/escpos_codec.h"

namespace evergreen {

namespace {

QCoro::Task<> into(std::optional<Result<>>& place, QCoro::Task<Result<>> task) {
    place.emplace(co_await task);
}

}  // namespace

PrinterBed::PrinterBed(PrinterProfile profile) : virtualPrinter(clock, std::move(profile)) {
    bus.add(virtualPrinter, QStringLiteral("1-1"));
    printer = std::make_unique<EscposPrinter>(bus, clock);
    clock.advance(std::chrono::milliseconds(100));
}

std::optional<Result<>> PrinterBed::print(const escpos::Content& receipt, std::chrono::milliseconds limit) {
    constexpr std::chrono::milliseconds step{10};
    std::optional<Result<>> result;
    const auto* const picture = std::get_if<QImage>(&receipt);
    const auto waiting =
        into(result, picture ? printer->print(*picture) : printer->printLines(std::get<QStringList>(receipt)));
    for (const auto end = clock.monotonic() + limit; !result && clock.monotonic() < end;) clock.advance(step);
    return result;
}

std::string PrinterBed::outcomeOf(const escpos::Content& receipt) {
    const auto result = print(receipt);
    if (!result) return "never";
    if (result->ok()) return "ok";
    const Failure& failure = result->failure();
    const bool saysMore = failure.code == FailureCode::PrinterFault;
    return failure.name() + (saysMore ? " " + failure.detail.toStdString() : std::string());
}

bool PrinterBed::hasPrinted(const QImage& receipt, std::size_t index) const {
    if (virtualPrinter.receipts().size() <= index) return false;
    const QImage& paper = virtualPrinter.receipts()[index];
    const bool hasCutter = virtualPrinter.firmware().profile().hasCutter;
    const int fed = hasCutter ? escpos::feedBeforeCutDots : escpos::feedToTearUnits;
    if (paper.height() != receipt.height() + fed) return false;
    return paper.copy(receipt.rect()) == receipt;
}

QImage testReceipt(int rows, int width) {
    QImage image(width, rows, QImage::Format_Mono);
    image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    image.fill(0);
    for (int y = 0; y < rows; ++y) {
        for (int bit = 0; bit < 16; ++bit) image.setPixel(40 + bit * 8, y, static_cast<uint>(y >> bit) & 1U);
        image.setPixel(0, y, 1);
        image.setPixel(width - 1, y, 1);
    }
    return image;
}

}  // namespace evergreen
