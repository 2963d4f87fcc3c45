// A console that only listens: signs in, follows the event stream on a thread of its own, comes back where it was when
// the stream breaks, and notes when it is shown which call.
#pragma once

#include "tests/storm/call_book.h"

#include <atomic>
#include <functional>
#include <thread>

#include <QByteArray>

namespace evergreen {

class CertificateFolder;

class ConsoleEar {
public:
    /// `code` gives the staff's present one-time code. All outlive it.
    ConsoleEar(const CertificateFolder& trusted, quint16 port, QString staff, QByteArray password,
               std::function<QString()> code, CallBook& book);
    ~ConsoleEar();

    bool isListening() const { return m_isListening; }

private:
    void run();
    bool signIn();
    void listen();
    void read(const QByteArray& line);

    const CertificateFolder& m_trusted;
    quint16 m_port;
    QString m_staff;
    QByteArray m_password;
    std::function<QString()> m_code;
    CallBook& m_book;
    QByteArray m_cookie;
    QByteArray m_lastEvent;  ///< heard whole
    QByteArray m_event;      ///< the number of the one being heard
    QByteArray m_kind;
    std::atomic<bool> m_isListening = false;
    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};

}  // namespace evergreen
