#include "kiosk/audit_log/audit_line.h"

#include "kiosk/audit_log/audit_head.h"
#include "tests/drivers/ccid/mutations.h"

#include <gtest/gtest.h>

#include <QTimeZone>

namespace evergreen {

namespace {

const QDateTime kAt = QDateTime({2026, 3, 16}, {1, 30, 0, 123}, QTimeZone::utc()).toUTC();

SecretBytes keyOf(std::uint8_t fill) {
    return SecretBytes(Bytes(static_cast<std::size_t>(auditKeyBytes), std::byte{fill}));
}

const AuditEntry kEntry{AuditKind::MoneyIntended,
                        {{QStringLiteral("key"), QStringLiteral("k\"1\n")}},
                        {{QStringLiteral("amount"), QStringLiteral("200000")}}};

QByteArray sampleLine(AuditHash hash = AuditHash::Sha256) {
    const auto line = lineAfter({6, QByteArray(digestHexChars, 'a')}, kAt, kEntry, hash, keyOf(1));
    EXPECT_TRUE(line.ok());
    return *line;
}

std::optional<AuditLine> parsed(const QByteArray& line) {
    return parseLine(viewOf(line));
}

}  // namespace

// Spec: FIPS 180-4 (example "abc"); GB/T 32905-2016 A.1 (example "abc")
TEST(AuditCipher, hashes_are_the_standards_own) {
    EXPECT_EQ(digestHex(AuditHash::Sha256, "abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(digestHex(AuditHash::Sm3, "abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

TEST(AuditCipher, opens_only_under_the_same_key_beside_the_same_words) {
    const auto sealed = seal(keyOf(1), "amount", "line 7");
    ASSERT_TRUE(sealed.ok());
    EXPECT_EQ(unseal(keyOf(1), *sealed, "line 7"), QByteArray("amount"));
    EXPECT_FALSE(unseal(keyOf(2), *sealed, "line 7"));
    EXPECT_FALSE(unseal(keyOf(1), *sealed, "line 8"));
    EXPECT_FALSE(sealed->contains("amount"));
    EXPECT_NE(*sealed, *seal(keyOf(1), "amount", "line 7")) << "the same nonce twice";
    for (qsizetype at = 0; at < sealed->size(); ++at) {
        QByteArray changed = *sealed;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_FALSE(unseal(keyOf(1), changed, "line 7")) << at;
        EXPECT_FALSE(unseal(keyOf(1), sealed->left(at), "line 7")) << at;
    }
    EXPECT_FALSE(seal(SecretBytes(), "amount", "").ok());
}

TEST(AuditLine, comes_back_as_it_went) {
    for (const AuditHash hash : {AuditHash::Sha256, AuditHash::Sm3}) {
        const QByteArray bytes = sampleLine(hash);
        const auto line = parsed(bytes);
        ASSERT_TRUE(line);
        EXPECT_EQ(line->sequence, 7);
        EXPECT_EQ(line->at, kAt);
        EXPECT_EQ(line->kind, kEntry.kind);
        EXPECT_EQ(line->clear, kEntry.clear);
        EXPECT_EQ(line->previous, QByteArray(digestHexChars, 'a'));
        EXPECT_EQ(openSealed(*line, keyOf(1)), kEntry.sealed);
        EXPECT_FALSE(openSealed(*line, keyOf(2)));
        EXPECT_TRUE(hasItsHash(bytes, hash));
        EXPECT_FALSE(hasItsHash(bytes, hash == AuditHash::Sm3 ? AuditHash::Sha256 : AuditHash::Sm3));
        EXPECT_FALSE(bytes.contains('\n'));
        EXPECT_FALSE(bytes.contains("200000")) << "what is sealed stands in the clear";
    }
}

// Who has no key may compute every hash anew, and still cannot make a line: not even of what hides nothing.
TEST(AuditLine, seal_vouches_for_what_stands_in_the_clear) {
    auto line = *parsed(sampleLine());
    ASSERT_TRUE(openSealed(line, keyOf(1)));
    for (const auto change :
         {+[](AuditLine& each) { ++each.sequence; }, +[](AuditLine& each) { each.at = each.at.addMSecs(1); },
          +[](AuditLine& each) { each.kind = AuditKind::HelpCalled; }, +[](AuditLine& each) { each.clear.clear(); },
          +[](AuditLine& each) { each.previous[0] = 'b'; }}) {
        AuditLine changed = line;
        change(changed);
        EXPECT_FALSE(openSealed(changed, keyOf(1)));
    }
}

TEST(AuditLine, has_one_spelling) {
    const QByteArray bytes = sampleLine();
    const QByteArray body = *withoutHash(bytes);
    for (const auto& [from, to] :
         std::initializer_list<std::pair<QByteArray, QByteArray>>{{"{\"seq", "{ \"seq"},
                                                                  {"\"at\"", "\"at\":\"x\",\"at\""},
                                                                  {"money-intended", "money-invented"},
                                                                  {":7,", ":7.0,"},
                                                                  {":7,", ":07,"},
                                                                  {":7,", ":0,"},
                                                                  {"123Z", "123"},
                                                                  {"\"sealed\"", "\"more\":1,\"sealed\""}}) {
        QByteArray changed = body;
        changed.replace(from, to);
        ASSERT_NE(changed, body);
        EXPECT_FALSE(parsed(withHash(changed, AuditHash::Sha256))) << to.toStdString();
    }
    EXPECT_FALSE(parsed(bytes + ' '));
    EXPECT_FALSE(parsed(bytes.chopped(1)));
    EXPECT_FALSE(parsed(QByteArray(lineBytesMax + 1, 'x')));
}

TEST(AuditLine, endless_entry_is_cut_and_its_line_stays_within_the_limit) {
    AuditEntry endless;
    for (int field = 0; field < 100; ++field) {
        const QString name = QString(200, QChar(0x1)) + QString::number(field);
        endless.clear.insert(QString::number(field) + name, QString(10'000, QChar(0x1)));
        endless.sealed.insert(QString::number(field) + name, QString(10'000, QChar(0x1)));
    }
    const auto line = lineAfter({}, kAt, endless, AuditHash::Sha256, keyOf(1));
    ASSERT_TRUE(line.ok());
    EXPECT_LE(line->size(), lineBytesMax);
    const auto read = parsed(*line);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->clear.size(), AuditEntry::fieldsMax);
}

TEST(AuditLine, any_bytes_are_survived_and_nothing_changed_is_taken) {
    std::mt19937 random(7);  // the same bytes at every run
    const QByteArray good = sampleLine();
    for (int turn = 0; turn < kMutations; ++turn) {
        const Bytes changed = mutated(fromQByteArray(good), random);
        const auto line = parseLine(changed);
        if (line && toQByteArray(changed) != good) {
            EXPECT_FALSE(hasItsHash(toQByteArray(changed), AuditHash::Sha256));
        }
        (void)parseHead(changed);
    }
}

}  // namespace evergreen
