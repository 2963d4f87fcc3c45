#include "drivers/ccid/ccid_message.h"

#include "tests/drivers/ccid/mutations.h"

#include <gtest/gtest.h>

namespace evergreen::ccid {

namespace {

struct CommandRow {
    const char* clause;
    Command command;
    MessageType replyType;
    const char* message;  ///< to slot 0 as number 7
};

const CommandRow kCommands[] = {
    {"§6.1.1", iccPowerOn(Voltage::Automatic), MessageType::DataBlock, "62000000000007000000"},
    {"§6.1.1", iccPowerOn(Voltage::Volts5), MessageType::DataBlock, "62000000000007010000"},
    {"§6.1.1", iccPowerOn(Voltage::Volts1_8), MessageType::DataBlock, "62000000000007030000"},
    {"§6.1.2", iccPowerOff(), MessageType::SlotStatus, "63000000000007000000"},
    {"§6.1.3", getSlotStatus(), MessageType::SlotStatus, "65000000000007000000"},
    {"§6.1.4", xfrBlock(bytes({0x00, 0xB2, 0x01, 0x0C, 0x00})), MessageType::DataBlock,
     "6F05000000000700000000B2010C00"},
    {"§6.1.7", setParametersT0({0x11, 0x00, 0x00, 0x0A, 0x00}), MessageType::Parameters,
     "610500000000070000001100000A00"},
    {"§6.1.8", escape(bytes({0x02, 0x6A})), MessageType::EscapeAnswer,
     "6B02000000000700000002"
     "6A"},
    {"§6.1.13", abort(), MessageType::SlotStatus, "72000000000007000000"},
};

struct ReplyRow {
    const char* clause;
    const char* message;
    std::optional<Reply> reply;
};

const ReplyRow kReplies[] = {
    {"§6.2.1", "80020000000007000000 9000",
     Reply{MessageType::DataBlock, 0, 7, IccStatus::Active, CommandStatus::Done, 0, 0, bytes({0x90, 0x00})}},
    {"§6.2.2", "81000000000008020000",
     Reply{MessageType::SlotStatus, 0, 8, IccStatus::Absent, CommandStatus::Done, 0, 0, {}}},
    {"§6.2.6 failed, mute", "8000000000FFFF41FE00",
     Reply{MessageType::DataBlock, 0xFF, 0xFF, IccStatus::Inactive, CommandStatus::Failed, error::mute, 0, {}}},
    {"§6.2.6 more time", "80000000000007800300",
     Reply{MessageType::DataBlock, 0, 7, IccStatus::Active, CommandStatus::MoreTime, 3, 0, {}}},
    {"§6.2.3, declares no length", "82000000000007000000 11000000000000",
     Reply{MessageType::Parameters, 0, 7, IccStatus::Active, CommandStatus::Done, 0, 0, {}}},
    {"breaks off in the header", "800000000000070000", std::nullopt},
    {"breaks off in the content", "80030000000007000000 9000", std::nullopt},
    {"declares 4 GiB", "80FFFFFFFF0007000000 9000", std::nullopt},
    {"reserved card status", "81000000000007030000", std::nullopt},
    {"reserved command status", "81000000000007C00000", std::nullopt},
    {"a command", "65000000000007000000", std::nullopt},
    {"garbage", "A5A5A5A5A5A5A5A5A5A5A5A5", std::nullopt},
    {"empty", "", std::nullopt},
};

}  // namespace

TEST(CcidMessage, commands_are_spelt_as_the_standard_says) {
    for (const CommandRow& row : kCommands) {
        SCOPED_TRACE(row.clause);
        EXPECT_EQ(toHex(encode(row.command, 0, 7)), QString::fromLatin1(row.message));
        EXPECT_EQ(row.command.replyType(), row.replyType);
        const bool isOnce = row.command.type == MessageType::XfrBlock || row.command.type == MessageType::Escape;
        EXPECT_EQ(row.command.isRepeatable(), !isOnce);
    }
    const Bytes longest = encode(xfrBlock(Bytes(0x010203)), 2, 255);
    EXPECT_EQ(toHex(ByteView(longest).first(headerBytes)), QStringLiteral("6F0302010002FF000000"));
}

TEST(CcidMessage, replies_are_understood_or_refused) {
    for (const ReplyRow& row : kReplies) {
        SCOPED_TRACE(row.clause);
        EXPECT_EQ(decodeReply(fromHex(QString::fromLatin1(row.message)).value()), row.reply);
    }
}

// Spec: CCID 1.1 §6.3.1
TEST(CcidMessage, slot_change_is_read_for_its_slot) {
    EXPECT_EQ(decodeSlotChange(bytes({0x50, 0x03}), 0), true);
    EXPECT_EQ(decodeSlotChange(bytes({0x50, 0x02}), 0), false);
    EXPECT_EQ(decodeSlotChange(bytes({0x50, 0x08}), 1), false);
    EXPECT_EQ(decodeSlotChange(bytes({0x50, 0x00, 0x01}), 4), true);
    EXPECT_EQ(decodeSlotChange(bytes({0x50, 0x03}), 4), std::nullopt);
    EXPECT_EQ(decodeSlotChange(bytes({0x51, 0x03, 0x00, 0x01}), 0), std::nullopt);
    EXPECT_EQ(decodeSlotChange(bytes({0x50}), 0), std::nullopt);
    EXPECT_EQ(decodeSlotChange({}, 255), std::nullopt);
}

TEST(CcidMessage, mutated_messages_never_crash) {
    std::mt19937 random(12);
    int understood = 0;
    for (int i = 0; i < kMutations; ++i) {
        const ReplyRow& row = kReplies[static_cast<std::size_t>(i) % std::size(kReplies)];
        const Bytes message = mutated(fromHex(QString::fromLatin1(row.message)).value(), random);
        const auto reply = decodeReply(message);
        if (reply) {
            ++understood;
            ASSERT_LE(reply->content.size() + headerBytes, message.size());
        }
        decodeSlotChange(message, static_cast<std::uint8_t>(random() & 0xFF));
    }
    EXPECT_GT(understood, 100);
    EXPECT_LT(understood, kMutations);
}

}  // namespace evergreen::ccid
