#include "tests/crash/crash_branch.h"

#include "kiosk/audit_log/audit_check.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

namespace evergreen {

namespace {

constexpr int kReadyMax_ms = 20'000;
constexpr int kVisitMax_ms = 30'000;

QString beside(const char* program) {
    return QDir(QCoreApplication::applicationDirPath()).filePath(QString::fromLatin1(program));
}

QProcessEnvironment underBreakpoints(const QString& boardFile, const char* files) {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), beside("../lib/libevergreen-breakpoints.so"));
    environment.insert(QString::fromLatin1(kBoardVariable), boardFile);
    environment.insert(QString::fromLatin1(kWatchedVariable), QString::fromLatin1(files));
    return environment;
}

/// One row of one query, on a connection of its own; empty where there is none.
QVariantList row(const QString& file, const QString& sql, const QVariantList& values) {
    QVariantList found;
    const QString name = QStringLiteral("look");
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        if (database.open()) {
            QSqlQuery query(database);
            query.prepare(sql);
            for (const auto& value : values) query.addBindValue(value);
            query.exec();
            if (query.next()) {
                for (int column = 0; query.value(column).isValid(); ++column) found << query.value(column);
            }
        }
    }
    QSqlDatabase::removeDatabase(name);
    return found;
}

}  // namespace

CrashBank::CrashBank() : m_board(BreakpointBoard::at(QFile::encodeName(boardFile()).constData())) {
    m_process.setProcessEnvironment(underBreakpoints(boardFile(), "/bank.sqlite"));
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

CrashBank::~CrashBank() {
    kill();
}

Result<> CrashBank::start() {
    m_board->isArmed = 0;
    m_process.start(beside("evergreen-bank"), {QStringLiteral("--state"), m_folder.filePath(QStringLiteral("bank")),
                                               QStringLiteral("--port"), QString::number(m_port)});
    while (!m_process.canReadLine() && m_process.waitForReadyRead(kReadyMax_ms)) {
    }
    const auto ready = QJsonDocument::fromJson(m_process.readLine()).object();
    m_port = static_cast<quint16>(ready[QStringLiteral("port")].toInt());
    m_certificates = ready[QStringLiteral("certificates")].toString();
    if (m_board && m_port != 0) return {};
    return Failure{FailureCode::BankUnreachable, QStringLiteral("evergreen-bank does not get ready")};
}

void CrashBank::kill() {
    m_process.kill();
    m_process.waitForFinished(kReadyMax_ms);
}

void CrashBank::killWhenArmed(int number, int fromFlush) {
    m_board->isArmed = 0;
    m_board->passed = 0;
    m_board->flushes = 0;
    m_board->fromFlush = fromFlush;
    m_board->killAt = number;
}

QByteArray CrashBank::death() {
    const int number = m_board->killAt;
    m_board->isArmed = 0;
    if (m_board->passed < number) return {};
    m_process.waitForFinished(kReadyMax_ms);  // it may still be dying
    return number <= BreakpointBoard::namesMax ? m_board->names[number - 1] : "";
}

bool CrashBank::isRunning() {
    return !m_process.waitForFinished(0) && m_process.state() == QProcess::Running;
}

Books CrashBank::books(qint64 fen) const {
    const QString file = m_folder.filePath(QStringLiteral("bank/bank.sqlite"));
    const auto found =
        row(file,
            QStringLiteral("SELECT count(*), coalesce(max(key), ''), (SELECT balance FROM account WHERE "
                           "id = 'song-card'), (SELECT sum(balance) FROM account), (SELECT count(*) FROM order_key k "
                           "LEFT JOIN order_signature s ON s.subject = k.key AND s.refused = k.reason "
                           "WHERE k.verdict <> 'closed' AND s.number IS NULL) FROM transfer WHERE "
                           "amount = ? AND status = 'executed'"),
            {fen});
    if (found.size() != 5) return {-1, {}, 0, 0, 0};
    return {found[0].toInt(), found[1].toString(), found[2].toLongLong(), found[3].toLongLong(), found[4].toInt()};
}

VisitStory CrashKiosk::visit(const VisitPlan& plan) {
    const auto file = [&](const char* name) {
        return m_folder.filePath(QStringLiteral("%1-%2").arg(QString::fromLatin1(name)).arg(m_visits));
    };
    ++m_visits;
    const QString boardFile = file("board");
    BreakpointBoard* board = BreakpointBoard::at(QFile::encodeName(boardFile).constData());
    if (!board) return {};
    board->killAt = plan.killAt;
    board->isArmed = 1;
    QProcess process;
    process.setProcessEnvironment(underBreakpoints(boardFile, "/journal.db"));
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(beside("evergreen-crash-visit"),
                  {QStringLiteral("--port"), QString::number(plan.port), QStringLiteral("--certificates"),
                   plan.certificates, QStringLiteral("--state"), m_folder.path(), QStringLiteral("--told"),
                   file("told"), QStringLiteral("--fen"), QString::number(plan.fen), QStringLiteral("--patience"),
                   QString::number(plan.patience), QStringLiteral("--arm"), plan.arm});
    VisitStory story;
    if (!process.waitForFinished(kVisitMax_ms)) {
        process.kill();
        process.waitForFinished(kVisitMax_ms);
    } else {
        story.isKilled = process.exitStatus() == QProcess::CrashExit;
    }
    QFile told(file("told"));
    if (told.open(QIODevice::ReadOnly)) story.told = told.readAll().split('\n');
    story.isWhole = story.told.contains("visit closed");
    const int passed = std::min(board->passed.load(), BreakpointBoard::namesMax);
    for (int i = 0; i < passed; ++i) story.passed << QByteArray(board->names[i]);
    munmap(board, sizeof *board);
    return story;
}

QString CrashKiosk::journalled(const QString& key) const {
    const auto found =
        row(m_folder.filePath(QStringLiteral("journal.db")),
            QStringLiteral("SELECT coalesce(settled, 'open') FROM intent WHERE key = ? OR ? = ''"), {key, key});
    return found.isEmpty() ? QString() : found[0].toString();
}

QString CrashKiosk::auditFlaw(const QString& key) const {
    bool isIntended = key.isEmpty();
    const auto found =
        checkAuditLog(AuditPlace::below(m_folder.path()).folder, {}, [&](const AuditLine& line, const auto&) {
            const bool isOfKey = line.clear.value(QStringLiteral("key")) == key;
            isIntended = isIntended || (line.kind == AuditKind::MoneyIntended && isOfKey);
        });
    if (!found) return found.failure().detail;
    if (found->fault) return QString::fromLatin1(nameOf(found->fault->flaw));
    return isIntended ? QString() : QStringLiteral("no entry of an order that was executed");
}

int CrashKiosk::unsettled() const {
    const auto found = row(m_folder.filePath(QStringLiteral("journal.db")),
                           QStringLiteral("SELECT count(*) FROM intent WHERE settled IS NULL"), {});
    return found.isEmpty() ? -1 : found[0].toInt();
}

}  // namespace evergreen
