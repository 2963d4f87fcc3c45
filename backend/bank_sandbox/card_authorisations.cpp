#include "backend/bank_sandbox/card_authorisations.h"

#include "backend/bank_sandbox/order_keys.h"

namespace evergreen {

namespace {

// 9F27, high bits. Spec: EMV 4.4 Book 3 table 15
constexpr unsigned kKindMask = 0xC0;
constexpr unsigned kAsksBank = 0x80;
// 95, first byte: SDA, DDA or CDA failed. Spec: EMV 4.4 Book 3 annex C5
constexpr unsigned kNotAuthentic = 0x4C;
constexpr std::uint8_t kOfflineLimit = 3;

/// One word for the whole question. The cryptogram is a MAC over all that counts; card and kind are not in it.
QString hashOf(const CardQuestion& question) {
    return OrderKeys::hashOf({question.person, QString::fromLatin1(question.session), question.cardIndex,
                              QString::number(question.card.sequence), QString::number(question.card.counter),
                              QString::number(question.information), toHex(question.card.over),
                              toHex(question.card.cryptogram)});
}

DecidedCard declined(const char* reason) {
    return {.code = QStringLiteral("05"), .reason = QString::fromLatin1(reason)};
}

DecidedCard refused(const char* code) {
    return {.refused = QString::fromLatin1(code)};
}

}  // namespace

Result<> CardAuthorisations::loadKeys() {
    auto keys = IssuerKeys::builtIn();
    if (!keys) return keys.failure();
    m_keys = std::move(*keys);
    return {};
}

/// A cryptogram that is no card's of ours moves no counter, else anybody could lock a card out.
DecidedCard CardAuthorisations::judge(const CardQuestion& question) {
    if (question.movesMoney) return declined("amount");
    if ((question.information & kKindMask) != kAsksBank) return declined("no-request");
    if (!m_keys) return declined("cryptogram");
    const IssuerKeys& keys = *m_keys;
    if (!keys.isGenuine(question.card)) return declined("cryptogram");
    if (!goesForward(question)) return declined("replayed");
    DecidedCard verdict;
    const bool isAuthentic = (question.findings & kNotAuthentic) == 0;
    verdict = isAuthentic ? DecidedCard{.code = QStringLiteral("00")} : declined("not-authentic");
    verdict.authentication = keys.answerTo(question.card, isAuthentic);
    if (isAuthentic) verdict.scripts = keys.offlineLimitScript(question.card, kOfflineLimit);
    return verdict;
}

/// Spec: EMV 4.4 Book 2 §8.1: a card counts its transactions, and never backwards.
bool CardAuthorisations::goesForward(const CardQuestion& question) {
    m_database.run(QStringLiteral("INSERT INTO card_counter VALUES (?, ?, ?) ON CONFLICT (card_index, sequence) "
                                  "DO UPDATE SET counter = excluded.counter WHERE excluded.counter > counter"),
                   {question.cardIndex, question.card.sequence, int{question.card.counter}});
    return m_database.changed() == 1;
}

std::optional<DecidedCard> CardAuthorisations::decided(const CardQuestion& question) {
    const auto rows =
        m_database.run(QStringLiteral("SELECT kiosk, question, code, reason, authentication, scripts, reversed_at "
                                      "FROM card_authorisation WHERE key = ?"),
                       {question.key});
    if (rows.empty()) return std::nullopt;
    const Row& row = rows.front();
    if (row[0].toString() != question.kiosk) return refused("key-reused");
    if (!row[6].isNull()) return refused("key-closed");
    if (row[1].toString() != hashOf(question)) return refused("key-reused");
    return DecidedCard{.code = row[2].toString(),
                       .reason = row[3].toString(),
                       .authentication = fromHex(row[4].toString()).value_or(Bytes{}),
                       .scripts = fromHex(row[5].toString()).value_or(Bytes{})};
}

Result<DecidedCard> CardAuthorisations::decide(const CardQuestion& question) {
    m_database.begin();
    auto verdict = decided(question);
    if (!verdict) {
        verdict = judge(question);
        m_database.run(
            QStringLiteral("INSERT INTO card_authorisation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                           "NULL, '')"),
            {question.key, question.kiosk, question.person, question.cardIndex, int{question.card.counter},
             hashOf(question), verdict->code, verdict->reason.isEmpty() ? QStringLiteral("") : verdict->reason,
             toHex(verdict->authentication), toHex(verdict->scripts), big(m_time.nowMs())});
    }
    const auto kept = m_database.commit();
    if (!kept) return kept.failure();
    return *verdict;
}

Result<QString> CardAuthorisations::noteEnd(const QString& key, const QString& kiosk, const CardEndNote& end) {
    const QString certificate = toHex(end.certificate);
    // An empty QString would be NULL.
    const QString results = end.scriptResults.empty() ? QStringLiteral("") : toHex(end.scriptResults);
    m_database.begin();
    // A key that was taken back unseen has no verdict that a card could have taken.
    m_database.run(QStringLiteral("INSERT OR IGNORE INTO card_end SELECT key, ?, ?, ?, ? FROM card_authorisation "
                                  "WHERE key = ? AND kiosk = ? AND code <> ''"),
                   {int{end.isApproved}, certificate, results, big(m_time.nowMs()), key, kiosk});
    const auto own =
        m_database.run(QStringLiteral("SELECT approved = ? AND certificate = ? AND script_results = ? FROM card_end "
                                      "JOIN card_authorisation USING (key) WHERE key = ? AND kiosk = ?"),
                       {int{end.isApproved}, certificate, results, key, kiosk});
    const auto kept = m_database.commit();
    if (!kept) return kept.failure();
    if (own.empty()) return QStringLiteral("key-unknown");
    return own.front().front().toBool() ? QString() : QStringLiteral("key-reused");
}

Result<bool> CardAuthorisations::reverse(const QString& key, const QString& kiosk, const QString& why) {
    m_database.begin();
    m_database.run(QStringLiteral("INSERT OR IGNORE INTO card_authorisation VALUES "
                                  "(?, ?, NULL, '', 0, '', '', 'never-seen', '', '', ?, ?, ?)"),
                   {key, kiosk, big(m_time.nowMs()), big(m_time.nowMs()), why});
    m_database.run(QStringLiteral("UPDATE card_authorisation SET reversed_at = ?, reversed_why = ? "
                                  "WHERE key = ? AND kiosk = ? AND reversed_at IS NULL"),
                   {big(m_time.nowMs()), why, key, kiosk});
    const auto own =
        m_database.run(QStringLiteral("SELECT 1 FROM card_authorisation WHERE key = ? AND kiosk = ?"), {key, kiosk});
    const auto kept = m_database.commit();
    if (!kept) return kept.failure();
    return !own.empty();
}

}  // namespace evergreen
