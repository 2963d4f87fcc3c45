// Debian's pcscd with libccid, asked by a program as any PC/SC program asks it. The daemon is started for the
// measurement and ended after it, so that the reader is free for the next.
#include "tests/bench/guest_reader_bench.h"

#include <array>
#include <chrono>
#include <winscard.h>

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QThread>

namespace evergreen {

namespace {

constexpr int kStartMaxMs = 15'000;
constexpr unsigned long kPauseMs = 50;
constexpr std::size_t kAnswerBytesMax = 258;

class Daemon {
public:
    Daemon() {
        QDir().mkpath(QStringLiteral("/run/pcscd"));
        QDir().mkpath(QStringLiteral("/run/no-readers.d"));
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.start(QStringLiteral("/usr/sbin/pcscd"),
                        {QStringLiteral("--foreground"), QStringLiteral("--critical"), QStringLiteral("--config"),
                         QStringLiteral("/run/no-readers.d")});
    }
    ~Daemon() {
        m_process.terminate();
        m_process.waitForFinished();
    }
    Daemon(const Daemon&) = delete;
    Daemon& operator=(const Daemon&) = delete;

private:
    QProcess m_process;
};

class Card {
public:
    Card() {
        QElapsedTimer since;
        since.start();
        while (since.elapsed() < kStartMaxMs && !connect()) QThread::msleep(kPauseMs);
    }
    ~Card() {
        if (m_isConnected) SCardDisconnect(m_card, SCARD_LEAVE_CARD);
        if (m_hasContext) SCardReleaseContext(m_context);
    }
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

    bool isConnected() const { return m_isConnected; }

    Bytes transmit(const Bytes& command) const {
        std::array<std::byte, kAnswerBytesMax> answer{};
        DWORD size = answer.size();
        const LONG result = SCardTransmit(m_card, SCARD_PCI_T0, reinterpret_cast<LPCBYTE>(command.data()),
                                          command.size(), nullptr, reinterpret_cast<LPBYTE>(answer.data()), &size);
        if (result != SCARD_S_SUCCESS) return {};
        return {answer.begin(), answer.begin() + static_cast<std::ptrdiff_t>(size)};
    }

private:
    bool connect() {
        if (!m_hasContext) {
            m_hasContext = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &m_context) == SCARD_S_SUCCESS;
        }
        if (!m_hasContext) return false;
        std::array<char, 512> names{};
        DWORD size = names.size();
        if (SCardListReaders(m_context, nullptr, names.data(), &size) != SCARD_S_SUCCESS) return false;
        DWORD protocol = 0;
        m_isConnected = SCardConnect(m_context, names.data(), SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0, &m_card,
                                     &protocol) == SCARD_S_SUCCESS;
        return m_isConnected;
    }

    SCARDCONTEXT m_context = 0;
    SCARDHANDLE m_card = 0;
    bool m_hasContext = false;
    bool m_isConnected = false;
};

}  // namespace

double pcscdRate(int commands) {
    const Daemon daemon;
    const Card card;
    if (!card.isConnected()) return 0;
    card.transmit(benchSelect());
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < commands; ++i) {
        if (!isBenchRecord(card.transmit(benchRecord()))) return 0;
    }
    return commands / std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

}  // namespace evergreen
