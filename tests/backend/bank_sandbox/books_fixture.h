// Opened books in an empty folder, under a clock that stands still at 16 March 2026.
#pragma once

#include "backend/bank_sandbox/books.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

namespace evergreen {

inline const QString kMei = QStringLiteral("mei");
inline const QString kMeiPassbook = QStringLiteral("mei-passbook");
inline const QString kSong = QStringLiteral("song");
inline const QString kSongCard = QStringLiteral("song-card");

class BooksTest : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(books.open(folder.path()).ok()); }

    PlacedOrder order(const QString& payeeNumber, std::int64_t yuan) {
        return {.key = QStringLiteral("%1").arg(++orders, 32, 16, QLatin1Char('0')),
                .signature = {.kiosk = QStringLiteral("kiosk-0001")},
                .person = kSong,
                .fromAccount = kSongCard,
                .payee = books.vault.payeeIdOf(payeeNumber),
                .amount = yuan * 100,
                .instant = false};
    }

    QString refusal(const PlacedOrder& placed) {
        const auto verdict = books.transfers.place(placed);
        return verdict ? verdict->refused : QStringLiteral("failed");
    }

    std::int64_t balance(const QString& account) { return books.ledger.balanceOf(account); }

    QTemporaryDir folder;
    FakeClock clock;
    Books books{clock, *builtInPeople()};
    int orders = 0;

    const QString son = QStringLiteral("9999990000000000071");
    const QString watchListed = QStringLiteral("9999990000000000055");
    const QString mismatched = QStringLiteral("9999990000000000063");
};

}  // namespace evergreen
