// A complaint from the tap to the desk's number: what a dead network, a restart and a desk that says no do to it.
#include "kiosk/help/complaint_line.h"

#include "kiosk/base/system_clock.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>

namespace evergreen {

namespace {

using std::chrono::seconds;

constexpr auto kFolder = "EVERGREEN_COMPLAINT_FOLDER";

QString fileIn(const QString& folder) {
    return folder + QStringLiteral("/complaints.db");
}

ComplaintNews news(const QString& key = newComplaintKey()) {
    return {key,
            QStringLiteral("machine"),
            {.page = QStringLiteral("failure.bank-slow.question"), .service = QStringLiteral("transfer")},
            newFollowToken()};
}

class ScriptedWire final : public ComplaintWire {
public:
    void tell(const QString& key, const QByteArray& message) override {
        told << key;
        messages << message;
    }
    void answer(const QString& key, const QByteArray& json = R"({"number":"2026-000012","due":"2026-03-31"})") {
        Q_EMIT answered(key, json);
    }
    QStringList told;
    QList<QByteArray> messages;
};

class ComplaintLineTest : public testing::Test {
protected:
    ComplaintLineTest() { restart(); }

    /// As if the program had been killed.
    void restart() {
        line.reset();
        outbox = std::make_unique<ComplaintOutbox>(fileIn(m_folder.path()));
        line = std::make_unique<ComplaintLine>(clock, *outbox, wire);
        QObject::connect(line.get(), &ComplaintLine::answered, line.get(),
                         [this](const QString& key, const ComplaintNumber& number) {
                             EXPECT_EQ(number, (ComplaintNumber{QStringLiteral("2026-000012"), QDate(2026, 3, 31)}));
                             answered << key;
                         });
        wire.told.clear();
        line->open();
    }
    QString tell() {
        const ComplaintNews one = news();
        EXPECT_TRUE(line->tell(one).ok());
        return one.key;
    }

    QTemporaryDir m_folder;
    FakeClock clock;
    ScriptedWire wire;
    QStringList answered;
    std::unique_ptr<ComplaintOutbox> outbox;
    std::unique_ptr<ComplaintLine> line;
};

}  // namespace

TEST_F(ComplaintLineTest, complaint_is_told_until_it_has_a_number_and_word_for_word_the_same) {
    const QString key = tell();
    EXPECT_EQ(wire.told, QStringList{key});
    clock.advance(seconds(7));
    EXPECT_EQ(wire.told.size(), 3) << "after 2 and 6 seconds";
    EXPECT_EQ(QSet<QByteArray>(wire.messages.begin(), wire.messages.end()).size(), 1);
    wire.answer(key);
    EXPECT_EQ(answered, QStringList{key});
    wire.told.clear();
    clock.advance(seconds(3600));
    EXPECT_TRUE(wire.told.isEmpty());
}

TEST_F(ComplaintLineTest, restart_loses_none_and_what_has_a_number_is_told_no_more) {
    const QString done = tell();
    const QString open = tell();
    wire.answer(done);
    restart();
    EXPECT_EQ(wire.told, QStringList{open});
    wire.answer(open);
    restart();
    EXPECT_TRUE(wire.told.isEmpty());
}

TEST_F(ComplaintLineTest, pause_between_two_tries_grows_to_its_limit) {
    tell();
    clock.advance(seconds(2 + 4 + 8 + 16 + 32 + 64));
    const auto before = wire.told.size();
    clock.advance(seconds(3600));
    EXPECT_EQ(wire.told.size() - before, 30);
}

// The desk refuses these for ever; they are kept, and they are in nobody's way.
TEST_F(ComplaintLineTest, those_that_the_desk_will_not_take_keep_none_back) {
    for (int i = 0; i < 2 * ComplaintOutbox::nextMax; ++i) tell();
    clock.advance(seconds(600));
    wire.told.clear();
    const QString key = tell();
    EXPECT_EQ(wire.told.front(), key);
}

TEST_F(ComplaintLineTest, answer_that_is_none_changes_nothing) {
    const QString key = tell();
    for (const auto* json : {"", "{}", "[]", R"({"number":"1","due":"2026-03-31"})",
                             R"({"number":"2026-000012","due":"soon"})", R"({"number":"2026-000012"})"}) {
        wire.answer(key, json);
    }
    EXPECT_TRUE(answered.isEmpty());
    restart();
    EXPECT_EQ(wire.told, QStringList{key});
}

TEST_F(ComplaintLineTest, full_outbox_says_so_and_keeps_what_it_has) {
    for (int i = 0; i < ComplaintOutbox::keptMax; ++i) {
        ASSERT_TRUE(outbox->keep({QString::number(i), "{}"}, clock.now()).ok());
    }
    const auto refused = line->tell(news());
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.failure().code, FailureCode::StorageFault);
    EXPECT_EQ(wire.told.size(), 1) << "told once all the same";
}

TEST(ComplaintMessage, desk_is_told_what_happened_and_of_the_token_only_its_hash) {
    ComplaintNews one = news();
    one.where.page = QStringLiteral("账户 6222");  // of no message id's form
    one.where.faults = {QStringLiteral("paper")};
    const QByteArray message = complaintMessage(one);
    const QJsonObject json = QJsonDocument::fromJson(message).object();
    EXPECT_FALSE(message.contains(one.token));
    EXPECT_EQ(json[QStringLiteral("follow")].toString().toLatin1(),
              QCryptographicHash::hash(one.token, QCryptographicHash::Sha256).toHex());
    EXPECT_EQ(json[QStringLiteral("page")].toString(), QString());
    EXPECT_EQ(json[QStringLiteral("service")].toString(), QStringLiteral("transfer"));
    EXPECT_EQ(json[QStringLiteral("language")].toString(), QStringLiteral("zh_CN"));
}

TEST(ComplaintMessage, keys_are_digits_and_tokens_128_bits_and_none_comes_twice) {
    QSet<QString> seen;
    for (int i = 0; i < 100; ++i) {
        const QString key = newComplaintKey();
        const QString token = QString::fromLatin1(newFollowToken());
        EXPECT_EQ(key.size(), 32);
        EXPECT_EQ(token.size(), 32);
        EXPECT_TRUE(std::all_of(key.begin(), key.end(), [](QChar c) { return c.isDigit(); }));
        EXPECT_EQ(complaintReference(key), key.left(8));
        seen << key << token;
    }
    EXPECT_EQ(seen.size(), 200);
}

TEST(ComplaintOutbox, place_that_takes_nothing_is_a_storage_fault) {
    ComplaintOutbox nowhere(QStringLiteral("/proc/nowhere/complaints.db"));
    EXPECT_EQ(nowhere.keep({QStringLiteral("1"), "{}"}, QDateTime()).failure().code, FailureCode::StorageFault);
    EXPECT_FALSE(nowhere.next().ok());
}

// Only the child below runs it.
TEST(ComplaintChild, DISABLED_complains_and_stands_still) {
    SystemClock clock;
    ScriptedWire wire;
    ComplaintOutbox outbox(fileIn(qEnvironmentVariable(kFolder)));
    ComplaintLine line(clock, outbox, wire);
    if (line.tell(news(QString(32, u'7'))).ok()) std::puts("on disk");
    std::fflush(stdout);
    QEventLoop().exec();
}

TEST(ComplaintKilled, what_was_taken_is_there_after_a_kill) {
    QTemporaryDir folder;
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(kFolder), folder.path());
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--gtest_filter=ComplaintChild.*"), QStringLiteral("--gtest_also_run_disabled_tests")});
    QByteArray said;
    while (!said.contains("on disk") && child.waitForReadyRead(20'000)) said += child.readAllStandardOutput();
    ASSERT_TRUE(said.contains("on disk"));
    child.kill();
    ASSERT_TRUE(child.waitForFinished());
    ComplaintOutbox outbox(fileIn(folder.path()));
    const auto waiting = outbox.next();
    ASSERT_TRUE(waiting.ok());
    ASSERT_EQ(waiting->size(), 1U);
    EXPECT_EQ(waiting->front().key, QString(32, u'7'));
}

}  // namespace evergreen
