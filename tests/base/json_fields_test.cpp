#include "kiosk/base/json_fields.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

struct Thing {
    std::int64_t count = 0;
    Money price;
    std::vector<QString> names;
};

Thing readThing(JsonFields& fields) {
    Thing thing;
    thing.count = fields.integer("count", 0, 10);
    thing.price = fields.money("price");
    thing.names = fields.list("parts", 2, [](JsonFields& part) { return part.text("name", 3); });
    return thing;
}

QString complaintOf(const QByteArray& body) {
    const auto read = readJson(body, FailureCode::BankGarbage, readThing);
    return read ? QString() : read.failure().detail;
}

const QByteArray kPrice = R"("price":{"minor":5,"currency":"CNY"})";

}  // namespace

TEST(JsonFields, good_object_is_read) {
    const auto read = readJson(R"({"count":3,)" + kPrice + R"(,"parts":[{"name":"a"},{"name":"b"}]})",
                               FailureCode::BankGarbage, readThing);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->count, 3);
    EXPECT_EQ(read->price, Money::yuan(0, 5));
    EXPECT_EQ(read->names.size(), 2U);
}

TEST(JsonFields, field_that_need_not_be_there_is_asked_for_first) {
    const auto read = [](JsonFields& fields) { return fields.has("note") ? fields.text("note") : QString(); };
    EXPECT_EQ(*readJson(R"({"note": "n"})", FailureCode::BankGarbage, read), QStringLiteral("n"));
    EXPECT_EQ(*readJson("{}", FailureCode::BankGarbage, read), QString());
    EXPECT_FALSE(readJson(R"({"note": null})", FailureCode::BankGarbage, read).ok());
}

TEST(JsonFields, every_deviation_is_named_by_its_place) {
    EXPECT_EQ(complaintOf("[]"), QStringLiteral("no object"));
    EXPECT_FALSE(complaintOf("{\"count\":").isEmpty());
    EXPECT_EQ(complaintOf("{" + kPrice + R"(,"parts":[]})"), QStringLiteral("count: missing"));
    EXPECT_EQ(complaintOf(R"({"count":1.5,)" + kPrice + R"(,"parts":[]})"), QStringLiteral("count: no integer"));
    EXPECT_EQ(complaintOf(R"({"count":1e30,)" + kPrice + R"(,"parts":[]})"), QStringLiteral("count: no integer"));
    EXPECT_EQ(complaintOf(R"({"count":11,)" + kPrice + R"(,"parts":[]})"), QStringLiteral("count: out of bounds"));
    EXPECT_EQ(complaintOf(R"({"count":1,"price":{"minor":1,"currency":"EUR"},"parts":[]})"),
              QStringLiteral("price.currency: unknown word"));
    EXPECT_EQ(complaintOf(R"({"count":1,)" + kPrice + R"(,"parts":[{"name":"a"},{"name":"long"}]})"),
              QStringLiteral("parts[1].name: too long"));
    EXPECT_EQ(complaintOf(R"({"count":1,)" + kPrice + R"(,"parts":[1]})"), QStringLiteral("parts[0]: no object"));
    EXPECT_EQ(complaintOf(R"({"count":1,)" + kPrice + R"(,"parts":[{},{},{}]})"), QStringLiteral("parts: too many"));
    EXPECT_EQ(complaintOf(R"({"count":1,)" + kPrice + R"(,"parts":[],"more":1})"),
              QStringLiteral(": 1 unknown fields"));
}

}  // namespace evergreen
