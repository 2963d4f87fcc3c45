// One of the guest's ways out to its host: a virtio port that scripts/in-guest has put there. Lines go out, lines come
// back; each wait has a limit.
#pragma once

#include <QByteArray>
#include <QString>

namespace evergreen {

class GuestPort {
public:
    static constexpr int answerMaxMs = 10'000;

    /// Ends the program where there is no such port: it does not run inside the guest.
    explicit GuestPort(const char* name);
    ~GuestPort();
    GuestPort(const GuestPort&) = delete;
    GuestPort& operator=(const GuestPort&) = delete;

    void send(const QByteArray& line) const;

    /// The next line that holds `part`; empty when none came in time. Lines before it are passed over.
    QByteArray lineWith(const QByteArray& part);

private:
    int m_descriptor;
    QByteArray m_received;
};

/// QEMU's own card reader and the card in it.
class QemuReader {
public:
    QemuReader();

    /// Words of evergreen-vsc ("insert mei", "remove-at 3"); false when they were refused.
    bool say(const char* words);

    bool unplug();
    bool plug();

private:
    bool order(const QByteArray& command, const QByteArray& arguments);

    GuestPort m_card{"card"};
    GuestPort m_monitor{"qmp"};
};

}  // namespace evergreen
