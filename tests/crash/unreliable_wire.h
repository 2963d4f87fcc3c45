// A gateway between kiosks and the bank that speaks mutual TLS to both and treats one request as it is told: loses,
// cuts, delays or doubles it, or its reply. Each connection has a thread of its own.
#pragma once

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include <QByteArray>
#include <QSslConfiguration>
#include <QString>

namespace evergreen {

enum class Harm {
    None,
    RequestLost,         ///< swallowed; the connection stays open and silent
    RequestCut,          ///< the bank gets a part, then both connections end
    RequestDelayed,      ///< swallowed and kept: deliverKept() brings it to the bank
    RequestDoubled,      ///< the bank gets it twice, one after the other; the kiosk the second reply
    RequestTwiceAtOnce,  ///< on two connections before either is answered
    RequestRepeated,     ///< answered as usual, and kept: deliverKept() brings it once more
    ReplyLost,           ///< swallowed; the connection stays open and silent
    ReplyCut,            ///< the kiosk gets a part, then the connection ends
    ReplyDelayed,        ///< longer than the kiosk has patience for
    ReplyDoubled,        ///< the kiosk gets it twice
    ReplyReplaced,       ///< by a gateway's own: 502, in HTML
};

struct Trouble {
    Harm harm = Harm::None;
    int percent = 0;    ///< RequestCut, ReplyCut: how much gets through
    QByteArray path{};  ///< how the path of the request begins
};

class UnreliableWire {
public:
    /// The certificates of both ends are in `certificates` (backend/certificates).
    UnreliableWire(const QString& certificates, quint16 bankPort);
    ~UnreliableWire();

    /// The port it listens on, on the loopback; 0: it does not.
    quint16 port() const { return m_port; }

    /// Befalls the next request of that path, once; all others pass. Forgets what was kept.
    void arm(const Trouble& trouble);
    /// True when it has befallen one.
    bool hasBefallen() const { return m_hasBefallen; }
    /// Brings what was kept to the bank now, and waits for its answer.
    void deliverKept();

    static constexpr int delay_ms = 900;

private:
    void serve(qintptr descriptor);
    /// False: the connection is over.
    bool exchange(class QSslSocket& kiosk, QSslSocket& bank);
    Trouble troubleFor(const QByteArray& request);
    bool connectToBank(QSslSocket& bank) const;
    void twiceAtOnce(const QByteArray& request);

    QSslConfiguration m_asBank;
    QSslConfiguration m_asKiosk;
    const quint16 m_bankPort;
    std::atomic<quint16> m_port = 0;
    std::atomic<bool> m_isEnding = false;
    std::atomic<bool> m_hasBefallen = false;
    std::mutex m_mutex;  ///< of the two below
    Trouble m_trouble;
    QByteArray m_kept;
    std::thread m_listener;
    std::vector<std::thread> m_connections;  ///< the listener's
};

}  // namespace evergreen
