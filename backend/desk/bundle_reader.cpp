#include "backend/desk/bundle_reader.h"

#include <QDeadlineTimer>
#include <QProcess>

namespace evergreen::desk {

BundleReader::BundleReader(DeskBooks& books, FleetWatched watched)
    : m_books(books), m_watched(std::move(watched)), m_folder(m_watched) {}

void BundleReader::turn() {
    follow();
    if (!m_watched.publisher.isEmpty()) {
        for (const auto& [manifest, version] : m_books.submissions.untold(m_isFirst)) {
            if (m_givesUp) break;
            tell(manifest, version);
        }
        m_isFirst = false;
    }
    if (!m_books.database.takeFault()) (void)m_books.database.mend();
}

void BundleReader::follow() {
    const auto listed = fleet::listedBundles(fleet::Edition(m_folder.folder()));
    if (!listed) return complain(failureOf(listed.refusal()).detail);
    if (!m_books.submissions.differsFrom(*listed)) return;
    const auto done = m_books.inOneGo([&] { m_books.submissions.follow(*listed, m_books.now()); });
    if (!done) complain(done.failure().detail);
}

void BundleReader::tell(const QString& manifest, std::int64_t version) {
    const std::int64_t now = m_books.monotonic().count();
    const auto tried = m_tried.find(manifest);
    if (tried != m_tried.end() && now - tried->second < std::chrono::milliseconds(tellAgain).count()) return;
    m_tried[manifest] = now;
    const auto bytes = told(version);
    if (!bytes) return;
    const auto read = fleet::readToldBundle(bytes->toStdString());
    if (!read) return complain(failureOf(read.refusal()).detail);
    const auto done = m_books.inOneGo([&] {
        m_books.submissions.keep(manifest, *bytes);
        m_books.reviews.adoptIn(manifest, *read, m_books.now());
    });
    if (!done) complain(done.failure().detail);
}

std::optional<QByteArray> BundleReader::told(std::int64_t version) {
    QStringList call{QStringLiteral("tell"), m_watched.repository, QStringLiteral("--bundle"),
                     QString::number(version)};
    if (!m_watched.words.isEmpty()) call << QStringLiteral("--words") << m_watched.words;
    QProcess program;
    program.start(m_watched.publisher, call);
    const QDeadlineTimer deadline(tellMax);
    while (program.state() != QProcess::NotRunning && !deadline.hasExpired() && !m_givesUp) {
        program.waitForFinished(static_cast<int>(look.count()));
    }
    if (program.state() != QProcess::NotRunning) {
        program.kill();
        program.waitForFinished();
        if (!m_givesUp) complain(QStringLiteral("bundle %1: is not told in time").arg(version));
        return std::nullopt;
    }
    const bool isTold = program.error() != QProcess::FailedToStart && program.exitStatus() == QProcess::NormalExit &&
                        program.exitCode() == 0;
    if (isTold) return program.readAllStandardOutput();
    const QByteArray why = program.readAllStandardError().trimmed();
    complain(QStringLiteral("bundle %1: cannot be told: %2")
                 .arg(QString::number(version), why.isEmpty() ? program.errorString() : QString::fromUtf8(why)));
    return std::nullopt;
}

void BundleReader::complain(const QString& what) {
    if (what == m_complaint) return;
    m_complaint = what;
    qWarning("desk: %s", qPrintable(what));
}

}  // namespace evergreen::desk
