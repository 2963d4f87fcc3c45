#include "kiosk/audit_log/audit_log.h"

#include "tests/audit_log/audit_bed.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

#include <QDir>
#include <QFileInfo>

namespace evergreen {

namespace {

class AuditLogTest : public AuditBed {};

/// No file of this process may grow beyond so many bytes, as on a disk that is full.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) : m_before(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &m_limit);
        rlimit tight = m_limit;
        tight.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &tight);
    }
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &m_limit);
        std::signal(SIGXFSZ, m_before);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_limit{};
    void (*m_before)(int);
};

}  // namespace

TEST_F(AuditLogTest, entries_come_back_in_order_over_restarts) {
    keep(2);
    keep(1);
    const AuditFindings found = check(true);
    EXPECT_TRUE(found.holds());
    EXPECT_EQ(found.files, 1);
    EXPECT_EQ(found.entries, 4);
    EXPECT_EQ(found.hashes, std::vector<AuditHash>{AuditHash::Sha256});
    EXPECT_EQ(found.last, found.first.addSecs(2));
    ASSERT_EQ(read.size(), 4U);
    EXPECT_EQ(read[0].kind, AuditKind::FileBegun);
    EXPECT_EQ(read[2], sampleEntry(2));
    EXPECT_EQ(read[3], sampleEntry(1));
}

TEST_F(AuditLogTest, nothing_is_made_before_the_first_entry_and_all_of_it_is_the_owners_alone) {
    const AuditLog unused(place, keys, clock);
    EXPECT_FALSE(QFileInfo::exists(place.folder));
    keep(1);
    for (const QString& file : {path(), place.headFile(), place.keyFile}) {
        struct stat about {};
        ASSERT_EQ(stat(QFile::encodeName(file).constData(), &about), 0) << file.toStdString();
        EXPECT_EQ(about.st_mode & 0777U, 0600U) << file.toStdString();
    }
}

TEST_F(AuditLogTest, what_is_sealed_and_the_key_stand_nowhere_in_the_clear) {
    keep(3);
    const QByteArray key = contentOf(place.keyFile);
    ASSERT_EQ(key.size(), auditKeyBytes);
    for (const QByteArray& secret : {QByteArray("200000"), QStringLiteral("禾").toUtf8(), key, key.toHex()}) {
        EXPECT_FALSE(contentOf(path()).contains(secret));
        EXPECT_FALSE(contentOf(place.headFile()).contains(secret));
    }
}

TEST_F(AuditLogTest, sm3_is_named_in_the_first_line_and_holds) {
    place.hash = AuditHash::Sm3;
    keep(2);
    EXPECT_TRUE(lines().front().contains("\"hash\":\"sm3\""));
    EXPECT_EQ(flaw(true), "");
    EXPECT_EQ(check().hashes, std::vector<AuditHash>{AuditHash::Sm3});
}

TEST_F(AuditLogTest, another_hash_or_key_begins_a_new_file_on_the_same_chain) {
    keep(1);
    place.hash = AuditHash::Sm3;
    keep(1);
    const QString before = keys.key()->id;
    ASSERT_TRUE(QFile::rename(place.keyFile, place.keyFile + QStringLiteral(".old")));
    keep(1);
    EXPECT_NE(keys.key()->id, before);
    const AuditFindings found = check(true);
    EXPECT_TRUE(found.holds());
    EXPECT_EQ(found.files, 3);
    EXPECT_EQ(found.otherKeys, 2);
    EXPECT_EQ(found.hashes, (std::vector<AuditHash>{AuditHash::Sha256, AuditHash::Sm3}));
    EXPECT_EQ(read.back(), sampleEntry(1));
    EXPECT_TRUE(read[1].sealed.isEmpty()) << "opened under another key";
}

TEST_F(AuditLogTest, files_follow_each_other_at_the_limit) {
    keep(20, 2000);
    const AuditFindings found = check(true);
    EXPECT_TRUE(found.holds());
    EXPECT_GT(found.files, 3);
    EXPECT_EQ(found.entries, 20 + found.files);
    for (int number = 1; number <= found.files; ++number) {
        EXPECT_LT(QFileInfo(path(number)).size(), 2000 + lineBytesMax);
        EXPECT_TRUE(lines(number).front().contains("file-begun"));
    }
}

TEST_F(AuditLogTest, power_cut_at_any_byte_of_the_last_line_is_said_and_the_chain_goes_on) {
    keep(2);
    const QByteArray headBefore = contentOf(place.headFile());
    const qsizetype whole = contentOf(path()).size();
    keep(1);
    const QByteArray after = contentOf(path());
    for (qsizetype cut = whole; cut < after.size(); ++cut) {
        rewrite(path(), after.left(cut));
        rewrite(place.headFile(), headBefore);
        EXPECT_EQ(flaw(), cut > whole ? "torn, line 4" : "") << cut;
        keep(1);
        EXPECT_EQ(flaw(true), "") << cut;
        EXPECT_EQ(countOf(AuditKind::TornLine), cut > whole ? 1 : 0) << cut;
        EXPECT_EQ(countOf(AuditKind::MoneyIntended), 3) << cut;
        const auto aside = QDir(place.folder).entryList({QStringLiteral("*.torn-*")});
        ASSERT_EQ(aside.size(), cut > whole ? 1 : 0) << cut;
        for (const QString& name : aside) {
            EXPECT_EQ(contentOf(place.folder + u'/' + name), after.mid(whole, cut - whole));
            QFile::remove(place.folder + u'/' + name);
        }
    }
}

TEST_F(AuditLogTest, power_cut_between_line_and_head_is_no_flaw) {
    keep(2);
    const QByteArray headBefore = contentOf(place.headFile());
    keep(1);
    rewrite(place.headFile(), headBefore);
    EXPECT_EQ(flaw(true), "");
    keep(1);
    EXPECT_EQ(flaw(true), "");
    EXPECT_EQ(countOf(AuditKind::ChainBroken), 0);
}

TEST_F(AuditLogTest, power_cut_while_a_file_begins_is_no_flaw) {
    keep(2);
    for (const QByteArray& begun : {QByteArray(), QByteArray("{\"seq")}) {
        rewrite(path(2), begun);
        keep(1);
        EXPECT_EQ(flaw(true), "");
        EXPECT_FALSE(QFileInfo::exists(path(2)));
    }
    EXPECT_EQ(countOf(AuditKind::TornLine), 1);
}

TEST_F(AuditLogTest, power_cut_at_any_byte_of_the_very_first_line_is_no_flaw) {
    keep(1);
    const QByteArray first = lines().front() + '\n';
    for (qsizetype cut = 0; cut < first.size(); cut += 7) {
        rewrite(path(), first.left(cut));
        QFile::remove(place.headFile());
        keep(1);
        EXPECT_EQ(flaw(true), "") << cut;
    }
}

TEST_F(AuditLogTest, half_written_head_leaves_the_one_before) {
    keep(4);
    const QByteArray whole = contentOf(place.headFile());
    const HeadFile head(place.headFile());
    const qint64 last = head.read()->end.sequence;
    for (qsizetype slot = 0; slot < 2; ++slot) {
        QByteArray torn = whole;
        torn.replace(slot * 512 + 20, 100, QByteArray(100, 'x'));
        rewrite(place.headFile(), torn);
        ASSERT_TRUE(head.read());
        EXPECT_GE(head.read()->end.sequence, last - 1);
        EXPECT_EQ(flaw(true), "");
    }
}

TEST_F(AuditLogTest, full_disk_is_a_storage_fault_and_what_was_lost_is_counted) {
    AuditLog log(place, keys, clock);
    ASSERT_TRUE(log.append(sampleEntry(1)).ok());
    {
        const FullDisk full(static_cast<rlim_t>(QFileInfo(path()).size() + 100));
        for (int tries = 0; tries < 3; ++tries) {
            const auto refused = log.append(sampleEntry(2));
            ASSERT_FALSE(refused.ok());
            EXPECT_EQ(refused.failure().code, FailureCode::StorageFault);
        }
    }
    ASSERT_TRUE(log.append(sampleEntry(3)).ok());
    const AuditFindings found = check(true);
    EXPECT_TRUE(found.holds());
    EXPECT_EQ(found.lostEntries, 3);
    EXPECT_EQ(found.tornLines, 1);
    EXPECT_EQ(read.back(), sampleEntry(3));
}

TEST_F(AuditLogTest, folder_that_cannot_be_made_is_a_storage_fault) {
    place.folder = QStringLiteral("/proc/no-such-place/audit");
    AuditLog log(place, keys, clock);
    const auto refused = log.append(sampleEntry(1));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.failure().code, FailureCode::StorageFault);
}

TEST_F(AuditLogTest, key_that_is_short_or_open_to_others_is_refused_and_not_replaced) {
    rewrite(place.keyFile, "short");
    ASSERT_TRUE(QFile::setPermissions(place.keyFile, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    EXPECT_FALSE(keys.key().ok());
    EXPECT_EQ(contentOf(place.keyFile), "short");
    rewrite(place.keyFile, QByteArray(auditKeyBytes, 'k'));
    EXPECT_TRUE(keys.key().ok());
    ASSERT_TRUE(QFile::setPermissions(place.keyFile, QFileDevice::ReadOwner | QFileDevice::ReadGroup));
    EXPECT_FALSE(keys.key().ok());
}

TEST_F(AuditLogTest, kiosk_that_finds_its_log_shortened_says_so_and_goes_on) {
    keep(4);
    auto all = lines();
    all.removeLast();
    setLines(all);
    keep(2);
    EXPECT_EQ(flaw(), "found broken by the kiosk, line 5");
    EXPECT_EQ(lines().size(), 7);
}

TEST_F(AuditLogTest, kiosk_that_cannot_read_its_last_line_goes_on_in_a_new_file) {
    keep(3);
    auto all = lines();
    all.back().replace("k3", "k4");
    setLines(all);
    keep(1);
    EXPECT_EQ(flaw(), "altered, line 4");
    EXPECT_EQ(lines(2).size(), 3);
    EXPECT_TRUE(lines(2)[1].contains("last-line-altered"));
}

TEST_F(AuditLogTest, kiosk_whose_log_was_taken_away_goes_on_where_the_head_stands) {
    keep(3);
    ASSERT_TRUE(QDir(place.folder).removeRecursively());
    keep(1);
    EXPECT_EQ(flaw(), "missing, line 1");
    EXPECT_TRUE(lines()[1].contains("files-missing"));
}

}  // namespace evergreen
