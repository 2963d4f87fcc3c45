#include "kiosk/help/help_outbox.h"

namespace evergreen {

namespace {

const std::vector<const char*> kTables{
    // `ended`: by the customer's own word, whatever the desk says.
    "CREATE TABLE IF NOT EXISTS help_call (id TEXT PRIMARY KEY, at INTEGER NOT NULL, state INTEGER NOT NULL DEFAULT 0,"
    " who TEXT NOT NULL DEFAULT '', eta INTEGER NOT NULL DEFAULT 0, ended INTEGER NOT NULL DEFAULT 0)",
    "CREATE TABLE IF NOT EXISTS help_word (call TEXT NOT NULL REFERENCES help_call (id) ON DELETE CASCADE,"
    " word INTEGER NOT NULL, at INTEGER NOT NULL, message BLOB NOT NULL, answered INTEGER NOT NULL DEFAULT 0,"
    " PRIMARY KEY (call, word))",
};

QSqlQuery run(const QSqlDatabase& database, const char* statement, const QVariantList& values) {
    return OutboxDatabase::run(database, statement, values);
}

Failure storageFault(const QSqlQuery& query) {
    return OutboxDatabase::storageFault(query);
}

QVariant number(auto enumerator) {
    return static_cast<int>(enumerator);
}

/// The last word that a state answers: a call that is taken needs no escalating any more.
HelpWord answeredBy(HelpState state) {
    switch (state) {
        case HelpState::Calling:
        case HelpState::Received:
            return HelpWord::Help;
        case HelpState::Escalated:
        case HelpState::Taken:
        case HelpState::Arrived:
            return HelpWord::Escalated;
        case HelpState::Solved:
        case HelpState::Withdrawn:
            return HelpWord::Withdrawn;
    }
    return HelpWord::Help;
}

/// Of a row that begins with state, who, eta.
HelpAnswer answerIn(const QSqlQuery& row, const QString& call) {
    return {call, static_cast<HelpState>(row.value(0).toInt()), row.value(1).toString(),
            std::chrono::seconds(row.value(2).toLongLong())};
}

}  // namespace

HelpOutbox::HelpOutbox(QString file) : m_database(std::move(file), kTables) {}

Result<> HelpOutbox::keep(const Word& word) {
    auto database = m_database.open();
    if (!database) return database.failure();
    const bool begun = database->transaction();
    const qint64 at = word.at.toMSecsSinceEpoch();
    const bool isKnown =
        run(*database, "INSERT OR IGNORE INTO help_call (id, at) VALUES (?, ?)", {word.call, at}).isActive();
    const auto written =
        run(*database, "INSERT OR REPLACE INTO help_word (call, word, at, message) VALUES (?, ?, ?, ?)",
            {word.call, number(word.word), at, word.message});
    bool ok = begun && isKnown && written.isActive();
    if (word.word == HelpWord::Withdrawn) {
        ok = run(*database, "UPDATE help_call SET ended = 1 WHERE id = ?", {word.call}).isActive() && ok;
    }
    if (ok && database->commit()) return {};
    database->rollback();
    return storageFault(written);
}

Result<bool> HelpOutbox::note(const HelpAnswer& answer) {
    auto database = m_database.open();
    if (!database) return database.failure();
    const bool begun = database->transaction();
    auto known = run(*database, "SELECT state, who, eta FROM help_call WHERE id = ?", {answer.call});
    const bool isOurs = known.isActive() && known.next();
    const auto before = isOurs ? answerIn(known, answer.call) : HelpAnswer();
    // Whoever was coming may have had to give the call back; an old word that comes late goes back no other way.
    const bool isGivenBack = before.state == HelpState::Taken || before.state == HelpState::Arrived;
    const bool isNews = isOurs && (answer.state >= before.state || isGivenBack) && !(answer == before);
    known.finish();
    bool ok = begun;
    if (isNews) {
        ok = run(*database, "UPDATE help_call SET state = ?, who = ?, eta = ? WHERE id = ?",
                 {number(answer.state), answer.who.isEmpty() ? QStringLiteral("") : answer.who,
                  static_cast<qlonglong>(answer.eta.count()), answer.call})
                 .isActive() &&
             ok;
    }
    const auto words = run(*database, "UPDATE help_word SET answered = 1 WHERE call = ? AND word <= ?",
                           {answer.call, number(answeredBy(answer.state))});
    if (ok && words.isActive() && database->commit()) return isNews;
    database->rollback();
    return storageFault(words);
}

Result<std::vector<HelpOutbox::Word>> HelpOutbox::unanswered() {
    auto database = m_database.open();
    if (!database) return database.failure();
    auto query = run(*database,
                     "SELECT call, MIN(word), at, message FROM help_word WHERE answered = 0 GROUP BY call"
                     " ORDER BY at LIMIT ?",
                     {unansweredMax});
    if (!query.isActive()) return storageFault(query);
    std::vector<Word> words;
    while (query.next()) {
        words.push_back({query.value(0).toString(), static_cast<HelpWord>(query.value(1).toInt()),
                         QDateTime::fromMSecsSinceEpoch(query.value(2).toLongLong(), Qt::UTC),
                         query.value(3).toByteArray()});
    }
    return words;
}

Result<std::optional<HelpOutbox::Call>> HelpOutbox::open(const QDateTime& since) {
    auto database = m_database.open();
    if (!database) return database.failure();
    auto query = run(*database,
                     "SELECT state, who, eta, id, at FROM help_call WHERE ended = 0 AND state < ? AND at >= ?"
                     " ORDER BY at DESC LIMIT 1",
                     {number(HelpState::Solved), since.toMSecsSinceEpoch()});
    if (!query.isActive()) return storageFault(query);
    if (!query.next()) return std::optional<Call>();
    const QString id = query.value(3).toString();
    const auto at = QDateTime::fromMSecsSinceEpoch(query.value(4).toLongLong(), Qt::UTC);
    return std::optional<Call>({id, at, answerIn(query, id)});
}

Result<> HelpOutbox::forgetBefore(const QDateTime& moment) {
    auto database = m_database.open();
    if (!database) return database.failure();
    const auto query = run(*database, "DELETE FROM help_call WHERE at < ?", {moment.toMSecsSinceEpoch()});
    if (!query.isActive()) return storageFault(query);
    return {};
}

}  // namespace evergreen
