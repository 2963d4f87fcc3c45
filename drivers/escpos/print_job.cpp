#include "drivers/escpos/print_job.h"

#include "drivers/escpos/escpos_codec.h"
#include "drivers/escpos/printer_letters.h"

namespace evergreen::escpos {

namespace {

Failure refused(const QString& why) {
    return {FailureCode::PrinterFault, why};
}

Result<PrintJob> jobOf(const QImage& receipt, const PrinterModel& model) {
    const bool isPicture = receipt.format() == QImage::Format_Mono && receipt.width() > 0 && receipt.height() > 0 &&
                           receipt.height() <= heightDotsMax;
    if (!isPicture) return refused(QStringLiteral("image refused"));
    if (model.letters) return refused(QStringLiteral("this printer prints lines, not pictures"));
    if (receipt.width() > model.widthDots) {
        return refused(QStringLiteral("a picture of %1 dots on paper of %2").arg(receipt.width()).arg(model.widthDots));
    }
    return PrintJob{rasterBands(receipt), receipt.height()};
}

Result<PrintJob> jobOf(const QStringList& lines, const PrinterModel& model) {
    constexpr qsizetype linesMax = heightDotsMax / rowsOfLine;
    if (!model.letters) return refused(QStringLiteral("this printer prints pictures, not lines"));
    if (lines.isEmpty() || lines.size() > linesMax)
        return refused(QStringLiteral("%1 lines refused").arg(lines.size()));
    PrintJob job{{beginLetters(model.letters->set)}, rowsOfLine * static_cast<int>(lines.size())};
    for (const QString& line : lines) {
        auto letters = lettersOf(line, model.letters->set);
        if (!letters) return letters.failure();
        if (letters->size() > static_cast<std::size_t>(model.letters->columns)) {
            return refused(
                QStringLiteral("a line of %1 on paper of %2").arg(letters->size()).arg(model.letters->columns));
        }
        letters->push_back(std::byte{'\n'});
        job.pieces.push_back(std::move(*letters));
    }
    return job;
}

}  // namespace

Result<PrintJob> printJob(const Content& content, const PrinterModel& model) {
    return std::visit([&model](const auto& receipt) { return jobOf(receipt, model); }, content);
}

}  // namespace evergreen::escpos
