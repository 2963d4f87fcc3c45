// The sandbox's secrets: the keys under which PIN blocks come, the key that turns card numbers into an index, the count
// of PIN tries. A stand-in for the bank's hardware security module. PINs exist here only while one is checked.
#pragma once

#include "backend/bank_sandbox/bank_time.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "kiosk/base/secret_bytes.h"

#include <map>
#include <optional>

#include <QByteArray>
#include <QString>

namespace evergreen {

/// As people.json holds it: scrypt (RFC 7914) with N=16384, r=8, p=1, 32 bytes.
struct PinHash {
    QByteArray salt;
    QByteArray hash;

    bool operator==(const PinHash&) const = default;
};

class Vault {
public:
    static constexpr int triesMax = 3;
    static constexpr std::size_t pinKeysMax = 256;  ///< live ones; the oldest goes
    static constexpr std::chrono::minutes pinKeyLife{30};

    explicit Vault(const BankTime& time) : m_time(time) {}

    /// Reads the index key from `folder`/pan-index.key, made on first use (0600). StorageFault.
    Result<> open(const QString& folder);

    /// HMAC-SHA256 of a card or account number, hexadecimal: finds a number, and does not tell it.
    QString indexOf(const QString& number) const;

    /// The opaque id under which a payee's number goes by in the API.
    QString payeeIdOf(const QString& number) const { return QStringLiteral("p-") + indexOf(number).left(16); }

    struct FreshPinKey {
        QString id;
        QByteArray key;  ///< 16 bytes, for the answer; the caller wipes it
    };
    FreshPinKey issuePinKey(const QString& kiosk);

    enum class PinWord { Right, Wrong, Blocked, BlockBad, KeyUnknown };

    /// Checks a PIN block for the card of that index; counts the tries down.
    PinWord check(const QString& kiosk, const QString& pinKeyId, ByteView block, const QString& pan,
                  const PinHash& hash);
    int triesLeft(const QString& panIndex) const;
    void unblockAll() { m_triesLeft.clear(); }

private:
    struct HeldKey {
        QString kiosk;
        SecretBytes key;
        QDateTime issuedAt;
    };

    const BankTime& m_time;
    SecretBytes m_indexKey;
    std::map<QString, HeldKey> m_pinKeys;
    std::map<QString, int> m_triesLeft;
};

/// How a hash of people.json is made.
QByteArray pinHash(std::span<const std::byte> pin, const QByteArray& salt);

}  // namespace evergreen
