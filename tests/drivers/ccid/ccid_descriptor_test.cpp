#include "drivers/ccid/ccid_descriptor.h"

#include "drivers/virtual/reader_profile.h"
#include "tests/drivers/ccid/mutations.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

using Level = CcidDescriptor::Level;

Bytes hex(QStringView text) {
    return fromHex(text).value();
}

// dwFeatures, dwMaxCCIDMessageLength as given; Spec: CCID 1.1 §5.1.
Bytes classDescriptor(QStringView features, QStringView messageBytes) {
    Bytes result =
        hex(u"36 21 1001 00 03 03000000 A00F0000 A00F0000 00 002A0000 60540000 00 FE000000 00000000 00000000");
    append(result, hex(features));
    append(result, hex(messageBytes));
    append(result, hex(u"FF FF 0000 00 01"));
    return result;
}

const Bytes kConfiguration = hex(u"09 02 5D00 01 01 00 80 32");
const Bytes kInterface = hex(u"09 04 00 00 03 0B 00 00 00");
const Bytes kEndpoints = hex(u"07 05 02 02 4000 00 07 05 81 02 4000 00 07 05 83 03 0800 10");

Bytes joined(std::initializer_list<Bytes> parts) {
    Bytes result;
    for (const Bytes& part : parts) append(result, part);
    return result;
}

}  // namespace

TEST(CcidDescriptor, virtual_readers_are_found_whole) {
    const auto found = findCcidInterface(ReaderProfile::shortApdu().configurationDescriptor());
    ASSERT_TRUE(found);
    EXPECT_EQ(*found, (CcidDescriptor{.interfaceNumber = 0,
                                      .bulkOut = 0x01,
                                      .bulkIn = 0x82,
                                      .interruptIn = 0x83,
                                      .slotIndexMax = 0,
                                      .voltages = 7,
                                      .protocols = 3,
                                      .features = 0x000204BA,
                                      .messageBytesMax = 271,
                                      .clockKhz = 4000,
                                      .dataRateMax = 344086,
                                      .dataRateCount = 0,
                                      .blockBytesMax = 254}));
    EXPECT_EQ(found->level(), Level::ShortApdu);
    EXPECT_EQ(findCcidInterface(ReaderProfile::tpdu().configurationDescriptor())->level(), Level::Tpdu);
    EXPECT_EQ(findCcidInterface(ReaderProfile::polled().configurationDescriptor())->interruptIn, 0);
}

TEST(CcidDescriptor, interface_behind_others_and_class_descriptor_behind_endpoints_are_found) {
    const Bytes keyboard = hex(u"09 04 00 00 01 03 01 01 00 09 21 1101 00 01 22 4100 07 05 84 03 0800 0A");
    const Bytes second = hex(u"09 04 01 00 03 0B 00 00 00");
    const Bytes theClass = classDescriptor(u"40000400", u"10000100");
    const auto found = findCcidInterface(joined({kConfiguration, keyboard, second, kEndpoints, theClass}));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->interfaceNumber, 1);
    EXPECT_EQ(found->bulkIn, 0x81);
    EXPECT_EQ(found->bulkOut, 0x02);
    EXPECT_EQ(found->interruptIn, 0x83);
    EXPECT_EQ(found->level(), Level::ExtendedApdu);
    EXPECT_TRUE(found->has(CcidFeature::ParametersByItself));
    EXPECT_FALSE(found->has(CcidFeature::VoltageByItself));
}

TEST(CcidDescriptor, message_length_is_brought_within_reason) {
    const auto lengthOf = [](QStringView messageBytes) {
        const Bytes theClass = classDescriptor(u"00000200", messageBytes);
        return findCcidInterface(joined({kConfiguration, kInterface, theClass, kEndpoints}))->messageBytesMax;
    };
    EXPECT_EQ(lengthOf(u"00000000"), CcidDescriptor::messageBytesLeast);
    EXPECT_EQ(lengthOf(u"0F010000"), 271U);
    EXPECT_EQ(lengthOf(u"FFFFFFFF"), CcidDescriptor::messageBytesMost);
}

TEST(CcidDescriptor, kinds_that_are_not_served_say_why) {
    EXPECT_TRUE(ccidRefusal(ReaderProfile::character().configurationDescriptor())->contains(u"single characters"));
    EXPECT_TRUE(ccidRefusal(ReaderProfile::iccd().configurationDescriptor())->contains(u"ICCD"));
    EXPECT_FALSE(ccidRefusal(ReaderProfile::shortApdu().configurationDescriptor()));
    EXPECT_FALSE(ccidRefusal(joined({kConfiguration, kInterface, kEndpoints})));
    EXPECT_FALSE(ccidRefusal({}));
}

TEST(CcidDescriptor, reader_that_names_no_protocol_is_taken_to_have_both) {
    CcidDescriptor reader;
    EXPECT_TRUE(reader.supports(0) && reader.supports(1));
    reader.protocols = 2;
    EXPECT_FALSE(reader.supports(0));
    EXPECT_TRUE(reader.supports(1));
}

TEST(CcidDescriptor, what_is_no_reader_is_not_found) {
    const Bytes theClass = classDescriptor(u"00000200", u"0F010000");
    const Bytes tokenOnControlPipe = hex(u"09 04 00 00 03 0B 00 01 00");
    const Bytes oneBulk = hex(u"07 05 81 02 4000 00");
    EXPECT_FALSE(findCcidInterface({}));
    EXPECT_FALSE(findCcidInterface(joined({kConfiguration, theClass, kEndpoints})));
    EXPECT_FALSE(findCcidInterface(joined({kConfiguration, kInterface, kEndpoints})));
    EXPECT_FALSE(findCcidInterface(joined({kConfiguration, kInterface, theClass, oneBulk})));
    EXPECT_FALSE(findCcidInterface(joined({kConfiguration, tokenOnControlPipe, theClass, kEndpoints})));
    EXPECT_FALSE(findCcidInterface(joined({kConfiguration, kInterface, hex(u"00 21"), kEndpoints})));
}

TEST(CcidDescriptor, mutated_configurations_never_crash) {
    std::mt19937 random(11);
    const Bytes good = ReaderProfile::tpdu().configurationDescriptor();
    int found = 0;
    for (int i = 0; i < kMutations; ++i) {
        const auto descriptor = findCcidInterface(mutated(good, random));
        if (!descriptor) continue;
        ++found;
        ASSERT_NE(descriptor->bulkIn & 0x80, 0);
        ASSERT_EQ(descriptor->bulkOut & 0x80, 0);
        ASSERT_GE(descriptor->messageBytesMax, CcidDescriptor::messageBytesLeast);
        ASSERT_LE(descriptor->messageBytesMax, CcidDescriptor::messageBytesMost);
    }
    EXPECT_GT(found, 100);
    EXPECT_LT(found, kMutations);
}

}  // namespace evergreen
