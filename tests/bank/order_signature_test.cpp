// Orders and the signatures under them, from the kiosk's key file through real HTTPS to the bank's books; and requests
// that no kiosk of ours would send.
#include "backend/bank_sandbox/signature_check.h"
#include "kiosk/bank/https_bank.h"
#include "kiosk/bank/order_signer.h"
#include "tests/bank/kiosk_wire.h"
#include "tests/support/running_bank.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QProcess>

namespace evergreen {

namespace {

const QString kFirst = QString::fromUtf16(testKioskName);
const QString kSecond = QString::fromUtf16(otherKioskName);
const QString kSongCard = QStringLiteral("song-card");
constexpr std::int64_t kSongHas = 128'000'00;

/// A folder whose first kiosk signs with a key of that kind; the bank is told nothing but the public key in it.
struct Enrolled {
    explicit Enrolled(OrderKeyKind kind) {
        EXPECT_TRUE(folder.make({kFirst, kSecond}).ok());
        EXPECT_TRUE(folder.makeOrderKey(kFirst, kind).ok());
    }

    QTemporaryDir directory;
    CertificateFolder folder{directory.path()};
};

class OrderSignatureTest : public testing::TestWithParam<OrderKeyKind> {
protected:
    TransferOrder order(Bank& by) {
        const auto payees = settled(by.payees());
        EXPECT_TRUE(payees.ok());
        return {kSongCard, payees ? payees->back().id : QString(), Money::yuan(2'000), TransferSpeed::NextDay,
                newIdempotencyKey()};
    }

    SignatureReport report() {
        SignatureReport found;
        sandbox.sandbox().withBooks([&](Books& books) {
            const auto run = SignatureCheck(books).run();
            EXPECT_TRUE(run.ok());
            if (run) found = *run;
        });
        return found;
    }

    std::vector<Row> kept(const QString& columns) {
        std::vector<Row> rows;
        sandbox.sandbox().withBooks([&](Books& books) {
            rows = books.database.run(QStringLiteral("SELECT %1 FROM order_signature ORDER BY number").arg(columns));
        });
        return rows;
    }

    Enrolled enrolled{GetParam()};
    RunningBank sandbox{enrolled.folder};
    SystemClock clock;
    HttpsBank bank{sandbox.endpoint(), clock};
    const QString algorithm = GetParam() == OrderKeyKind::Sm2 ? QStringLiteral("sm2") : QStringLiteral("ed25519");
};

/// An order for a transfer, as it is signed and as it is sent; a test makes the two differ.
struct SentOrder {
    OrderToSign isSigned;
    QByteArray key;
    QByteArray path;
    QByteArray body;
};

class ForgedOrderTest : public OrderSignatureTest {
protected:
    void SetUp() override {
        customer = wire.signIn(kSongPan);
        ASSERT_FALSE(wire.token.isEmpty());
        ASSERT_TRUE(signer.load(enrolled.folder.kioskOrderKey(kFirst)).ok());
        ASSERT_TRUE(signIn(bank, kSongPan).ok());
        payee = settled(bank.payees())->back().id;
    }

    QByteArray bodyOver(int fen) const {
        return QStringLiteral(R"({"amount":{"currency":"CNY","minor":%1},"fromAccountId":"song-card","heldFor":[],)"
                              R"("payeeId":"%2","speed":"instant"})")
            .arg(fen)
            .arg(payee)
            .toUtf8();
    }

    SentOrder order() const {
        const QByteArray key = newIdempotencyKey().toLatin1();
        const QByteArray body = bodyOver(2'000'00);
        return {
            {kFirst, customer, "2026-03-16T01:30:00Z", "POST", "/v1/transfers", key, body}, key, "/v1/transfers", body};
    }

    WireAnswer send(const SentOrder& sent, const QByteArray& signature) {
        QByteArrayList headers{"Idempotency-Key: " + sent.key};
        if (!signature.isEmpty()) headers << "Kiosk-Signature: " + signature;
        return wire.ask("POST", sent.path, headers, sent.body);
    }

    /// Refused as one that the kiosk has not signed, and nothing has moved.
    void expectForged(const SentOrder& sent, const QByteArray& signature, const char* what) {
        const WireAnswer answer = send(sent, signature);
        EXPECT_EQ(answer.status(), 403) << what;
        EXPECT_EQ(answer.body, R"({"error":"signature-bad"})") << what;
        EXPECT_EQ(sandbox.balanceOf(kSongCard), kSongHas) << what;
        EXPECT_TRUE(kept(QStringLiteral("number")).empty()) << what;
    }

    KioskWire wire{enrolled.folder, sandbox.port()};
    OrderSigner signer;
    QString customer;
    QString payee;
};

const auto kBoth = testing::Values(OrderKeyKind::Ed25519, OrderKeyKind::Sm2);

}  // namespace

TEST_P(OrderSignatureTest, everything_ordered_is_kept_with_a_good_signature) {
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    const auto wish = order(bank);
    const auto placed = settled(bank.transfer(wish));
    ASSERT_TRUE(placed.ok());
    EXPECT_EQ(*settled(bank.transfer(wish)), *placed) << "the same again is no other order";
    ASSERT_TRUE(settled(bank.revokeTransfer(std::get<OrderAccepted>(*placed).reference)).ok());
    auto tooMuch = order(bank);
    tooMuch.amount = Money::yuan(50'001);
    EXPECT_TRUE(std::holds_alternative<OrderRefused>(*settled(bank.transfer(tooMuch))));
    const auto closed = order(bank);
    ASSERT_TRUE(settled(bank.transferByKey(closed.idempotencyKey)).ok());
    EXPECT_TRUE(std::holds_alternative<OrderRefused>(*settled(bank.transfer(closed))));

    const auto rows = kept(QStringLiteral("act, refused, kiosk, algorithm, cast(signed_text AS TEXT)"));
    ASSERT_EQ(rows.size(), 4U);
    const QStringList verdicts{QStringLiteral("order "), QStringLiteral("revocation "),
                               QStringLiteral("order day-limit"), QStringLiteral("order key-closed")};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i][0].toString() + u' ' + rows[i][1].toString(), verdicts[static_cast<qsizetype>(i)]);
        EXPECT_EQ(rows[i][2].toString(), kFirst);
        EXPECT_EQ(rows[i][3].toString(), algorithm);
    }
    EXPECT_TRUE(rows[0][4].toString().contains(QStringLiteral("\"minor\":200000")));
    const auto found = report();
    EXPECT_EQ(found.bad, QStringList());
    EXPECT_EQ(found.good, 4);
}

// Apart from both our signer and our verifier: OpenSSL's program, the public key's file and what the books hold.
TEST_P(OrderSignatureTest, signature_kept_is_good_for_openssl_too) {
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    ASSERT_TRUE(settled(bank.transfer(order(bank))).ok());
    const auto rows = kept(QStringLiteral("signed_text, signature"));
    ASSERT_EQ(rows.size(), 1U);
    const QTemporaryDir folder;
    const auto write = [&](const char* name, const QByteArray& content) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        return file.fileName();
    };
    const QString signature = write("signature", rows[0][1].toByteArray());
    const auto verify = [&](const QString& text) {
        QStringList call{QStringLiteral("pkeyutl"),  QStringLiteral("-verify"),
                         QStringLiteral("-rawin"),   QStringLiteral("-pubin"),
                         QStringLiteral("-inkey"),   enrolled.folder.kioskOrderPublicKey(kFirst),
                         QStringLiteral("-sigfile"), signature,
                         QStringLiteral("-in"),      text};
        if (GetParam() == OrderKeyKind::Sm2) {
            call << QStringLiteral("-digest") << QStringLiteral("sm3") << QStringLiteral("-pkeyopt")
                 << QStringLiteral("distid:1234567812345678");
        }
        QProcess program;
        program.start(QStringLiteral("openssl"), call);
        program.waitForFinished();
        return program.exitCode();
    };
    EXPECT_EQ(verify(write("text", rows[0][0].toByteArray())), 0);
    EXPECT_NE(verify(write("other", rows[0][0].toByteArray() + ' ')), 0);
}

TEST_P(OrderSignatureTest, key_of_another_kiosk_orders_nothing) {
    for (const auto& [kiosk, key] : {std::pair(kFirst, kSecond), std::pair(kSecond, kFirst)}) {
        auto endpoint = sandbox.endpoint(kiosk);
        endpoint.orderKeyFile = enrolled.folder.kioskOrderKey(key);
        HttpsBank swapped(endpoint, clock);
        ASSERT_TRUE(signIn(swapped, kSongPan).ok()) << "its certificate is good";
        const auto outcome = settled(swapped.transfer(order(swapped)));
        ASSERT_FALSE(outcome.ok());
        EXPECT_EQ(outcome.failure(), (Failure{FailureCode::BankRefused, QStringLiteral("signature-bad")}));
    }
    EXPECT_EQ(sandbox.balanceOf(kSongCard), kSongHas);
    EXPECT_EQ(report().orders, 0);
}

TEST_P(OrderSignatureTest, key_that_the_bank_never_enrolled_orders_nothing) {
    ASSERT_TRUE(enrolled.folder.makeOrderKey(kFirst, GetParam()).ok());  // the bank has read the old one
    HttpsBank fresh(sandbox.endpoint(), clock);
    ASSERT_TRUE(signIn(fresh, kSongPan).ok());
    EXPECT_EQ(settled(fresh.transfer(order(fresh))).failure().detail, QStringLiteral("signature-bad"));
    EXPECT_EQ(sandbox.balanceOf(kSongCard), kSongHas);
}

TEST_P(ForgedOrderTest, order_sent_as_it_was_signed_moves_money) {
    const auto sent = order();
    EXPECT_EQ(send(sent, *signer.sign(sent.isSigned)).status(), 201);
    EXPECT_EQ(sandbox.balanceOf(kSongCard), kSongHas - 2'000'00);
    EXPECT_EQ(report().good, 1);
}

TEST_P(ForgedOrderTest, order_that_differs_from_the_signed_one_moves_nothing) {
    struct Difference {
        const char* what;
        std::function<void(SentOrder&)> make;
    };
    const Difference differences[] = {
        {"amount", [&](SentOrder& sent) { sent.body = bodyOver(2'000'01); }},
        {"blank in the body", [](SentOrder& sent) { sent.body += ' '; }},
        {"key", [](SentOrder& sent) { sent.key = newIdempotencyKey().toLatin1(); }},
        {"path", [](SentOrder& sent) { sent.path = "/v1/payments"; }},
        {"method", [](SentOrder& sent) { sent.isSigned.method = "PUT"; }},
        {"time", [](SentOrder& sent) { sent.isSigned.time = "2026-03-16T01:30:01Z"; }},
        {"customer", [](SentOrder& sent) { sent.isSigned.customer = QStringLiteral("c-0123456789abcdef"); }},
        {"kiosk", [](SentOrder& sent) { sent.isSigned.kiosk = kSecond; }},
    };
    for (const Difference& difference : differences) {
        auto sent = order();
        difference.make(sent);
        auto signature = *signer.sign(sent.isSigned);
        signature.replace("01:30:01Z", "01:30:00Z");
        expectForged(sent, signature, difference.what);
    }
}

TEST_P(ForgedOrderTest, missing_and_garbled_headers_move_nothing) {
    const auto sent = order();
    const QByteArray good = *signer.sign(sent.isSigned);
    const QByteArray signature = good.mid(good.lastIndexOf(' ') + 1);
    const QByteArray time = " 2026-03-16T01:30:00Z ";
    const QByteArray own = algorithm.toLatin1();
    const QByteArray other = GetParam() == OrderKeyKind::Sm2 ? "ed25519" : "sm2";
    for (const QByteArray& header :
         {QByteArray(), signature, own + ' ' + signature, other + time + signature, "rsa" + time + signature,
          own.toUpper() + time + signature, own + " 2026-03-16 " + signature, own + " yesterday " + signature,
          own + " 2026-03-16T09:30:00+08:00 " + signature, own + time + '*' + signature, own + time.trimmed(),
          own + time + signature.left(20), good + " more"}) {
        expectForged(sent, header, header.constData());
    }
}

TEST_P(ForgedOrderTest, line_feed_in_the_path_hides_no_other_order) {
    auto sent = order();
    sent.path = "/v1/accounts/mei%0Apassbook/loss";
    sent.isSigned.path = "/v1/accounts/mei\npassbook/loss";
    expectForged(sent, *signer.sign(sent.isSigned), "line feed");
}

INSTANTIATE_TEST_SUITE_P(Both, OrderSignatureTest, kBoth);
INSTANTIATE_TEST_SUITE_P(Both, ForgedOrderTest, kBoth);

}  // namespace evergreen
