// The desk's own thread, with a kiosk's ear in the place of the broker. What is waited for comes, or the test's
// patience ends.
#pragma once

#include "backend/desk/dispatch.h"
#include "kiosk/base/system_clock.h"
#include "tests/backend/desk/tickets_fixture.h"
#include "tests/support/help_json.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

namespace evergreen::desk {

inline const QString kOtherCall = QStringLiteral("fedcba9876543210fedcba9876543210");

class EarOfKiosks final : public KioskPost {
public:
    bool tell(const QString& kiosk, const char* topic, const QByteArray& message) override {
        const std::lock_guard lock(m_mutex);
        m_heard.push_back(kiosk + u' ' + QString::fromLatin1(topic) + u' ' +
                          QJsonDocument::fromJson(message)[QStringLiteral("state")].toString());
        m_bell.notify_all();
        return true;
    }
    bool hint() override {
        const std::lock_guard lock(m_mutex);
        ++m_hints;
        return true;
    }
    bool isConnected() const override { return true; }
    int hints() const { return m_hints; }

    /// All that was heard, once `count` messages were, or patience is at its end.
    QStringList await(qsizetype count) {
        std::unique_lock lock(m_mutex);
        m_bell.wait_for(lock, std::chrono::seconds(20), [&] { return m_heard.size() >= count; });
        return m_heard;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_bell;
    QStringList m_heard;
    int m_hints = 0;
};

inline QByteArray stateJson(bool online, int seq) {
    return QStringLiteral(R"({"v":1,"online":%1,"boot":"5be1a0c4d2f39e77","seq":%2,"at":1,"presence":true,"page":"",)"
                          R"("service":""})")
        .arg(online ? QStringLiteral("true") : QStringLiteral("false"))
        .arg(seq)
        .toUtf8();
}

inline QByteArray healthJson(const char* paper) {
    return QByteArray(R"({"v":1,"at":1,"paper":"#","faults":[],"program":"0.1.0","configuration":0})")
        .replace('#', paper);
}

/// What a browser reads of it.
inline QByteArray healthWord(const char* paper) {
    return QByteArray(R"("paper":"#")").replace('#', paper);
}

inline const QString kReceived = QStringLiteral("kiosk-0001 help received");
inline const QString kTaken = QStringLiteral("kiosk-0001 help taken");

class DispatchTest : public EachDatabase {
protected:
    void SetUp() override {
        options.database = freshDatabase();
        books = std::make_unique<DeskBooks>(options, clock);
        ASSERT_TRUE(books->open().ok());
        ASSERT_TRUE(books->inOneGo([this] {
            books->branches.put(Branch{.id = QStringLiteral("hefang")});
            books->branches.put(Branch{.id = QStringLiteral("remote"), .isRemote = true});
            books->branches.put(kHere);
        }));
    }

    void start() {
        dispatch = std::make_unique<Dispatch>(options, clock, ear);
        ASSERT_TRUE(dispatch->start().ok());
    }

    void tell(const char* topic, const QByteArray& json, const QString& kiosk = kHere.id) {
        dispatch->receive({kiosk, QString::fromLatin1(topic), json});
    }
    /// … once, and the broker has kept it.
    void keep(const char* topic, const QByteArray& json) {
        dispatch->receive({kHere.id, QString::fromLatin1(topic), json, true});
    }

    std::shared_ptr<HttpStream> listen(std::optional<std::int64_t> after = std::nullopt) {
        auto stream = std::make_shared<HttpStream>();
        const StaffMember li{kLi.id, QStringLiteral("hefang"), kLi.name, QStringLiteral("helper")};
        const StaffSession session{QStringLiteral("hash"), QStringLiteral("csrf"), li};
        EXPECT_TRUE(dispatch->feed().admit({session, after, stream}));
        dispatch->wake();
        return stream;
    }

    /// What the stream was given, until `ending` is in it.
    static QByteArray until(HttpStream& stream, const QByteArray& ending) {
        const QDeadlineTimer deadline(20'000);
        QByteArray all;
        while (!all.contains(ending) && !deadline.hasExpired()) {
            all += stream.take();
            std::this_thread::yield();
        }
        return all;
    }

    static bool isOver(HttpStream& stream) {
        const QDeadlineTimer deadline(20'000);
        while (!stream.hasEnded() && !deadline.hasExpired()) std::this_thread::yield();
        return stream.hasEnded();
    }

    SystemClock clock;
    BookOptions options;
    EarOfKiosks ear;
    std::unique_ptr<DeskBooks> books;
    std::unique_ptr<Dispatch> dispatch;
};

}  // namespace evergreen::desk
