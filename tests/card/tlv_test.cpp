#include "kiosk/card/tlv.h"

#include <gtest/gtest.h>
#include <random>

#include <QStringList>

namespace evergreen {

namespace {

Bytes hex(const char* text) {
    return fromHex(QString::fromLatin1(text)).value_or(Bytes{});
}

/// "5A=99 70(57= 9F38=01)": a tree in one line.
QString spelled(const std::vector<Tlv>& objects) {
    QStringList parts;
    for (const Tlv& object : objects) {
        const QString tag = QString::number(object.tag, 16).toUpper();
        const bool isTemplate = !object.children.empty();
        parts << (isTemplate ? tag + u'(' + spelled(object.children) + u')' : tag + u'=' + toHex(object.value));
    }
    return parts.join(u' ');
}

struct Count {
    std::size_t objects = 0;
    std::size_t depth = 0;
    bool inside = true;
};

/// Walks a tree whose every view must lie inside `whole`.
void count(const std::vector<Tlv>& objects, ByteView whole, std::size_t depth, Count& total) {
    total.depth = std::max(total.depth, depth);
    for (const Tlv& object : objects) {
        ++total.objects;
        const std::byte* end = object.value.data() + object.value.size();
        total.inside = total.inside && object.value.data() >= whole.data() && end <= whole.data() + whole.size();
        count(object.children, object.value, depth + 1, total);
    }
}

const char* const kFci =
    "6F 2C 84 08 A000000333010101 A5 20 50 0A 50424F43204445424954 87 01 01 9F38 0E 9F1A02 5F2A02 9C01 9F3704 DF6001";

}  // namespace

// Spec: EMV 4.4 Book 3 Annex B
TEST(Tlv, bytes_become_the_expected_tree) {
    struct Case {
        const char* bytes;
        const char* tree;
    };
    const Case cases[] = {
        {"", ""},
        {"0000", ""},
        {"5A 02 9999", "5A=9999"},
        {"5A 00", "5A="},
        {"9F38 01 07", "9F38=07"},
        {"DF8101 01 07", "DF8101=07"},
        {"5A 81 01 99", "5A=99"},
        {"5A 82 0001 99", "5A=99"},
        {"00 5A 01 99 00 00 57 01 11 00", "5A=99 57=11"},
        {"70 06 5A 01 99 57 01 11", "70(5A=99 57=11)"},
        {"6F 07 A5 05 9F38 02 9C01", "6F(A5(9F38=9C01))"},
        {kFci, "6F(84=A000000333010101 A5(50=50424F43204445424954 87=01 9F38=9F1A025F2A029C019F3704DF6001))"},
    };
    for (const Case& one : cases) {
        const Bytes input = hex(one.bytes);
        const auto objects = parseTlv(input);
        ASSERT_TRUE(objects.ok()) << one.bytes;
        EXPECT_EQ(spelled(*objects), QString::fromLatin1(one.tree));
    }
}

TEST(Tlv, bytes_that_do_not_fill_their_lengths_are_damaged) {
    for (const char* input : {"5A", "9F", "5A 02 99", "5A 80 0000", "5A 81", "5A 82 00", "5A 83 000001 99",
                              "70 03 5A 02 99", "DF818101 01 07", "70 02 5A 01 99", "5A FF"}) {
        const Bytes bytes = hex(input);
        const auto objects = parseTlv(bytes);
        ASSERT_FALSE(objects.ok()) << input;
        EXPECT_EQ(objects.failure().code, FailureCode::CardDamaged);
    }
}

TEST(Tlv, depth_and_number_are_limited) {
    Bytes nested;
    for (std::size_t depth = 0; depth + 1 < tlvDepthMax; ++depth) nested = encodeTlv(0x70, nested);
    EXPECT_TRUE(parseTlv(encodeTlv(0x5A, nested)).ok());
    EXPECT_TRUE(parseTlv(nested).ok());
    const Bytes tooDeep = encodeTlv(0x70, encodeTlv(0x70, nested));
    EXPECT_FALSE(parseTlv(tooDeep).ok());

    Bytes many;
    for (std::size_t i = 0; i < tlvObjectsMax; ++i) append(many, bytes({0x5A, 0x00}));
    EXPECT_TRUE(parseTlv(many).ok());
    append(many, bytes({0x5A, 0x00}));
    EXPECT_FALSE(parseTlv(many).ok());
}

TEST(Tlv, encoding_takes_the_shortest_length) {
    EXPECT_EQ(toHex(encodeTlv(0x9F38, bytes({0x01}))), QStringLiteral("9F380101"));
    EXPECT_EQ(toHex(encodeTlv(0x83, {})), QStringLiteral("8300"));
    EXPECT_EQ(toHex(ByteView(encodeTlv(0x70, Bytes(127))).first(3)), QStringLiteral("707F00"));
    EXPECT_EQ(toHex(ByteView(encodeTlv(0x70, Bytes(128))).first(4)), QStringLiteral("70818000"));
    EXPECT_EQ(toHex(ByteView(encodeTlv(0x70, Bytes(256))).first(5)), QStringLiteral("7082010000"));
}

TEST(Dol, tags_and_lengths_are_listed) {
    const auto entries = parseDol(hex("9F1A02 9C01 9F3704"));
    ASSERT_TRUE(entries.ok());
    EXPECT_EQ(*entries, (std::vector<DolEntry>{{0x9F1A, 2}, {0x9C, 1}, {0x9F37, 4}}));
    EXPECT_FALSE(parseDol(hex("9F1A")).ok());
    EXPECT_FALSE(parseDol(hex("9F")).ok());
}

TEST(Tlv, mutated_bytes_never_lead_outside_them) {
    constexpr int rounds = 20'000;
    const Bytes original = hex(kFci);
    ASSERT_TRUE(parseTlv(original).ok());
    std::mt19937 random(20260101);
    int accepted = 0;
    for (int round = 0; round < rounds; ++round) {
        Bytes mutated = original;
        for (unsigned change = random() % 4 + 1; change > 0; --change)
            mutated[random() % mutated.size()] = static_cast<std::byte>(random() & 0xFFU);
        if (random() % 4 == 0) mutated.resize(random() % mutated.size() + 1);
        // On the heap and exactly as long as its bytes, so that a sanitizer sees one step too far.
        const Bytes exact(mutated.begin(), mutated.end());
        (void)parseDol(exact);
        const auto objects = parseTlv(exact);
        if (!objects) continue;
        ++accepted;
        Count total;
        count(*objects, exact, 0, total);
        EXPECT_TRUE(total.inside);
        EXPECT_LE(total.objects, tlvObjectsMax);
        EXPECT_LE(total.depth, tlvDepthMax);
    }
    EXPECT_GT(accepted, 0);
    EXPECT_LT(accepted, rounds);
}

}  // namespace evergreen
