#include "backend/desk/automatic_stop.h"

namespace evergreen::desk {

namespace {

const QString kHalted = QStringLiteral("halted");
const QString kOvertaken = QStringLiteral("overtaken");
/// Less than RolloutBook::claimedFor.
constexpr std::chrono::seconds kLockWaitMax{30};

}  // namespace

AutomaticStop::AutomaticStop(Ground ground, FleetWatched watched, QString name)
    : m_ground(ground), m_watched(std::move(watched)), m_name(std::move(name)), m_folder(m_watched) {}

void AutomaticStop::turn() {
    m_hasComplained = false;
    look();
    judge();
    finish();
    if (!m_hasComplained) m_complaint.clear();
    if (!m_ground.books.database.takeFault()) (void)m_ground.books.database.mend();
}

void AutomaticStop::look() {
    const auto newest = m_folder.newest();
    if (!newest) {
        // Before the first rollout there is nothing to watch; after it, a repository without one is not the one it was.
        const bool isBeforeTheFirst =
            newest.refusal().reason == fleet::Reason::NotThere && m_ground.books.rollouts.seen().version == 0;
        if (!isBeforeTheFirst) complain(failureOf(newest.refusal()).detail);
        return;
    }
    DeskBooks& books = m_ground.books;
    const std::int64_t known = books.rollouts.seen().version;
    if (known == newest->version) return;
    if (known > newest->version) {
        return complain(QStringLiteral("the repository's rollout is older (%1) than what was seen of it (%2)")
                            .arg(newest->version)
                            .arg(known));
    }
    bool isNews = false;
    const auto done =
        books.inOneGo([&] { isNews = books.rollouts.see(newest->version, newest->rollout, books.now()); });
    if (!done) return complain(done.failure().detail);
    if (isNews && !m_ground.post.hint()) qWarning("desk: kiosks get no hint of the rollout, and find it by their poll");
}

void AutomaticStop::watchClock() {
    constexpr std::int64_t step_ms = 30'000;
    const std::int64_t now = m_ground.books.now();
    const std::int64_t ahead = now - m_ground.books.monotonic().count();
    if (m_clockAhead && std::abs(ahead - *m_clockAhead) >= step_ms) m_clockSet = now;
    m_clockAhead = ahead;
}

void AutomaticStop::judge() {
    DeskBooks& books = m_ground.books;
    watchClock();
    const SeenRollout seen = books.rollouts.seen();
    if (seen.version == 0 || seen.rollout.state != fleet::Rollout::State::Go) return;
    const auto kiosks = books.branches.kiosks();
    // A register that was read in part would make a few failures many.
    if (books.database.hasFault()) return;
    const auto counts = countsOf(seen.rollout, seen.since, {kiosks, m_ground.wall, books.now(), m_clockSet},
                                 m_watched.rule.silentAfter);
    const auto reason = reasonToStop(counts, m_watched.rule);
    if (!reason) return;
    bool isDecided = false;
    const auto done = books.inOneGo([&] { isDecided = books.rollouts.decide(seen, *reason, books.now()); });
    if (!done) return complain(done.failure().detail);
    if (isDecided) {
        qCritical("desk: rollout %s is stopped: %s", seen.rollout.id.c_str(), qPrintable(wordsOf(*reason)));
    }
}

void AutomaticStop::finish() {
    DeskBooks& books = m_ground.books;
    const auto stop = books.rollouts.open();
    if (!stop) return;
    bool isOurs = false;
    const auto claimed = books.inOneGo([&] { isOurs = books.rollouts.claim(*stop, m_name, books.now()); });
    if (!claimed || !isOurs) return;
    if (const auto published = publish(*stop); !published) {
        complain(QStringLiteral("rollout %1 is to be stopped, and is not: %2")
                     .arg(QString::fromStdString(stop->judged.id), published.failure().detail));
    }
}

Result<> AutomaticStop::publish(const RolloutStop& stop) {
    DeskBooks& books = m_ground.books;
    const auto halted = m_folder.sign(books.now(), kLockWaitMax,
                                      [&stop](fleet::RolloutSigner& signer) { return signer.halt(stop.judged); });
    const auto newest = m_folder.newest();
    if (!newest) return failureOf(newest.refusal());
    const bool isOvertaken = !halted && halted.refusal().reason == fleet::Reason::WrongVersion &&
                             newest->rollout != stop.judged && newest->version > stop.version;
    if (!halted && !isOvertaken) return failureOf(halted.refusal());
    // In one go, so that nobody judges what was before the halt once its stop has ended.
    bool isNews = false;
    auto done = books.inOneGo([&] {
        isNews = books.rollouts.see(newest->version, newest->rollout, books.now());
        books.rollouts.end(stop, halted ? kHalted : kOvertaken, books.now());
    });
    if (!done) return done;
    if (isNews && !m_ground.post.hint()) qWarning("desk: kiosks get no hint of the halt, and find it by their poll");
    qCritical("desk: rollout %s: %s", stop.judged.id.c_str(),
              halted ? "halt is published" : "somebody has changed it before the halt");
    return {};
}

/// What lasts is said once.
void AutomaticStop::complain(const QString& what) {
    m_hasComplained = true;
    if (what == m_complaint) return;
    m_complaint = what;
    qCritical("desk: %s", qPrintable(what));
}

}  // namespace evergreen::desk
