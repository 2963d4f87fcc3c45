#include "tests/crash/crash_points.h"

namespace evergreen {

namespace {

/// What a kiosk waits for a bank that says nothing.
constexpr int kShortPatience_ms = 600;
static_assert(kShortPatience_ms < UnreliableWire::delay_ms);

/// No visit passes as many: one that does goes round in circles.
constexpr int kBreakpointsMax = 500;

const QByteArray kTransfers = "/v1/transfers";
const QByteArray kKeys = "/v1/transfer-keys/";

struct NamedTrouble {
    const char* name;
    Harm harm;
    int percent = 0;
};

constexpr NamedTrouble kTroubles[] = {
    {"request lost", Harm::RequestLost},
    {"request delayed", Harm::RequestDelayed},
    {"request doubled", Harm::RequestDoubled},
    {"request twice at once", Harm::RequestTwiceAtOnce},
    {"request repeated", Harm::RequestRepeated},
    {"request cut before its first byte", Harm::RequestCut, 0},
    {"request cut in its head", Harm::RequestCut, 30},
    {"request cut in its body", Harm::RequestCut, 90},
    {"connection cut after the request", Harm::RequestCut, 100},
    {"reply lost", Harm::ReplyLost},
    {"reply delayed", Harm::ReplyDelayed},
    {"reply doubled", Harm::ReplyDoubled},
    {"reply replaced by a gateway's own", Harm::ReplyReplaced},
    {"reply cut before its first byte", Harm::ReplyCut, 0},
    {"reply cut in its head", Harm::ReplyCut, 30},
    {"reply cut in its body", Harm::ReplyCut, 90},
    {"connection cut after the reply", Harm::ReplyCut, 100},
};

/// Where it was killed; empty: it was not.
QByteArray deathOf(const VisitStory& story) {
    return story.isKilled && !story.passed.isEmpty() ? story.passed.back() : QByteArray();
}

bool isKept(Harm harm) {
    return harm == Harm::RequestDelayed || harm == Harm::RequestRepeated;
}

}  // namespace

CrashPoints::CrashPoints(int every, std::function<void(const CrashPoint&)> found)
    : m_every(every), m_found(std::move(found)) {}

Result<> CrashPoints::run() {
    if (const auto started = m_bank.start(); !started) return started;
    CrashKiosk kiosk;
    const VisitStory undisturbed = kiosk.visit(plan(++m_fen));
    if (!undisturbed.told.contains("page transfer.done")) {
        return Failure{FailureCode::ConfigBad, QStringLiteral("the transfer does not even work undisturbed: ") +
                                                   QString::fromUtf8(undisturbed.told.join(" | "))};
    }
    m_wire = std::make_unique<UnreliableWire>(m_bank.certificates(), m_bank.port());
    killKiosk();
    killKioskWhileReconciling();
    killBank();
    troubleTheWire();
    return {};
}

VisitPlan CrashPoints::plan(qint64 fen, int killAt) const {
    VisitPlan plan;
    plan.port = m_bank.port();
    plan.certificates = m_bank.certificates();
    plan.fen = fen;
    plan.killAt = killAt;
    return plan;
}

bool CrashPoints::point(const QString& group, const Act& act) {
    CrashKiosk kiosk;
    Aftermath aftermath;
    aftermath.fen = ++m_fen;
    aftermath.before = m_bank.books(aftermath.fen);
    const QString where = act(kiosk, aftermath);
    if (!m_bank.isRunning()) (void)m_bank.start();
    aftermath.visits.push_back(kiosk.visit(plan(0)));
    m_wire->deliverKept();  // what came too late for every visit
    aftermath.after = m_bank.books(aftermath.fen);
    aftermath.journalled = kiosk.journalled(aftermath.after.key);
    aftermath.auditFlaw = kiosk.auditFlaw(aftermath.after.key);
    aftermath.unsettled = kiosk.unsettled();
    m_found({group, where, judged(aftermath)});
    return !where.isEmpty();
}

/// One point after the other until there is none of that number. A write to a database takes more or fewer pages from
/// one time to the next, so the number of points is found by going there, and the end is believed the second time.
void CrashPoints::killAtEach(const QString& group, const KillAt& killAt) {
    int missed = 0;
    for (int number = m_every; missed < 2 && number <= kBreakpointsMax; number += m_every) {
        const bool isReached = point(group, [&](CrashKiosk& kiosk, Aftermath& aftermath) {
            const QByteArray name = killAt(kiosk, aftermath, number);
            return name.isEmpty() ? QString() : QStringLiteral("%1 %2").arg(number).arg(QString::fromUtf8(name));
        });
        missed = isReached ? 0 : missed + 1;
    }
}

void CrashPoints::killKiosk() {
    killAtEach(QStringLiteral("kiosk killed"), [this](CrashKiosk& kiosk, Aftermath& aftermath, int number) {
        aftermath.visits.push_back(kiosk.visit(plan(aftermath.fen, number)));
        return deathOf(aftermath.visits.back());
    });
}

/// The kiosk got no word on the transfer; then it dies once more, anywhere on the way to finding out.
void CrashPoints::killKioskWhileReconciling() {
    killAtEach(QStringLiteral("kiosk killed while reconciling"),
               [this](CrashKiosk& kiosk, Aftermath& aftermath, int number) {
                   aftermath.visits.push_back(leaveOpen(kiosk, aftermath.fen));
                   aftermath.visits.push_back(kiosk.visit(plan(0, number)));
                   return deathOf(aftermath.visits.back());
               });
}

/// The bank's own breakpoints, from the moment the customer confirms; and once more from each of its two flushes on
/// (that the order has come; the order itself), because how many writes come before them is not the same every time.
void CrashPoints::killBank() {
    for (const int fromFlush : {0, 1, 2}) {
        const QString group = fromFlush == 0 ? QStringLiteral("bank killed")
                                             : QStringLiteral("bank killed from flush %1 on").arg(fromFlush);
        killAtEach(group, [this, fromFlush](CrashKiosk& kiosk, Aftermath& aftermath, int number) {
            m_bank.killWhenArmed(number, fromFlush);
            VisitPlan armed = plan(aftermath.fen);
            armed.arm = m_bank.boardFile();
            aftermath.visits.push_back(kiosk.visit(armed));
            return m_bank.death();
        });
    }
}

void CrashPoints::troubleTheWire() {
    int number = 0;
    for (const bool isReconciling : {false, true}) {
        for (const NamedTrouble& each : kTroubles) {
            for (const bool isLate : {false, true}) {
                if (isLate && !isKept(each.harm)) continue;
                if (++number % m_every != 0) continue;
                Trouble trouble;
                trouble.harm = each.harm;
                trouble.percent = each.percent;
                trouble.path = isReconciling ? kKeys : kTransfers;
                wirePoint(trouble, QString::fromLatin1(each.name), isReconciling, isLate);
            }
        }
    }
}

void CrashPoints::wirePoint(const Trouble& trouble, QString name, bool isReconciling, bool isLate) {
    if (isKept(trouble.harm))
        name += isLate ? QStringLiteral(", after the next visit") : QStringLiteral(", before the next visit");
    const QString group = isReconciling ? QStringLiteral("wire while reconciling") : QStringLiteral("wire");
    point(group, [&](CrashKiosk& kiosk, Aftermath& aftermath) {
        if (isReconciling) aftermath.visits.push_back(leaveOpen(kiosk, aftermath.fen));
        m_wire->arm(trouble);
        VisitPlan troubled = plan(isReconciling ? 0 : aftermath.fen);
        troubled.port = m_wire->port();
        troubled.patience = kShortPatience_ms;
        aftermath.visits.push_back(kiosk.visit(troubled));
        if (!isLate) m_wire->deliverKept();
        return m_wire->hasBefallen() ? name : QString();
    });
}

/// A transfer that the bank executes and the kiosk hears nothing of.
VisitStory CrashPoints::leaveOpen(CrashKiosk& kiosk, qint64 fen) {
    m_wire->arm({Harm::ReplyReplaced, 0, kTransfers});
    VisitPlan open = plan(fen);
    open.port = m_wire->port();
    return kiosk.visit(open);
}

}  // namespace evergreen
