#include "net/mqtt/mqtt_queue.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

MqttMessage event(const char* payload) {
    return {QStringLiteral("k/kiosk-0001/help"), payload, false};
}

MqttMessage state(const char* payload) {
    return {QStringLiteral("k/kiosk-0001/state"), payload, true};
}

}  // namespace

TEST(MqttQueue, hands_out_oldest_first_and_forgets_what_is_acknowledged) {
    MqttQueue queue(4);
    const auto first = queue.add(event("1"));
    const auto second = queue.add(event("2"));
    EXPECT_EQ(queue.next(8)->payload, "1");
    queue.sent(70);
    EXPECT_EQ(queue.next(8)->payload, "2");
    queue.sent(71);
    EXPECT_EQ(queue.next(8), nullptr);
    EXPECT_EQ(queue.acknowledged(71), second);
    EXPECT_EQ(queue.acknowledged(70), first);
    EXPECT_EQ(queue.acknowledged(70), std::nullopt);
    EXPECT_TRUE(queue.isEmpty());
}

TEST(MqttQueue, full_queue_takes_no_more) {
    MqttQueue queue(2);
    EXPECT_TRUE(queue.add(event("1")));
    EXPECT_TRUE(queue.add(state("2")));
    EXPECT_FALSE(queue.add(event("3")));
    EXPECT_TRUE(queue.add(state("4"))) << "the older state makes room";
}

TEST(MqttQueue, newer_state_takes_the_place_of_one_still_to_be_sent) {
    MqttQueue queue(8);
    queue.add(state("old"));
    queue.add(event("1"));
    queue.add(state("new"));
    EXPECT_EQ(queue.next(8)->payload, "new");
    queue.sent(1);
    queue.add(state("newest"));
    EXPECT_EQ(queue.next(8)->payload, "1") << "what is under way stays, the newest goes behind";
}

TEST(MqttQueue, no_more_than_so_many_are_under_way) {
    MqttQueue queue(8);
    queue.add(event("1"));
    queue.add(event("2"));
    queue.sent(1);
    EXPECT_EQ(queue.next(1), nullptr);
    EXPECT_NE(queue.next(2), nullptr);
}

TEST(MqttQueue, whichever_arrives_first_makes_room_for_the_next) {
    MqttQueue queue(8);
    for (const auto* topic : {"a", "b", "c", "d"}) queue.add({QString::fromLatin1(topic), {}, false});
    for (int number = 1; number <= 3; ++number) queue.sent(number);
    EXPECT_EQ(queue.next(3), nullptr);
    EXPECT_TRUE(queue.acknowledged(2).has_value());
    EXPECT_FALSE(queue.acknowledged(2).has_value());
    ASSERT_NE(queue.next(3), nullptr);
    EXPECT_EQ(queue.next(3)->topic, QStringLiteral("d"));
    queue.sent(4);
    for (const int number : {4, 1, 3}) EXPECT_TRUE(queue.acknowledged(number).has_value());
    EXPECT_EQ(queue.next(3), nullptr);
    EXPECT_TRUE(queue.isEmpty());
}

TEST(MqttQueue, lost_connection_sends_all_again_in_their_order) {
    MqttQueue queue(8);
    queue.add(event("1"));
    queue.add(event("2"));
    queue.sent(1);
    queue.sent(2);
    queue.connectionLost();
    EXPECT_EQ(queue.next(8)->payload, "1");
    EXPECT_EQ(queue.acknowledged(1), std::nullopt) << "a number of the lost connection";
}

}  // namespace evergreen
