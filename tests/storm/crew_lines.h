// A crew program's side of its lines: commands come on standard input, reports go to standard output. What they say
// stands at Crew. When the input ends, so does the program.
#pragma once

#include <functional>
#include <mutex>

#include <QByteArray>
#include <QSocketNotifier>

namespace evergreen {

/// Hands each whole line over, and leaves what is not whole yet.
void takeLines(QByteArray& unread, const std::function<void(const QByteArray& line)>& take);

class CrewLines {
public:
    /// `obey` is called in the event loop, with each whole line.
    explicit CrewLines(std::function<void(const QByteArray& line)> obey);

    /// Has been handed to the system when it returns. From any thread.
    void report(const QByteArray& line);

    /// Commands obeyed so far.
    int seen() const { return m_seen; }

private:
    void read();

    std::function<void(const QByteArray& line)> m_obey;
    QSocketNotifier m_input;
    QByteArray m_unread;
    int m_seen = 0;
    std::mutex m_mutex;  ///< of standard output
};

}  // namespace evergreen
