#include "tests/storm/storm_branch.h"

#include "backend/desk/sandbox_staff.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace evergreen {

using namespace desk;

namespace {

QString branchOf(int kiosk) {
    return kiosk < StormBranch::kiosksPerBranch ? QStringLiteral("hefang")
                                                : QStringLiteral("branch-%1").arg(kiosk / StormBranch::kiosksPerBranch);
}

QStringList namesOf(const QString& kind, int kiosks) {
    QStringList names;
    for (int i = 1; i <= kiosks; ++i)
        names.push_back(QStringLiteral("%1-%2").arg(kind).arg(i, 4, 10, QLatin1Char('0')));
    return names;
}

int countOfCalls(DeskBooks& books) {
    const auto rows = books.database.run(QStringLiteral("SELECT COUNT(*) FROM ticket"));
    return rows.empty() ? 0 : rows[0][0].toInt();
}

}  // namespace

StormBranch::StormBranch(int simulated, int durable, int desks, QString database)
    : m_database(std::move(database)),
      m_simulated(namesOf(QStringLiteral("kiosk"), simulated)),
      m_durable(namesOf(QStringLiteral("durable"), durable)),
      m_certificates(m_folder.filePath(QStringLiteral("certificates"))),
      m_broker({m_folder.filePath(QStringLiteral("broker")), QStringLiteral("127.0.0.1"), 0}, m_certificates) {
    const QString name = QString::fromUtf16(CertificateFolder::helpdeskName);
    for (int i = 1; i <= desks; ++i) m_desks.push_back({i == 1 ? name : QStringLiteral("%1-%2").arg(name).arg(i)});
}

StormBranch::~StormBranch() {
    for (const Instance& desk : m_desks) {
        desk.program->terminate();
        desk.program->waitForFinished(patience_ms);
    }
}

BookOptions StormBranch::books() const {
    return {.database = m_database.isEmpty() ? m_folder.filePath(QStringLiteral("desk.sqlite")) : m_database};
}

Result<> StormBranch::start() {
    QStringList clients = m_simulated + m_durable;
    for (const Instance& desk : m_desks) {
        if (desk.name != QString::fromUtf16(CertificateFolder::helpdeskName)) clients << desk.name;
    }
    auto done = m_certificates.make(clients);
    if (done) done = plant();
    if (done) done = m_broker.start();
    for (int i = 0; done && i < desks(); ++i) done = startDesk(i);
    return done;
}

Result<> StormBranch::plant() {
    Seal seal;
    DeskBooks books(this->books(), m_clock);
    auto done = seal.open(m_folder.path());
    if (done) done = books.open();
    if (done) done = plantSandbox(books, seal, passwordCostLog2);
    if (!done) return done;
    m_callsBefore = countOfCalls(books);
    return books.inOneGo([&] {
        for (int i = 0; i < m_simulated.size(); ++i) {
            const QString branch = branchOf(i);
            if (!books.branches.branch(branch)) books.branches.put(Branch{.id = branch});
            books.branches.put(Kiosk{m_simulated[i], branch, m_simulated[i]});
        }
        for (const QString& kiosk : m_durable) books.branches.put(Kiosk{kiosk, branchOf(0), kiosk});
    });
}

void StormBranch::killDesk(int which) {
    QProcess& program = *m_desks[static_cast<std::size_t>(which)].program;
    program.kill();
    program.waitForFinished(patience_ms);
}

Result<> StormBranch::startDesk(int which) {
    Instance& desk = m_desks[static_cast<std::size_t>(which)];
    QProcess& program = *desk.program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationDirPath() + QStringLiteral("/evergreen-desk"),
                  {QStringLiteral("--folder"), m_folder.path(), QStringLiteral("--database"), books().database,
                   QStringLiteral("--certificates"), m_folder.filePath(QStringLiteral("certificates")),
                   QStringLiteral("--broker"), QStringLiteral("localhost:%1").arg(m_broker.port()),
                   QStringLiteral("--broker-name"), desk.name, QStringLiteral("--listen"),
                   QStringLiteral("127.0.0.1:%1").arg(desk.browsers), QStringLiteral("--listen-kiosks"),
                   QStringLiteral("127.0.0.1:%1").arg(desk.kiosks),
                   // What is measured is the way to the console, not the passing on of calls that a storm leaves alone.
                   QStringLiteral("--escalate-after"), QStringLiteral("86400")});
    QByteArray line;
    while (!line.contains('\n') && program.waitForReadyRead(patience_ms)) line += program.readAllStandardOutput();
    const QJsonDocument ready = QJsonDocument::fromJson(line);
    desk.browsers = static_cast<quint16>(ready[QStringLiteral("port")].toInt());
    desk.kiosks = static_cast<quint16>(ready[QStringLiteral("kioskPort")].toInt());
    if (desk.browsers == 0) return Failure{FailureCode::ConfigBad, QStringLiteral("evergreen-desk does not start")};
    return {};
}

QStringList StormBranch::crewArguments() const {
    return {QStringLiteral("--crew"),
            QStringLiteral("--certificates"),
            m_folder.filePath(QStringLiteral("certificates")),
            QStringLiteral("--broker"),
            QString::number(m_broker.port()),
            QStringLiteral("--desk"),
            QString::number(m_desks.front().kiosks)};
}

QStringList StormBranch::durableCrewArguments() const {
    return crewArguments() + QStringList{QStringLiteral("--disks"), disks()};
}

Result<QStringList> StormBranch::callsOnDisks() const {
    QStringList calls;
    for (const QString& kiosk : m_durable) {
        Database disk;
        const auto opened = disk.open(disks() + u'/' + kiosk + QStringLiteral("/help.db"));
        if (!opened) return opened.failure();
        for (const Row& row : disk.run(QStringLiteral("SELECT id FROM help_call"))) calls.push_back(row[0].toString());
        const auto fault = disk.takeFault();
        if (!fault) return fault.failure();
    }
    return calls;
}

Result<StormBranch::Kept> StormBranch::kept(const QStringList& calls) {
    DeskBooks books(this->books(), m_clock);
    const auto opened = books.open();
    if (!opened) return opened.failure();
    Kept kept;
    for (const QString& call : calls) {
        const auto ticket = books.tickets.find(call);
        if (!ticket) continue;
        ++kept.calls;
        if (ticket->state == TicketState::Withdrawn) ++kept.withdrawn;
        const auto steps = books.database.run(
            QStringLiteral("SELECT COUNT(*) FROM ticket_step WHERE call_id = ? AND what = 'received'"), {call});
        if (steps.empty() || steps[0][0].toInt() != 1) ++kept.doubled;
    }
    kept.others = countOfCalls(books) - m_callsBefore - kept.calls;
    const auto fault = books.database.takeFault();
    if (!fault) return fault.failure();
    return kept;
}

}  // namespace evergreen
