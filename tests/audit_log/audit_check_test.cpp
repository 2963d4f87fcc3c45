// Every way in which somebody may change a log, and that the check finds it.
#include "kiosk/audit_log/audit_check.h"

#include "kiosk/audit_log/audit_report.h"
#include "tests/audit_log/audit_bed.h"

namespace evergreen {

namespace {

class AuditCheckTest : public AuditBed {
protected:
    /// Every hash computed anew from the first line on, as somebody without the key can.
    void rechain() {
        ChainEnd end;
        QList<QByteArray> fresh;
        for (const QByteArray& line : lines()) {
            QByteArray body = *withoutHash(line);
            const auto at = body.indexOf("\"previous\":\"") + 12;
            body.replace(at, digestHexChars, end.hash);
            fresh << withHash(body, AuditHash::Sha256);
            end = {end.sequence + 1, hashOf(fresh.back())};
        }
        setLines(fresh);
    }

    QString report(const QStringList& keyFiles = {}) {
        QString text;
        QTextStream stream(&text);
        const auto told = reportOnAuditLog(place.folder, keyFiles, stream);
        EXPECT_TRUE(told.ok());
        return text;
    }
};

}  // namespace

TEST_F(AuditCheckTest, every_changed_byte_is_found) {
    keep(3);
    const QByteArray good = contentOf(path());
    for (qsizetype at = 0; at < good.size(); ++at) {
        QByteArray changed = good;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        rewrite(path(), changed);
        EXPECT_NE(flaw(), "") << at;
    }
    rewrite(path(), good);
    EXPECT_EQ(flaw(true), "");
}

TEST_F(AuditCheckTest, changed_field_is_found_where_it_stands) {
    keep(3);
    auto all = lines();
    all[2].replace("k2", "k9");
    setLines(all);
    EXPECT_EQ(flaw(), "altered, line 3");
}

TEST_F(AuditCheckTest, changed_byte_under_the_seal_is_found_without_the_key) {
    keep(3);
    auto all = lines();
    const auto at = all[2].indexOf("\"sealed\":\"") + 15;
    all[2][at] = all[2][at] == 'A' ? 'B' : 'A';
    setLines(all);
    EXPECT_EQ(flaw(), "altered, line 3");
}

TEST_F(AuditCheckTest, deleted_line_is_found) {
    keep(4);
    auto all = lines();
    all.removeAt(2);
    setLines(all);
    EXPECT_EQ(flaw(), "missing, line 3");
}

TEST_F(AuditCheckTest, swapped_lines_are_found) {
    keep(4);
    auto all = lines();
    all.swapItemsAt(2, 3);
    setLines(all);
    EXPECT_EQ(flaw(), "out of order, line 3");
}

TEST_F(AuditCheckTest, repeated_line_is_found) {
    keep(4);
    auto all = lines();
    all.insert(3, all[2]);
    setLines(all);
    EXPECT_EQ(flaw(), "out of order, line 4");
}

TEST_F(AuditCheckTest, cut_tail_is_found_by_the_head_alone) {
    keep(5);
    const auto all = lines();
    for (qsizetype left = 1; left < all.size(); ++left) {
        setLines(all.first(left));
        EXPECT_EQ(flaw(), "head disagrees, line 0") << left;
    }
    rewrite(path(), QByteArray());
    EXPECT_EQ(flaw(), "missing, line 0");
}

TEST_F(AuditCheckTest, head_that_is_gone_or_foreign_is_found) {
    keep(3);
    const QByteArray head = contentOf(place.headFile());
    QFile::remove(place.headFile());
    EXPECT_EQ(flaw(), "head disagrees, line 0");
    rewrite(place.headFile(), QByteArray(1024, 'x'));
    EXPECT_EQ(flaw(), "head disagrees, line 0");
    rewrite(place.headFile(), head);
    EXPECT_EQ(flaw(), "");
}

// Without the key, a shorter log with a head to match holds together; only with the key it is found.
TEST_F(AuditCheckTest, head_forged_without_the_key_is_found_with_it) {
    keep(5);
    auto all = lines();
    all.removeLast();
    setLines(all);
    QFile::remove(place.headFile());
    const SecretBytes guess(Bytes(static_cast<std::size_t>(auditKeyBytes), std::byte{1}));
    ASSERT_TRUE(HeadFile(place.headFile()).write({all.size(), hashOf(all.back())}, AuditHash::Sha256, guess).ok());
    EXPECT_EQ(flaw(), "");
    EXPECT_EQ(flaw(true), "seal broken, line 0");
}

TEST_F(AuditCheckTest, line_changed_with_all_hashes_computed_anew_is_found_with_the_key) {
    keep(3);
    auto all = lines();
    all[2].replace("k2", "k9");
    setLines(all);
    rechain();
    EXPECT_EQ(flaw(), "head disagrees, line 0");
    EXPECT_EQ(flaw(true), "seal broken, line 3");
}

TEST_F(AuditCheckTest, replaced_file_is_found) {
    keep(20, 2000);
    const QByteArray third = contentOf(path(3));
    rewrite(path(3), contentOf(path(2)));
    EXPECT_EQ(flaw(), "out of order, line 1");

    // One of another kiosk, of the same number and length.
    AuditPlace other = AuditPlace::below(state.filePath(QStringLiteral("other")));
    {
        AuditLog log(other, keys, clock, 2000);
        for (int number = 1; number <= 20; ++number) ASSERT_TRUE(log.append(sampleEntry(number)).ok());
    }
    rewrite(path(3), contentOf(other.folder + u'/' + auditFileName(3)));
    EXPECT_EQ(flaw(), "altered, line 1");
    rewrite(path(3), third);
    EXPECT_EQ(flaw(true), "");
}

TEST_F(AuditCheckTest, missing_file_is_found) {
    keep(20, 2000);
    const QByteArray first = contentOf(path(1));
    QFile::remove(path(1));
    EXPECT_EQ(flaw(), "missing, line 1");
    rewrite(path(1), first);
    QFile::remove(path(2));
    EXPECT_EQ(flaw(), "missing, line 1");
    EXPECT_EQ(check().fault->file, auditFileName(3));
}

TEST_F(AuditCheckTest, wrong_key_opens_nothing_and_says_so) {
    keep(2);
    const QString other = state.filePath(QStringLiteral("other.key"));
    ASSERT_TRUE(FileAuditKey(other).key().ok());
    const QString told = report({other});
    EXPECT_TRUE(told.contains(QStringLiteral("1 files sealed under another key"))) << told.toStdString();
    EXPECT_TRUE(told.contains(QStringLiteral("[sealed under a key that was not given]")));
    EXPECT_FALSE(told.contains(QStringLiteral("200000")));
}

TEST_F(AuditCheckTest, report_names_the_measure_and_with_the_key_the_entries) {
    keep(2);
    const QString bare = report();
    EXPECT_TRUE(
        bare.startsWith(QStringLiteral("files    1\nentries  3\nfirst    2026-03-16T09:30:00.000Z\n"
                                       "last     2026-03-16T09:30:01.000Z\nhash     sha256\nend      3 ")))
        << bare.toStdString();
    EXPECT_TRUE(bare.endsWith(QStringLiteral("\nOK\n")));
    EXPECT_FALSE(bare.contains(QStringLiteral("k1")));
    const QString opened = report({place.keyFile});
    EXPECT_TRUE(opened.contains(
        QStringLiteral("2  2026-03-16T09:30:00.000Z  money-intended  key=k1  [amount=200000 payee=＊＊禾]\n")))
        << opened.toStdString();
}

TEST_F(AuditCheckTest, report_of_a_flaw_names_file_line_and_reason) {
    keep(2);
    auto all = lines();
    all[1].replace("k1", "k2");
    setLines(all);
    EXPECT_TRUE(report().endsWith(
        QStringLiteral("NOT OK   altered: audit-000001.jsonl line 2: entry 2: its hash is not that of its bytes\n")))
        << report().toStdString();
}

TEST_F(AuditCheckTest, folder_without_a_log_cannot_be_checked) {
    QString text;
    QTextStream stream(&text);
    EXPECT_FALSE(reportOnAuditLog(place.folder, {}, stream).ok());
    keep(1);
    EXPECT_FALSE(reportOnAuditLog(place.folder, {QStringLiteral("/nowhere/audit.key")}, stream).ok());
}

}  // namespace evergreen
