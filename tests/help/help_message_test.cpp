#include "kiosk/help/help_message.h"

#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

namespace evergreen {

namespace {

const QString kCall = QStringLiteral("0123456789abcdef0123456789abcdef");
const QDateTime kMorning({2026, 3, 16}, {1, 30}, QTimeZone::utc());

QJsonObject read(const QByteArray& json) {
    return QJsonDocument::fromJson(json).object();
}

QString complaintOf(QByteArray json, const char* from, const char* to) {
    json.replace(from, to);
    const auto answer = readHelpAnswer(json);
    return answer ? QString() : answer.failure().detail;
}

}  // namespace

TEST(HelpMessage, says_where_the_customer_is_and_nothing_of_who) {
    const HelpContext context{QStringLiteral("transfer.amount.question"),
                              QStringLiteral("transfer"),
                              2,
                              {QStringLiteral("printer")},
                              Language::Chinese};
    const QByteArray expected =
        R"({"v":1,"call":"0123456789abcdef0123456789abcdef","kind":"help","at":1773624600000,
            "page":"transfer.amount.question","service":"transfer","attempts":2,"faults":["printer"],
            "language":"zh_CN"})";
    EXPECT_EQ(read(helpMessage(kCall, HelpWord::Help, kMorning, context)), read(expected));
}

TEST(HelpMessage, what_is_no_id_and_what_is_too_much_is_not_told) {
    const HelpContext context{QStringLiteral("6222 0000"), QStringLiteral("a b"), 1000,
                              QStringList(20, QStringLiteral("other")), Language::English};
    const QJsonObject message = read(helpMessage(kCall, HelpWord::Withdrawn, kMorning, context));
    EXPECT_EQ(message[QStringLiteral("page")], QString());
    EXPECT_EQ(message[QStringLiteral("service")], QString());
    EXPECT_EQ(message[QStringLiteral("attempts")], 99);
    EXPECT_EQ(message[QStringLiteral("faults")].toArray().size(), 8);
    EXPECT_EQ(message[QStringLiteral("kind")], QStringLiteral("withdrawn"));
}

TEST(HelpMessage, answer_is_read_strictly) {
    const QByteArray taken =
        R"({"v":1,"call":"0123456789abcdef0123456789abcdef","state":"taken","who":"小李","etaSeconds":60})";
    const auto answer = readHelpAnswer(taken);
    ASSERT_TRUE(answer.ok()) << qPrintable(answer.failure().detail);
    EXPECT_EQ(*answer, (HelpAnswer{kCall, HelpState::Taken, QStringLiteral("小李"), std::chrono::seconds(60)}));
    EXPECT_EQ(complaintOf(taken, "\"v\":1", "\"v\":2"), QStringLiteral("v: out of bounds"));
    EXPECT_EQ(complaintOf(taken, "0123456789abcdef\"", "x\""), QStringLiteral("call: no call id"));
    EXPECT_EQ(complaintOf(taken, "taken", "fired"), QStringLiteral("state: unknown word"));
    EXPECT_EQ(complaintOf(taken, "60", "3601"), QStringLiteral("etaSeconds: out of bounds"));
    EXPECT_FALSE(complaintOf(taken, "小李", QByteArray(33, 'x')).isEmpty());
    EXPECT_FALSE(complaintOf(taken, "}", ",\"more\":1}").isEmpty());
}

TEST(HelpMessage, name_from_the_network_is_one_plain_line) {
    const auto answer = readHelpAnswer(
        "{\"v\":1,\"call\":\"0123456789abcdef0123456789abcdef\",\"state\":\"taken\",\"who\":\" \\u202e\\n小李\\u0007\","
        "\"etaSeconds\":0}");
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(answer->who, QStringLiteral("小李"));
}

TEST(HelpMessage, every_act_of_a_helper_is_read_and_no_other) {
    for (const char* word : {"explain", "comfort", "extend", "print-ticket", "leave"}) {
        const auto assist =
            readAssist(QByteArray(R"({"v":1,"call":"0123456789abcdef0123456789abcdef","act":")") + word + "\"}");
        ASSERT_TRUE(assist.ok()) << word;
        EXPECT_STREQ(nameOf(assist->act), word);
    }
    EXPECT_FALSE(readAssist(R"({"v":1,"call":"0123456789abcdef0123456789abcdef","act":"press"})").ok());
    EXPECT_FALSE(readPointing(R"({"v":1,"call":"0123456789abcdef0123456789abcdef","part":"a/b"})").ok());
    EXPECT_TRUE(readPointing(R"({"v":1,"call":"0123456789abcdef0123456789abcdef","part":""})").ok());
}

}  // namespace evergreen
