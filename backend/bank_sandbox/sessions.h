// Who is signed in: session tokens in memory, each bound to the kiosk whose certificate opened it. Lost at restart, as
// a visit is then.
#pragma once

#include "backend/bank_sandbox/bank_time.h"

#include <map>
#include <optional>

#include <QByteArray>
#include <QString>

namespace evergreen {

/// The card a session was opened with.
struct SessionCard {
    QString index;  ///< of its number
    int sequence = 0;
    bool mustProve = false;  ///< by a cryptogram, before anything is done in the session
};

class Sessions {
public:
    static constexpr std::size_t countMax = 1000;  ///< the one idle for longest goes
    static constexpr std::chrono::minutes idleMax{30};

    explicit Sessions(const BankTime& time) : m_time(time) {}

    QByteArray open(const QString& person, const QString& kiosk, SessionCard card = {});
    /// The person, and the session is fresh again; nothing for a foreign, ended or stale token.
    std::optional<QString> personOf(const QByteArray& token, const QString& kiosk);
    /// Nothing without such a session.
    std::optional<SessionCard> cardOf(const QByteArray& token) const;
    /// The card has still to prove itself.
    bool isUnproven(const QByteArray& token) const;
    /// It has, under the key of this authorisation; which may be taken back.
    void prove(const QByteArray& token, const QString& key);
    void disprove(const QString& key);
    void close(const QByteArray& token) { m_open.erase(token); }
    void clear() { m_open.clear(); }

private:
    struct Open {
        QString person;
        QString kiosk;
        QDateTime usedAt;
        SessionCard card;
        QString provenBy{};  ///< key of an authorisation
    };

    const BankTime& m_time;
    std::map<QByteArray, Open> m_open;
};

}  // namespace evergreen
