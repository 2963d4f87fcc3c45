// The glass with a stop-watch: when the next frame is on it, when a page is, when it has come to rest.
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QQuickWindow>
#include <QTest>

namespace evergreen {

inline double msSince(const QElapsedTimer& since) {
    return static_cast<double>(since.nsecsElapsed()) / 1e6;
}

/// Counts frames as they reach the glass.
class Glass {
public:
    static constexpr int patienceMs = 20'000;

    explicit Glass(QQuickWindow& window) {
        m_since.start();
        QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [this] {
            ++m_frames;
            m_lastFrameMs = msSince(m_since);
        });
    }

    /// Milliseconds from `act` to the next frame.
    template <typename Act>
    double frameAfter(Act act) {
        QElapsedTimer since;
        since.start();
        const int before = m_frames;
        act();
        while (m_frames == before && since.elapsed() < patienceMs) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, patienceMs);
        }
        return msSince(since);
    }

    /// Until a frame has come with `there` holding.
    template <typename There>
    bool paintsOnce(There there) {
        QElapsedTimer since;
        since.start();
        int before = m_frames;
        while (since.elapsed() < patienceMs) {
            const bool isThere = there();
            if (isThere && m_frames != before) return true;
            if (!isThere) before = m_frames;
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, patienceMs);
        }
        return false;
    }

    /// Milliseconds from `act` to the last frame that comes of it.
    template <typename Act>
    double settledAfter(Act act) {
        m_since.start();
        act();
        comesToRest();
        return m_lastFrameMs;
    }

    /// Until nothing is painted any more for a while: a transition is over.
    void comesToRest() {
        constexpr int restMs = 120;
        int before = -1;
        while (before != m_frames) {
            before = m_frames;
            (void)QTest::qWaitFor([this, before] { return m_frames != before; }, restMs);
        }
    }

private:
    int m_frames = 0;
    QElapsedTimer m_since;
    double m_lastFrameMs = 0;
};

}  // namespace evergreen
