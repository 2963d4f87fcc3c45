#include "tests/journeys/visit_journey.h"

#include "kiosk/audit_log/audit_check.h"

#include <gtest/gtest.h>

#include <QDirIterator>
#include <QLoggingCategory>

namespace evergreen {

namespace {

/// Everything the program logs while it lives, down to the last debug line.
class OpenEar {
public:
    OpenEar() {
        s_heard.clear();
        QLoggingCategory::setFilterRules(QStringLiteral("evergreen.*=true"));
        m_before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext&, const QString& line) { s_heard += line.toUtf8() + '\n'; });
    }
    ~OpenEar() {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules(QString());
    }
    static const QByteArray& heard() { return s_heard; }

private:
    static inline QByteArray s_heard;
    QtMessageHandler m_before;
};

/// What must stand nowhere: card number and PIN as text and as card and PIN block bytes, and keys as bytes and as hex.
std::vector<QByteArray> secretsOf(const std::vector<QByteArray>& keys) {
    const QByteArray pan = kMeiPan.toLatin1();
    std::vector<QByteArray> secrets{pan, QByteArray::fromHex(pan + 'F'), kDemoPin.toLatin1(),
                                    QByteArray("\1\2\3\4\5\6")};
    for (const QByteArray& key : keys) secrets.insert(secrets.end(), {key, key.toHex(), key.toHex().toUpper()});
    return secrets;
}

/// The kiosk's order key, as its file holds it in one line of base64, and as the bytes at its end (RFC 8410 §7).
std::vector<QByteArray> orderKeyOf(const BankEndpoint& endpoint) {
    QFile file(endpoint.orderKeyFile);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray line = file.readAll().split('\n').value(1);
    constexpr int ed25519Bytes = 32;
    EXPECT_GT(line.size(), ed25519Bytes);
    return {line, QByteArray::fromBase64(line).right(ed25519Bytes)};
}

/// Nothing, or the first of the secrets that stands in `content`.
std::string secretIn(const QByteArray& content, const std::vector<QByteArray>& secrets) {
    for (const QByteArray& secret : secrets) {
        if (content.contains(secret)) return secret.toStdString();
    }
    return {};
}

int expectNoSecretBelow(const QString& folder, const std::vector<QByteArray>& secrets) {
    int files = 0;
    QDirIterator found(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        QFile file(found.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        ++files;
        EXPECT_EQ(secretIn(file.readAll(), secrets), "") << file.fileName().toStdString();
    }
    return files;
}

/// The audit log tells the visit in its order, and who, how much and to whom only to who has the key.
void expectAudited(VisitBed& bed, const std::vector<QByteArray>& secrets) {
    const AuditPlace place = AuditPlace::below(bed.state.path());
    std::vector<AuditKey> keys;
    auto key = readAuditKey(place.keyFile);
    ASSERT_TRUE(key.ok());
    keys.push_back(std::move(*key));
    QStringList kinds;
    AuditFields hidden;
    const auto found = checkAuditLog(place.folder, keys, [&](const AuditLine& line, const auto& sealed) {
        if (line.kind != AuditKind::DeviceChanged) kinds << QString::fromLatin1(nameOf(line.kind));
        if (sealed) hidden.insert(*sealed);
    });
    ASSERT_TRUE(found.ok() && found->holds());
    EXPECT_EQ(kinds.join(u' ').toStdString(),
              "file-begun program-started visit-begun signed-in service-begun receipt service-ended service-begun "
              "help-called help-closed safety-checked money-intended money-answered receipt service-ended visit-ended "
              "card-returned");
    EXPECT_EQ(hidden.value(QStringLiteral("amount")), QStringLiteral("200000"));
    EXPECT_FALSE(hidden.value(QStringLiteral("customer")).isEmpty());

    QFile file(place.folder + u'/' + auditFileName(1));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray clear = file.readAll();
    for (const auto& value : hidden) {
        EXPECT_FALSE(clear.contains(value.toUtf8())) << value.toStdString();
        EXPECT_EQ(secretIn(value.toUtf8(), secrets), "");
    }
}

}  // namespace

TEST(VisitJourney, customer_sees_balance_sends_money_prints_and_takes_the_card) {
    const OpenEar ear;
    VisitBed bed;
    const QTemporaryDir pictures;
    Album album(qEnvironmentVariable("EVERGREEN_ALBUM", pictures.path()));
    EXPECT_EQ(walkThroughVisit(bed, album).toStdString(), "");
    EXPECT_TRUE(album.close());
    EXPECT_EQ(bed.paper.receipts().size(), 2U);
    EXPECT_GE(album.pictures(), 20);
    EXPECT_EQ(bed.kiosk.comfort().preferences(), Preferences());
    EXPECT_FALSE(bed.kiosk.lamp().isLit());

    ASSERT_FALSE(bed.bank.pinKeys().empty());
    auto keys = bed.bank.pinKeys();
    for (const QByteArray& key : orderKeyOf(bed.sandbox.endpoint())) keys.push_back(key);
    const auto secrets = secretsOf(keys);
    EXPECT_EQ(secretIn(OpenEar::heard(), secrets), "");
    EXPECT_GT(expectNoSecretBelow(bed.state.path(), secrets), 0) << "the journal is not there";
    expectAudited(bed, secrets);
    EXPECT_GT(expectNoSecretBelow(bed.sandbox.stateFolder(), secrets), 0) << "the bank's books are not there";
}

TEST(VisitJourney, scan_finds_card_number_pin_and_key) {
    const auto secrets = secretsOf({QByteArray::fromHex("00112233445566778899aabbccddeeff")});
    EXPECT_NE(secretIn("a log line with 9999990000000000014 in it", secrets), "");
    EXPECT_NE(secretIn(QByteArray("\0\1\2\3\4\5\6", 7), secrets), "");
    EXPECT_NE(secretIn("key 00112233445566778899AABBCCDDEEFF", secrets), "");
    EXPECT_EQ(secretIn("999999*********0014", secrets), "");
}

}  // namespace evergreen
