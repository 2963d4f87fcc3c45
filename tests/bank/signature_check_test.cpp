// Whoever changes the bank's books behind its back is found by the signatures kept in them.
#include "backend/bank_sandbox/signature_check.h"

#include "kiosk/bank/https_bank.h"
#include "tests/support/running_bank.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>

namespace evergreen {

namespace {

/// One order of each kind, by kiosk-0001; the bank has ended, and its state lies there to be copied.
void placeOrders(const QString& state) {
    RunningBank sandbox;
    SystemClock clock;
    HttpsBank bank(sandbox.endpoint(), clock);
    ASSERT_TRUE(signIn(bank, kMeiPan).ok());
    const auto payees = settled(bank.payees());
    const auto named = [&](const QString& name) {
        for (const Payee& payee : *payees) {
            if (payee.maskedName == name) return payee.id;
        }
        return QString();
    };
    const QString card = QStringLiteral("mei-card");
    const QString son = named(QStringLiteral("＊＊禾"));
    const TransferOrder kept{card, son, Money::yuan(100), TransferSpeed::Instant, newIdempotencyKey()};
    ASSERT_TRUE(settled(bank.transfer(kept)).ok());
    const TransferOrder back{card, son, Money::yuan(200), TransferSpeed::NextDay, newIdempotencyKey()};
    const auto placed = settled(bank.transfer(back));
    ASSERT_TRUE(settled(bank.revokeTransfer(std::get<OrderAccepted>(*placed).reference)).ok());
    const TransferOrder much{card, son, Money::yuan(6'000), TransferSpeed::NextDay, newIdempotencyKey()};
    auto tooMuch = much;
    tooMuch.amount = Money::yuan(60'000);
    ASSERT_TRUE(settled(bank.transfer(tooMuch)).ok());
    const QStringList water{QStringLiteral("mei-water")};
    ASSERT_TRUE(settled(bank.pay({PaymentKind::Bills, card, water, Money::yuan(68, 40), newIdempotencyKey()})).ok());
    const Delegation errand{newIdempotencyKey(), named(QStringLiteral("＊＊松")), QStringLiteral("mei-passbook"), son,
                            Money::yuan(600)};
    ASSERT_TRUE(settled(bank.delegate(errand)).ok());
    ASSERT_TRUE(settled(bank.reportLost(QStringLiteral("mei-passbook"))).ok());
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    const TransferOrder songs{QStringLiteral("song-card"), son, Money::yuan(100), TransferSpeed::Instant,
                              newIdempotencyKey()};
    ASSERT_TRUE(settled(bank.transfer(songs)).ok());
    sandbox.sandbox().stop();
    ASSERT_TRUE(QDir().mkpath(state + QStringLiteral("/keys")));
    for (const char* file : {"/bank.sqlite", "/keys/pan-index.key"}) {
        const QString name = QString::fromLatin1(file);
        ASSERT_TRUE(QFile::copy(sandbox.stateFolder() + name, state + name));
    }
}

constexpr int kOrders = 8;

class SignatureCheckTest : public testing::Test {
protected:
    void SetUp() override {
        placeOrders(folder.path());
        ASSERT_TRUE(books.kioskKeys.open(QFileInfo(testCertificates().authority()).path()).ok());
        ASSERT_TRUE(books.openAsTheyAre(folder.path()).ok());
        books.database.run(QStringLiteral("PRAGMA synchronous=OFF"));  // these books need outlive no power cut
    }

    SignatureReport report() {
        const auto found = SignatureCheck(books).run();
        EXPECT_TRUE(found.ok());
        return found ? *found : SignatureReport{};
    }

    /// Changes the books, looks, and changes them back.
    QStringList badAfter(const char* change) {
        const QString before = QStringLiteral("CREATE TEMP TABLE before_%1 AS SELECT * FROM %1");
        const QStringList tables{QStringLiteral("order_signature"), QStringLiteral("transfer"),
                                 QStringLiteral("payment"),         QStringLiteral("delegation"),
                                 QStringLiteral("order_key"),       QStringLiteral("loss")};
        books.database.run(QStringLiteral("PRAGMA foreign_keys=OFF"));
        for (const auto& table : tables) books.database.run(before.arg(table));
        books.database.run(QString::fromUtf8(change));
        const auto found = report();
        for (const auto& table : tables) {
            books.database.run(QStringLiteral("DELETE FROM ") + table);
            books.database.run(QStringLiteral("INSERT INTO %1 SELECT * FROM before_%1").arg(table));
            books.database.run(QStringLiteral("DROP TABLE before_") + table);
        }
        EXPECT_TRUE(books.database.takeFault().ok()) << change;
        return found.bad;
    }

    void expectFound(const char* change, const char* complaint) {
        const QStringList bad = badAfter(change);
        const bool isNamed = std::any_of(
            bad.begin(), bad.end(), [&](const QString& line) { return line.endsWith(QString::fromUtf8(complaint)); });
        EXPECT_TRUE(isNamed) << change << "\n" << bad.join(u'\n').toStdString();
    }

    QTemporaryDir folder;
    SystemClock clock;
    Books books{clock, *builtInPeople()};
};

}  // namespace

TEST_F(SignatureCheckTest, untouched_books_are_good_and_every_change_is_found) {
    EXPECT_EQ(report().bad, QStringList());
    EXPECT_EQ(report().orders, kOrders);
    EXPECT_EQ(report().good, kOrders);

    const char* otherwise = ": the books say otherwise";
    expectFound("UPDATE transfer SET amount = amount + 1 WHERE status = 'executed'", otherwise);
    expectFound("UPDATE transfer SET from_account = 'song-passbook' WHERE person_id = 'song'", otherwise);
    expectFound("UPDATE transfer SET payee_id = 'p-0' WHERE person_id = 'song'", otherwise);
    expectFound("UPDATE transfer SET person_id = 'mei' WHERE person_id = 'song'", otherwise);
    expectFound("UPDATE transfer SET status = 'executed' WHERE status = 'revoked'", otherwise);
    expectFound("UPDATE payment SET amount = amount + 1", otherwise);
    expectFound("UPDATE payment SET items = 'mei-gas'", otherwise);
    expectFound("UPDATE delegation SET amount = 70000", otherwise);
    expectFound("DELETE FROM loss", otherwise);
    expectFound("DELETE FROM transfer WHERE person_id = 'song'", otherwise);

    const char* misfit = ": the signature does not fit";
    expectFound(
        "UPDATE order_signature SET signed_text = CAST(replace(CAST(signed_text AS TEXT), '\"minor\":10000', "
        "'\"minor\":10001') AS BLOB)",
        misfit);
    expectFound("UPDATE order_signature SET signed_text = CAST(signed_text || ' ' AS BLOB) WHERE number = 3", misfit);
    expectFound("UPDATE order_signature SET signature = zeroblob(64) WHERE number = 2", misfit);
    expectFound(
        "UPDATE order_signature SET signature = (SELECT signature FROM order_signature WHERE number = 1) WHERE "
        "number = 2",
        misfit);
    expectFound("UPDATE order_signature SET kiosk = 'kiosk-0002' WHERE number = 1", ": by no key of its kiosk");
    expectFound("UPDATE order_signature SET algorithm = 'sm2' WHERE number = 1", ": by no key of its kiosk");
    expectFound("UPDATE order_signature SET subject = 'ff' || subject WHERE number = 1", ": another order was signed");
}

TEST_F(SignatureCheckTest, order_without_its_signature_is_found) {
    for (int number = 1; number <= kOrders; ++number) {
        const auto bad =
            badAfter(qPrintable(QStringLiteral("DELETE FROM order_signature WHERE number = %1").arg(number)));
        EXPECT_EQ(bad.size(), 2) << number;
        EXPECT_TRUE(bad.value(0).endsWith(QStringLiteral(": no signature"))) << number;
        EXPECT_EQ(bad.value(1), QStringLiteral("1 signatures were deleted")) << number;
    }
}

TEST_F(SignatureCheckTest, order_made_up_or_refused_once_is_not_made_good_by_the_books) {
    expectFound(
        "INSERT INTO transfer SELECT 'EG1', 'ff' || key, person_id, from_account, to_account, payee_id, "
        "payee_name, payee_number, own, amount, status, accepted_at, arrives_at FROM transfer LIMIT 1",
        ": no signature");
    expectFound("UPDATE order_key SET verdict = 'accepted', reason = '' WHERE verdict = 'refused'", ": no signature");
}

TEST_F(SignatureCheckTest, key_that_was_replaced_still_proves_what_it_ordered) {
    const QTemporaryDir keys;
    const CertificateFolder changed(keys.path());
    const QString kiosk = QString::fromUtf16(testKioskName);
    ASSERT_TRUE(changed.makeOrderKey(kiosk, OrderKeyKind::Sm2).ok());
    ASSERT_TRUE(books.kioskKeys.open(keys.path()).ok());
    EXPECT_EQ(report().good, 0);
    QFile file(changed.kioskOrderPublicKey(kiosk));
    QFile old(testCertificates().kioskOrderPublicKey(kiosk));
    ASSERT_TRUE(file.open(QIODevice::Append) && old.open(QIODevice::ReadOnly));
    file.write(old.readAll());
    file.close();
    ASSERT_TRUE(books.kioskKeys.open(keys.path()).ok());
    EXPECT_EQ(report().good, kOrders);
    EXPECT_EQ(books.kioskKeys.inUse(kiosk)->algorithm(), QStringLiteral("sm2")) << "the first one is in use";
}

}  // namespace evergreen
