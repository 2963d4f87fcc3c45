// A transfer of the printer that never completes, whichever it is: no success is told that is none, and a printer that
// can no longer be heard is opened anew, so that the next receipt comes out.
#include "drivers/escpos/escpos_printer.h"
#include "drivers/virtual/virtual_printer.h"
#include "tests/drivers/escpos/printer_bed.h"
#include "tests/faults/faulty_device.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

QCoro::Task<> into(std::optional<Result<>>& place, QCoro::Task<Result<>> task) {
    place.emplace(co_await task);
}

struct Bed {
    FakeClock clock;
    VirtualPrinter device{clock};
    FaultPlan plan;
    FaultyDevice cable{device, plan};
    LoopbackUsbBus bus{clock};
    std::unique_ptr<EscposPrinter> printer;

    explicit Bed(int lostAt) {
        plan.fault = Fault::TimeOut;
        plan.at = lostAt;
        bus.add(cable, QStringLiteral("1-1"));
        printer = std::make_unique<EscposPrinter>(bus, clock);
        clock.advance(std::chrono::seconds(10));
    }

    std::optional<Result<>> print(const QImage& receipt) {
        std::optional<Result<>> result;
        const auto waiting = into(result, printer->print(receipt));
        const auto end = clock.monotonic() + std::chrono::minutes(5);
        while (!result && clock.monotonic() < end) clock.advance(std::chrono::milliseconds(50));
        return result;
    }
};

}  // namespace

TEST(LostTransfer, next_receipt_comes_out_whichever_transfer_was_lost) {
    const QImage receipt = testReceipt(300);
    int transfers = 1;
    for (int lostAt = 0; lostAt <= transfers; ++lostAt) {
        SCOPED_TRACE(testing::Message() << "lost at " << lostAt);
        Bed bed(lostAt);
        const auto first = bed.print(receipt);
        ASSERT_TRUE(first) << "printing hangs";
        if (lostAt == 0) transfers = bed.plan.transfers;
        EXPECT_TRUE(!first->ok() || bed.device.receipts().size() == 1);
        bed.clock.advance(EscposPrinter::lateAgainAfter);
        const std::size_t before = bed.device.receipts().size();
        const auto second = bed.print(receipt);
        ASSERT_TRUE(second);
        EXPECT_TRUE(second->ok()) << second->failure().detail.toStdString();
        EXPECT_GT(bed.device.receipts().size(), before);
    }
    EXPECT_GT(transfers, 10);
}

}  // namespace evergreen
