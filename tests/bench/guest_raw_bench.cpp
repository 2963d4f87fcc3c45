// The yardstick: CCID messages said with libusb's blocking calls, nothing asked but whether the answer is right. The
// one place outside of drivers/usb that calls libusb, because it measures what that folder adds.
#include "drivers/ccid/ccid_message.h"
#include "tests/bench/guest_reader_bench.h"

#include <array>
#include <chrono>
#include <libusb.h>
#include <memory>

namespace evergreen {

namespace {

// QEMU's usb-ccid.
constexpr std::uint16_t kVendor = 0x08E6;
constexpr std::uint16_t kProduct = 0x4433;
constexpr unsigned char kBulkOut = 0x03;
constexpr unsigned char kBulkIn = 0x82;
constexpr unsigned kPatienceMs = 5000;

struct Session {
    libusb_context* context = nullptr;
    libusb_device_handle* handle = nullptr;
    std::uint8_t sequence = 0;

    Session() {
        if (libusb_init(&context) != 0) return;
        handle = libusb_open_device_with_vid_pid(context, kVendor, kProduct);
        if (handle && libusb_claim_interface(handle, 0) == 0) return;
        if (handle) libusb_close(handle);
        handle = nullptr;
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session() {
        if (handle) libusb_release_interface(handle, 0);
        if (handle) libusb_close(handle);
        if (context) libusb_exit(context);
    }

    /// The content of the reply; empty for none.
    Bytes ask(const ccid::Command& command) {
        Bytes message = ccid::encode(command, 0, ++sequence);
        std::array<unsigned char, 512> reply{};
        int count = 0;
        auto* const sent = reinterpret_cast<unsigned char*>(message.data());
        const int size = static_cast<int>(message.size());
        if (libusb_bulk_transfer(handle, kBulkOut, sent, size, &count, kPatienceMs) != 0) return {};
        if (libusb_bulk_transfer(handle, kBulkIn, reply.data(), reply.size(), &count, kPatienceMs) != 0) return {};
        const auto heard = ccid::decodeReply(std::as_bytes(std::span(reply).first(static_cast<std::size_t>(count))));
        return heard && heard->sequence == sequence ? heard->content : Bytes{};
    }
};

}  // namespace

Bytes benchSelect() {
    return *fromHex(u"00A4040008A000000333010101");
}

Bytes benchRecord() {
    return *fromHex(u"00B2011428");
}

bool isBenchRecord(ByteView answer) {
    return answer.size() == 42 && answer[0] == std::byte{0x70} && answer[40] == std::byte{0x90};
}

double rawRate(int commands) {
    Session session;
    if (!session.handle || session.ask(ccid::iccPowerOn(ccid::Voltage::Automatic)).empty()) return 0;
    session.ask(ccid::xfrBlock(benchSelect()));
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < commands; ++i) {
        if (!isBenchRecord(session.ask(ccid::xfrBlock(benchRecord())))) return 0;
    }
    return commands / std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

}  // namespace evergreen
