#include "tests/support/running_postgres.h"

#include "backend/database/database.h"
#include "net/free_port.h"

#include <csignal>
#include <gtest/gtest.h>
#include <pwd.h>
#include <unistd.h>

#include <QDeadlineTimer>
#include <QDir>

namespace evergreen {

namespace {

/// Debian keeps each version's programs in a folder of its own; the newest.
QString programFolder() {
    const QString root = QStringLiteral("/usr/lib/postgresql");
    const QStringList versions = QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString& version : versions) {
        const QString folder = root + u'/' + version + QStringLiteral("/bin");
        if (QFile::exists(folder + QStringLiteral("/initdb"))) return folder;
    }
    return {};
}

const passwd* unprivileged() {
    return getpwnam("nobody");
}

Failure failure(const QString& detail) {
    return {FailureCode::ConfigBad, QStringLiteral("postgres: ") + detail};
}

}  // namespace

Result<> RunningPostgres::start() {
    if (m_port == 0) {
        const auto made = makeCluster();
        if (!made) return made;
        m_port = freePort();
    }
    return launch();
}

RunningPostgres::~RunningPostgres() {
    if (m_server.state() == QProcess::NotRunning) return;
    ::kill(static_cast<pid_t>(m_server.processId()), SIGINT);  // fast: ends sessions, keeps what is committed
    m_server.waitForFinished(patience_ms);
}

void RunningPostgres::kill() {
    // Its children notice by themselves that their parent is gone.
    m_server.kill();
    m_server.waitForFinished(patience_ms);
}

void RunningPostgres::asOtherUser(QProcess& process) const {
    if (geteuid() != 0) return;
    process.setChildProcessModifier([] {
        const passwd* const other = unprivileged();
        if (!other || setgid(other->pw_gid) != 0 || setuid(other->pw_uid) != 0) _exit(126);
    });
}

Result<> RunningPostgres::runToEnd(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder.path());
    asOtherUser(process);
    process.start(program, arguments);
    if (process.waitForFinished(patience_ms) && process.exitCode() == 0) return {};
    return failure(program + QStringLiteral(": ") + QString::fromLocal8Bit(process.readAll()));
}

Result<> RunningPostgres::makeCluster() {
    const passwd* const other = unprivileged();
    const QByteArray folder = m_folder.path().toLocal8Bit();
    if (geteuid() == 0 && (!other || chown(folder.constData(), other->pw_uid, other->pw_gid) != 0)) {
        return failure(QStringLiteral("no unprivileged user"));
    }
    return runToEnd(programFolder() + QStringLiteral("/initdb"),
                    {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-U"),
                     QStringLiteral("evergreen"), QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-E"),
                     QStringLiteral("UTF8"), QStringLiteral("--locale=C.UTF-8"), QStringLiteral("--no-sync")});
}

Result<> RunningPostgres::launch() {
    asOtherUser(m_server);
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
    m_server.setWorkingDirectory(m_folder.path());
    const QStringList arguments{QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")),
                                QStringLiteral("-p"), QString::number(m_port),
                                QStringLiteral("-k"), m_folder.path(),
                                QStringLiteral("-h"), QStringLiteral("127.0.0.1"),
                                QStringLiteral("-c"), QStringLiteral("shared_buffers=32MB")};
    const QDeadlineTimer deadline(patience_ms);
    while (!deadline.hasExpired()) {
        // Again and again: after a kill it is refused until the last of its children is gone.
        if (m_server.state() == QProcess::NotRunning) {
            m_server.start(programFolder() + QStringLiteral("/postgres"), arguments);
        }
        Database probe;
        if (probe.open(url(QStringLiteral("postgres")))) return {};
        m_server.waitForFinished(20);
    }
    QFile log(m_folder.filePath(QStringLiteral("log")));
    return failure(log.open(QIODevice::ReadOnly) ? QString::fromLocal8Bit(log.readAll()) : QString());
}

QString RunningPostgres::url(const QString& name) const {
    return QStringLiteral("postgresql://evergreen@127.0.0.1:%1/%2").arg(m_port).arg(name);
}

QString RunningPostgres::freshDatabase() {
    const QString name = QStringLiteral("desk%1").arg(++m_databases);
    Database database;
    EXPECT_TRUE(database.open(url(QStringLiteral("postgres"))).ok());
    database.run(QStringLiteral("CREATE DATABASE ") + name);
    EXPECT_TRUE(database.takeFault().ok());
    return url(name);
}

RunningPostgres& testPostgres() {
    static RunningPostgres postgres;
    static const Result<> started = postgres.start();
    EXPECT_TRUE(started.ok()) << (started.ok() ? "" : started.failure().detail.toStdString());
    return postgres;
}

}  // namespace evergreen
