// Cards that prove themselves: each cryptogram is decided once under the kiosk's key, its counter must go forward, and
// what the bank approved is taken back when kiosk or card could not go through with it. The table is the bank's record
// of it, with no card number in it. Each call is a transaction of its own.
#pragma once

#include "backend/bank_sandbox/bank_time.h"
#include "backend/bank_sandbox/issuer_keys.h"
#include "backend/database/database.h"

#include <optional>

namespace evergreen {

/// What a kiosk asks about the card of its session.
struct CardQuestion {
    QString key;  ///< made by the kiosk; the same for the same question
    QString kiosk;
    QString person;
    QString cardIndex;
    QByteArray session;  ///< its token: an approval is good in this session only
    CardCryptogram card;
    std::uint8_t information = 0;  ///< 9F27
    std::uint8_t findings = 0;     ///< first byte of 95: of offline data authentication
    bool movesMoney = false;       ///< an amount above zero
};

struct DecidedCard {
    QString code{};     ///< 8A: "00" approved, "05" declined
    QString reason{};   ///< why declined; empty when approved
    QString refused{};  ///< of the key: "key-reused", "key-closed"; then nothing was decided
    Bytes authentication{};
    Bytes scripts{};

    bool operator==(const DecidedCard&) const = default;
};

/// How a card took the verdict. Spec: EMV 4.4 Book 3 §6.5.5 (second GENERATE AC) and annex E (script results)
struct CardEndNote {
    static constexpr std::size_t resultBytes = 5;
    static constexpr std::size_t resultsMax = 16;

    bool isApproved = false;
    Bytes certificate;
    Bytes scriptResults;
};

class CardAuthorisations {
public:
    CardAuthorisations(Database& database, const BankTime& time) : m_database(database), m_time(time) {}

    /// ConfigBad.
    Result<> loadKeys();

    /// The same question under the same key in the same session is answered the same. StorageFault.
    Result<DecidedCard> decide(const CardQuestion& question);

    /// Records it, once for each key that was decided. The refusal's code: "key-unknown", "key-reused", or empty.
    /// StorageFault.
    Result<QString> noteEnd(const QString& key, const QString& kiosk, const CardEndNote& end);

    /// Takes an approval back, and closes a key never seen. False: the key of another kiosk. StorageFault.
    Result<bool> reverse(const QString& key, const QString& kiosk, const QString& why);

private:
    DecidedCard judge(const CardQuestion& question);
    std::optional<DecidedCard> decided(const CardQuestion& question);
    bool goesForward(const CardQuestion& question);

    Database& m_database;
    const BankTime& m_time;
    std::optional<IssuerKeys> m_keys;
};

}  // namespace evergreen
