// Spec: Linux Documentation/usb/usbip_protocol.rst.
#include "drivers/usb/usbip_protocol.h"

#include <gtest/gtest.h>

namespace evergreen {

TEST(UsbipProtocol, operations_carry_version_and_code) {
    EXPECT_EQ(toHex(usbip::operation(usbip::kListRequest)).toStdString(), "0111800500000000");
    EXPECT_EQ(usbip::operationStatus(*fromHex(u"0111000300000001"), usbip::kImportReply), 1U);
    EXPECT_FALSE(usbip::operationStatus(*fromHex(u"0111000300000001"), usbip::kListReply));
    EXPECT_FALSE(usbip::operationCode(*fromHex(u"0106800500000000")));
}

TEST(UsbipProtocol, listed_device_round_trips) {
    const UsbipEntry entry{QStringLiteral("1-1"), 1, 7, 0x1209, 0xE001, 2};
    const Bytes raw = usbip::encode(entry);
    EXPECT_EQ(raw.size(), usbip::kEntryBytes);
    EXPECT_EQ(usbip::decodeEntry(raw), entry);
    EXPECT_FALSE(usbip::decodeEntry(ByteView(raw).first(100)));
}

TEST(UsbipProtocol, control_in_is_spelled_as_the_document_says) {
    const Urb urb{.isControl = true,
                  .setup = {.requestType = 0x80, .request = 6, .value = 0x0100, .index = 0},
                  .dataOut = {},
                  .bytesMax = 64};
    EXPECT_EQ(toHex(usbip::submitRequest(urb, 0x0D05, 0x0001000F)).toStdString(),
              "00000001"
              "00000D05"
              "0001000F"
              "00000001"
              "00000000"
              "00000000"
              "00000040"
              "00000000"
              "FFFFFFFF"
              "00000000"
              "8006000100004000");
}

TEST(UsbipProtocol, request_round_trips) {
    const Urb urb{.endpoint = 0x01, .setup = {}, .dataOut = bytes({1, 2, 3})};
    const auto request = usbip::decodeRequest(usbip::submitRequest(urb, 9, 1));
    ASSERT_TRUE(request);
    EXPECT_EQ(request->sequence, 9U);
    EXPECT_EQ(request->endpoint, 0x01);
    EXPECT_EQ(request->length, 3U);
    const auto unlink = usbip::decodeRequest(usbip::unlinkRequest(10, 9, 1));
    ASSERT_TRUE(unlink && unlink->isUnlink);
    EXPECT_EQ(unlink->unlinked, 9U);
}

TEST(UsbipProtocol, reply_round_trips_and_a_foreign_command_is_refused) {
    const UsbipReply stall{.sequence = 3, .status = -32, .length = 0};
    EXPECT_EQ(usbip::decodeReply(usbip::encode(stall)), stall);
    const UsbipReply unlink{.sequence = 4, .isUnlink = true, .status = -104};
    EXPECT_EQ(usbip::decodeReply(usbip::encode(unlink)), unlink);
    EXPECT_FALSE(usbip::decodeReply(Bytes(usbip::kHeaderBytes)));
}

}  // namespace evergreen
