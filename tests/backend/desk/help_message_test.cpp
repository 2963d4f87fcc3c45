#include "backend/desk/help_message.h"

#include "backend/desk/ticket.h"
#include "tests/support/help_document.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

namespace evergreen::desk {

namespace {

const QByteArray kHelp =
    R"({"v":1,"call":"0123456789abcdef0123456789abcdef","kind":"help","at":1773624600000,"page":"menu.question",)"
    R"("service":"","attempts":2,"faults":["printer"],"language":"zh_CN"})";

QByteArray with(QByteArray json, const QByteArray& from, const QByteArray& to) {
    EXPECT_TRUE(json.contains(from)) << json.toStdString();
    return json.replace(from, to);
}

QByteArray changed(const QByteArray& from, const QByteArray& to) {
    return with(kHelp, from, to);
}

}  // namespace

TEST(HelpMessage, every_example_of_the_document_is_read) {
    const auto examples = helpExamples();
    ASSERT_EQ(examples.size(), 8U);
    for (const QByteArray& json : examples.at("Help")) EXPECT_TRUE(readHelp(json).ok()) << json.toStdString();
    for (const QByteArray& json : examples.at("State")) EXPECT_TRUE(readState(json).ok()) << json.toStdString();
    for (const QByteArray& json : examples.at("Health")) EXPECT_TRUE(readHealth(json).ok()) << json.toStdString();
    for (const QByteArray& json : examples.at("View")) EXPECT_TRUE(readView(json).ok()) << json.toStdString();
}

TEST(HelpMessage, health_of_each_version_is_read_and_their_fields_are_not_mixed) {
    const auto examples = helpExamples().at("Health");
    const auto health = readHealth(examples[0]);
    ASSERT_TRUE(health.ok());
    EXPECT_EQ(health->configuration, 17);
    EXPECT_EQ(health->slot, QStringLiteral("good"));
    EXPECT_EQ(health->ready, 0);
    EXPECT_EQ(health->alarms, QStringList{QStringLiteral("bundle-failed")});
    EXPECT_EQ(health->failed, 18);
    EXPECT_EQ(health->storage, QStringLiteral("ok"));
    EXPECT_EQ(health->uptimeSeconds, 86400);
    EXPECT_EQ(readHealth(examples[1])->slot, QStringLiteral("built-in"));
    EXPECT_FALSE(readHealth(with(examples[0], "\"v\": 3", "\"v\": 1")).ok());
    EXPECT_FALSE(readHealth(with(examples[0], "\"v\": 3", "\"v\": 2")).ok());
    const QByteArray second = with(with(examples[0], "\"v\": 3", "\"v\": 2"), ", \"failed\": 18", "");
    ASSERT_TRUE(readHealth(second).ok());
    EXPECT_EQ(readHealth(second)->failed, 0);
    EXPECT_FALSE(readHealth(with(examples[1], "\"v\": 1", "\"v\": 2")).ok());
    EXPECT_FALSE(readHealth(with(examples[0], "bundle-failed", "anything")).ok());
    EXPECT_FALSE(readHealth(with(examples[0], "\"good\"", "\"best\"")).ok());
}

TEST(HelpMessage, what_the_desk_writes_are_the_examples_of_the_document) {
    const QString call = QStringLiteral("0123456789abcdef0123456789abcdef");
    const auto same = [](const QByteArray& written, const QByteArray& example) {
        return QJsonDocument::fromJson(written) == QJsonDocument::fromJson(example);
    };
    const auto examples = helpExamples();
    Ticket ticket{.call = call};
    EXPECT_TRUE(same(helpStateMessage(ticket), examples.at("HelpState")[0]));
    ticket.state = TicketState::Taken;
    ticket.takenByName = QStringLiteral("小李");
    ticket.etaSeconds = 60;
    EXPECT_TRUE(same(helpStateMessage(ticket), examples.at("HelpState")[1]));
    EXPECT_TRUE(same(pointMessage(call, QStringLiteral("choice.0")), examples.at("Point")[0]));
    EXPECT_TRUE(same(assistMessage(call, QStringLiteral("explain")), examples.at("Assist")[0]));
}

TEST(HelpMessage, help_is_read_field_by_field) {
    const auto help = readHelp(kHelp);
    ASSERT_TRUE(help.ok());
    const HelpMessage wanted{QStringLiteral("0123456789abcdef0123456789abcdef"),
                             HelpKind::Help,
                             1773624600000,
                             QStringLiteral("menu.question"),
                             QString(),
                             2,
                             {QStringLiteral("printer")},
                             QStringLiteral("zh_CN")};
    EXPECT_EQ(*help, wanted);
}

TEST(HelpMessage, what_the_document_does_not_allow_is_nothing) {
    EXPECT_FALSE(readHelp(changed("\"v\":1", "\"v\":2")).ok());
    EXPECT_FALSE(readHelp(changed("\"help\"", "\"shout\"")).ok());
    EXPECT_FALSE(readHelp(changed("0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789ABCDEF")).ok());
    EXPECT_FALSE(readHelp(changed("0123456789abcdef0123456789abcdef", "0123")).ok());
    EXPECT_FALSE(readHelp(changed("menu.question", "9999990000000000014 <b>")).ok());
    EXPECT_FALSE(readHelp(changed("\"printer\"", "\"kettle\"")).ok());
    EXPECT_FALSE(readHelp(changed("\"attempts\":2", "\"attempts\":2,\"name\":\"x\"")).ok());
    EXPECT_FALSE(readHelp(changed("\"attempts\":2,", "")).ok());
    EXPECT_FALSE(readHelp(kHelp + QByteArray(kMessageBytesMax, ' ')).ok());
    EXPECT_FALSE(readHelp("[]").ok());
    EXPECT_FALSE(readHelp("").ok());
}

TEST(HelpMessage, view_tells_which_parts_are_fenced) {
    const auto examples = helpExamples();
    const auto open = readView(examples.at("View")[0]);
    ASSERT_TRUE(open.ok());
    EXPECT_FALSE(open->isFenced);
    ASSERT_EQ(open->parts.size(), 2U);
    EXPECT_EQ(open->parts[0], (ViewPart{QStringLiteral("choice.0"), false}));
    EXPECT_EQ(open->page[QStringLiteral("kind")].toString(), QStringLiteral("Choice"));
    const auto fenced = readView(examples.at("View")[1]);
    ASSERT_TRUE(fenced.ok());
    EXPECT_TRUE(fenced->isFenced);
    const auto ended = readView(examples.at("View")[2]);
    ASSERT_TRUE(ended.ok());
    EXPECT_TRUE(ended->page.isEmpty());
}

}  // namespace evergreen::desk
