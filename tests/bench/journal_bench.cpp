#include "tests/bench/journal_bench.h"

#include "kiosk/audit_log/audit_log.h"
#include "kiosk/base/system_clock.h"
#include "kiosk/journal/journal.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

namespace evergreen {

namespace {

constexpr int kOrders = 500;

std::vector<double> measureAppends(const QString& folder) {
    std::vector<double> taken;
    const AuditPlace place = AuditPlace::below(folder);
    const SystemClock clock;
    FileAuditKey key(place.keyFile);
    AuditLog log(place, key, clock);
    if (!log.append({AuditKind::ProgramStarted})) return taken;  // opening is no append
    QElapsedTimer timer;
    for (int order = 0; order < kOrders; ++order) {
        const AuditEntry entry{AuditKind::MoneyIntended,
                               {{QStringLiteral("key"), QString::number(order)}},
                               {{QStringLiteral("amount"), QStringLiteral("200000")}}};
        timer.start();
        if (!log.append(entry)) return {};
        taken.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return taken;
}

}  // namespace

JournalFigures measureJournal() {
    JournalFigures figures;
    const QTemporaryDir folder(QStringLiteral("journal-bench-XXXXXX"));
    Journal journal(folder.filePath(QStringLiteral("journal.db")));
    if (!folder.isValid() || !journal.unsettled()) return figures;  // opening is no commit
    QElapsedTimer timer;
    for (int order = 0; order < kOrders; ++order) {
        const QString key = QString::number(order);
        const QDateTime at = QDateTime::currentDateTimeUtc();
        timer.start();
        const bool isKept = journal.intend({key, QStringLiteral("transfer"), at, QStringLiteral("c-1")}).ok();
        figures.commitMs.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        timer.restart();
        const bool isSettled = journal.settle(key, Settled::Done).ok();
        figures.commitMs.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        if (!isKept || !isSettled) return {};
    }
    figures.appendMs = measureAppends(folder.path());
    return figures;
}

}  // namespace evergreen
