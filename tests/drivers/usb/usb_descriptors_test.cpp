#include "drivers/usb/usb_descriptors.h"

#include "drivers/virtual/reader_profile.h"

#include <gtest/gtest.h>

namespace evergreen {

TEST(UsbDescriptors, configuration_falls_into_its_pieces) {
    const Bytes raw = ReaderProfile::shortApdu().configurationDescriptor();
    std::vector<int> types;
    for (const ByteView piece : splitDescriptors(raw)) types.push_back(descriptorType(piece));
    EXPECT_EQ(types, (std::vector<int>{2, 4, 0x21, 5, 5, 5}));
}

TEST(UsbDescriptors, impossible_length_ends_the_walk) {
    const Bytes zero = bytes({3, 1, 0, 0, 1, 7});
    const Bytes tooLong = bytes({3, 1, 0, 9, 1, 7});
    const Bytes half = bytes({2});
    EXPECT_EQ(splitDescriptors(zero).size(), 1U);
    EXPECT_EQ(splitDescriptors(tooLong).size(), 1U);
    EXPECT_TRUE(splitDescriptors(half).empty());
}

TEST(UsbDescriptors, endpoint_kind_is_read_from_its_attributes) {
    const Bytes raw = ReaderProfile::shortApdu().configurationDescriptor();
    EXPECT_EQ(endpointKind(raw, 0x83), UsbEndpointKind::Interrupt);
    EXPECT_EQ(endpointKind(raw, 0x82), UsbEndpointKind::Bulk);
}

}  // namespace evergreen
