// evergreen-kiosk as the program it is: started with a branch of software, told to end in the middle of a visit; and
// what it says of a configuration that it cannot use.
#include "tests/kiosk/kiosk_program.h"

#include "kiosk/audit_log/audit_log.h"
#include "kiosk/base/system_clock.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

namespace evergreen {

namespace {

QString written(const QTemporaryDir& folder, const char* name, const QByteArray& content) {
    QFile file(folder.filePath(QString::fromLatin1(name)));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(content);
    return file.fileName();
}

const QByteArray kPastCases =
    R"({"at": "2026-03-16T01:30:00Z", "customer": "样例梅", "facts": {"age-years": 85, "to-others": true, )"
    R"("payee-new": true, "amount-fen": 300000}})"
    "\n"
    R"({"at": "2026-03-16T02:30:00Z", "customer": "样例松", "facts": {"age-years": 55, "to-others": true}})"
    "\n";

const QString kExplain = QStringLiteral("--explain-safety");
const QString kVerify = QStringLiteral("--verify-audit-log");

}  // namespace

TEST(KioskProgram, reads_a_card_and_ends_in_order_in_mid_visit) {
    const QTemporaryDir state;
    KioskProgram kiosk({QStringLiteral("--virtual"), QStringLiteral("--state"), state.path()});
    ASSERT_TRUE(kiosk.line()[QStringLiteral("ready")].toBool());
    ASSERT_TRUE(kiosk.type("insert mei")[QStringLiteral("ok")].toBool());
    QElapsedTimer since;
    since.start();
    bool isPowered = false;
    while (!isPowered && since.elapsed() < KioskProgram::patienceMs) {
        isPowered = kiosk.type("state")[QStringLiteral("reader")].toObject()[QStringLiteral("powered")].toBool();
    }
    EXPECT_TRUE(isPowered);
    EXPECT_EQ(kiosk.terminate(), 0) << kiosk.complaint().toStdString();

    const QString log = state.filePath(QStringLiteral("kiosk/audit"));
    KioskProgram bare({kVerify, log});
    EXPECT_EQ(bare.exitCode(), 0) << bare.complaint().toStdString();
    EXPECT_TRUE(bare.said().endsWith("\nOK\n"));
    KioskProgram opened(
        {kVerify, log, QStringLiteral("--audit-key"), state.filePath(QStringLiteral("kiosk/audit.key"))});
    EXPECT_EQ(opened.exitCode(), 0) << opened.complaint().toStdString();
    const QByteArray said = opened.said();
    for (const char* kind : {"program-started  version=", "visit-begun  card=in", "visit-ended", "program-stopped"}) {
        EXPECT_TRUE(said.contains(kind)) << kind << said.toStdString();
    }
}

TEST(KioskProgram, audit_log_that_was_changed_or_is_not_there_is_named) {
    const QTemporaryDir state;
    const AuditPlace place = AuditPlace::below(state.path());
    SystemClock clock;
    FileAuditKey key(place.keyFile);
    ASSERT_TRUE(AuditLog(place, key, clock).append({AuditKind::HelpCalled}).ok());
    QFile file(place.folder + u'/' + auditFileName(1));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QByteArray changed = file.readAll();
    file.close();
    changed.replace("help-called", "help-closed");
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(changed);
    file.close();
    KioskProgram altered({kVerify, place.folder});
    EXPECT_EQ(altered.exitCode(), 1);
    EXPECT_TRUE(altered.said().contains("NOT OK   altered: audit-000001.jsonl line 2: "));

    KioskProgram nowhere({kVerify, QStringLiteral("/nowhere/audit")});
    EXPECT_EQ(nowhere.exitCode(), 2);
    EXPECT_TRUE(nowhere.complaint().contains("/nowhere/audit: no audit log"));
}

TEST(KioskProgram, unusable_configuration_is_named) {
    KioskProgram kiosk({QStringLiteral("--config"), QStringLiteral("/nowhere/kiosk.json")});
    EXPECT_EQ(kiosk.exitCode(), 2);
    EXPECT_TRUE(kiosk.complaint().contains("config-bad: /nowhere/kiosk.json"));
}

// The desk is the last of its branch to start.
TEST(KioskProgram, branch_whose_console_is_not_there_is_named) {
    const QTemporaryDir state;
    KioskProgram kiosk({QStringLiteral("--virtual"), QStringLiteral("--state"), state.path(),
                        QStringLiteral("--console"), QStringLiteral("/nowhere/console")});
    EXPECT_EQ(kiosk.exitCode(), 2);
    const QByteArray complaint = kiosk.complaint();
    EXPECT_TRUE(complaint.contains("console: no index.html in /nowhere/console")) << complaint.toStdString();
    EXPECT_TRUE(complaint.contains("/evergreen-desk: not ready")) << complaint.toStdString();
    EXPECT_TRUE(QFile::exists(state.filePath(QStringLiteral("broker/mosquitto.conf"))));
}

TEST(KioskProgram, explains_what_a_rule_document_would_have_changed) {
    const QTemporaryDir folder;
    QFile builtIn(QStringLiteral(EVERGREEN_SOURCE_DIR "/kiosk/safety/rules.json"));
    ASSERT_TRUE(builtIn.open(QIODevice::ReadOnly));
    QByteArray stricter = builtIn.readAll();
    stricter.replace("\"value\": 500000}", "\"value\": 300000}");
    KioskProgram kiosk({kExplain, written(folder, "cases.jsonl", kPastCases), QStringLiteral("--rules"),
                        written(folder, "rules.json", stricter)});
    ASSERT_EQ(kiosk.exitCode(), 0) << kiosk.complaint().toStdString();
    const QByteArray said = kiosk.said();
    EXPECT_TRUE(said.contains("line 1  2026-03-16T01:30:00Z  ＊＊梅  human\n    EL-02 human: ")) << said.toStdString();
    EXPECT_TRUE(said.contains("1 of 2 cases change\n  line 1 ＊＊梅: ask (UI-01, TX-01) -> human (EL-02)\n"));
    EXPECT_FALSE(said.contains("样例"));
}

TEST(KioskProgram, laxer_rules_and_bad_lines_are_named_and_explain_nothing) {
    const QTemporaryDir folder;
    const QString cases = written(folder, "cases.jsonl", kPastCases + "{\"at\": 1}\n");
    KioskProgram badLine({kExplain, cases});
    EXPECT_EQ(badLine.exitCode(), 2);
    EXPECT_TRUE(badLine.complaint().contains("cases.jsonl: line 3: at: no text"));

    KioskProgram badRules(
        {kExplain, cases, QStringLiteral("--rules"), written(folder, "rules.json", "{\"rules\": []}")});
    EXPECT_EQ(badRules.exitCode(), 2);
    EXPECT_TRUE(badRules.complaint().contains("rules.json: rules: UI-01 is missing"));
    EXPECT_TRUE(badRules.said().isEmpty());

    KioskProgram noFile({kExplain, QStringLiteral("/nowhere/cases.jsonl")});
    EXPECT_EQ(noFile.exitCode(), 2);
    EXPECT_TRUE(noFile.complaint().contains("config-bad: /nowhere/cases.jsonl"));
}

}  // namespace evergreen
