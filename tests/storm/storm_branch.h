// The real broker and the real desk for a storm, or several instances of it over one database: certificates for every
// kiosk, the register, programs that can be killed and come back on the same ports.
#pragma once

#include "backend/broker/running_broker.h"
#include "backend/desk/desk_books.h"
#include "kiosk/base/system_clock.h"

#include <memory>
#include <vector>

#include <QProcess>
#include <QTemporaryDir>

namespace evergreen {

class StormBranch {
public:
    static constexpr int kiosksPerBranch = 100;
    static constexpr int patience_ms = 60'000;
    static constexpr int passwordCostLog2 = 10;

    static constexpr int desksMax = deskInstancesMax;

    /// So many simulated kiosks, and such that keep their calls on a disk, all of these in the branch whose console is
    /// watched. `database` empty: SQLite in the folder. The console and the kiosks' HTTPS are at the first desk.
    StormBranch(int simulated, int durable, int desks, QString database);
    ~StormBranch();

    Result<> start();

    void killBroker() { m_broker.kill(); }
    Result<> startBroker() { return m_broker.start(); }
    int desks() const { return static_cast<int>(m_desks.size()); }
    void killDesk(int which);
    Result<> startDesk(int which);

    quint16 deskPort() const { return m_desks.front().browsers; }
    const CertificateFolder& certificates() const { return m_certificates; }
    const QStringList& simulated() const { return m_simulated; }
    const QStringList& durable() const { return m_durable; }

    /// How a crew's program is started; the durable kiosks' too.
    QStringList crewArguments() const;
    QStringList durableCrewArguments() const;
    /// Every call that is on a durable kiosk's disk. When no crew runs.
    Result<QStringList> callsOnDisks() const;

    struct Kept {
        int calls = 0;      ///< of those asked for
        int others = 0;     ///< nobody pressed
        int doubled = 0;    ///< received more than once
        int withdrawn = 0;  ///< and taken back, as each of them was
    };
    /// Looks into the database, after the storm.
    Result<Kept> kept(const QStringList& calls);

private:
    struct Instance {
        QString name;
        std::unique_ptr<QProcess> program = std::make_unique<QProcess>();
        quint16 browsers = 0;
        quint16 kiosks = 0;
    };

    Result<> plant();
    QString disks() const { return m_folder.filePath(QStringLiteral("kiosks")); }
    desk::BookOptions books() const;

    SystemClock m_clock;
    QTemporaryDir m_folder;
    QString m_database;
    QStringList m_simulated;
    QStringList m_durable;
    CertificateFolder m_certificates;
    RunningBroker m_broker;
    std::vector<Instance> m_desks;
    int m_callsBefore = 0;  ///< in a database that was used before
};

}  // namespace evergreen
