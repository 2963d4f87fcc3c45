// How long a customer waits for the bank itself: PIN key, session and accounts over loopback TLS, on a warm connection.
// Prints one JSON line; no pass or fail.
#include "kiosk/bank/https_bank.h"
#include "tests/support/running_bank.h"
#include "tests/support/settled.h"
#include "tests/support/test_pin_block.h"

#include <algorithm>
#include <cstdio>
#include <gtest/gtest.h>
#include <vector>

#include <QElapsedTimer>

namespace evergreen {

namespace {

constexpr int kRounds = 50;

double medianMs(std::vector<qint64> nanoseconds) {
    std::sort(nanoseconds.begin(), nanoseconds.end());
    return static_cast<double>(nanoseconds[nanoseconds.size() / 2]) / 1e6;
}

}  // namespace

TEST(BankSessionBench, session_and_accounts) {
    RunningBank sandbox;
    SystemClock clock;
    HttpsBank bank(sandbox.endpoint(), clock);
    QElapsedTimer timer;
    timer.start();
    auto key = settled(bank.signOn());
    const auto cold = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    std::vector<qint64> signOn;
    std::vector<qint64> session;
    std::vector<qint64> accounts;
    for (int round = 0; round < kRounds; ++round) {
        timer.restart();
        key = settled(bank.signOn());
        signOn.push_back(timer.nsecsElapsed());
        ASSERT_TRUE(key.ok());
        const CardIdentity card{.pan = kMeiPan, .panSequence = 1, .expiry = QStringLiteral("4912")};
        const PinBlock block{key->id, testPinBlock(kDemoPin, kMeiPan, key->key)};
        timer.restart();
        ASSERT_TRUE(settled(bank.openSession(card, block)).ok());
        session.push_back(timer.nsecsElapsed());
        timer.restart();
        ASSERT_TRUE(settled(bank.accounts()).ok());
        accounts.push_back(timer.nsecsElapsed());
    }
    std::printf(R"({"bench":"bank-session","coldSignOnMs":%.2f,"signOnMs":%.2f,"openSessionMs":%.2f,"accountsMs":%.2f})"
                "\n",
                cold, medianMs(signOn), medianMs(session), medianMs(accounts));
}

}  // namespace evergreen
