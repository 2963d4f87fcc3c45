#pragma once

#include "kiosk/bank/https_bank.h"
#include "tests/support/fake_clock.h"
#include "tests/support/running_bank.h"
#include "tests/support/settled.h"
#include "tests/support/test_certificates.h"

#include <gtest/gtest.h>

namespace evergreen {

inline const QString kSongCard = QStringLiteral("song-card");
inline const QString kSonNumber = QStringLiteral("9999990000000000071");

// The bank client at a running sandbox bank, under a clock of the test's own.
class HttpsBankTest : public testing::Test {
protected:
    TransferOrder order(std::int64_t yuan, TransferSpeed speed = TransferSpeed::NextDay) {
        const auto check = settled(bank.checkPayee(kSonNumber, {}));
        EXPECT_TRUE(check.ok());
        return {kSongCard, check ? check->payee.id : QString(), Money::yuan(yuan), speed, newIdempotencyKey()};
    }

    FailureCode failureOf(const auto& result) {
        EXPECT_FALSE(result.ok());
        return result.ok() ? FailureCode::ConfigBad : result.failure().code;
    }

    RunningBank sandbox;
    FakeClock clock;  // stands still: no time limit is reached unless a test moves it
    HttpsBank bank{sandbox.endpoint(), clock};
};

}  // namespace evergreen
