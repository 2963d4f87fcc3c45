// A real PostgreSQL in a folder of its own, for tests: made and started on a free port of the loopback, ended with the
// test. As root it runs as an unprivileged user, which PostgreSQL insists on.
#pragma once

#include "kiosk/base/result.h"

#include <QProcess>
#include <QTemporaryDir>

namespace evergreen {

class RunningPostgres {
public:
    static constexpr int patience_ms = 60'000;

    /// Makes the cluster and starts it. ConfigBad when it does not come up.
    Result<> start();
    ~RunningPostgres();

    /// SIGKILL: what a power cut is to it. Its children end by themselves, a moment later. start() brings it back.
    void kill();

    /// An empty database; what Database::open() takes.
    QString freshDatabase();

private:
    Result<> makeCluster();
    Result<> launch();
    void asOtherUser(QProcess& process) const;
    Result<> runToEnd(const QString& program, const QStringList& arguments);
    QString url(const QString& name) const;

    QTemporaryDir m_folder;
    quint16 m_port = 0;
    int m_databases = 0;
    QProcess m_server;
};

/// The test program's one, started on first use.
RunningPostgres& testPostgres();

}  // namespace evergreen
