// One IN endpoint of a virtual device: transfers that wait for data, or data that waits for transfers. Knows nothing of
// what the data means; its device owns it.
#pragma once

#include "drivers/virtual/virtual_usb_device.h"

#include <deque>

namespace evergreen {

class UrbQueue {
public:
    /// The most messages that wait for the host; a device whose host does not read drops the oldest.
    static constexpr std::size_t messagesMax = 64;

    void submit(const Urb& urb, VirtualUsbDevice::Completion done);

    /// One message of the device: it ends a transfer, an empty one as a zero-length packet.
    void put(Bytes message);

    /// The next transfer, waiting or to come, ends with this status and no data.
    void fail(int status);

    /// True when the transfer was one of those waiting; it ends with -ECONNRESET.
    bool cancel(std::uint64_t urbId);

    /// Ends all waiting transfers and forgets all waiting messages.
    void endAll(int status);

    void forgetMessages() { m_answers.clear(); }
    bool hasWaiting() const { return !m_waiting.empty(); }

private:
    struct Waiting {
        std::uint64_t id;
        std::size_t bytesMax;
        VirtualUsbDevice::Completion done;
    };

    void pump();

    std::deque<Waiting> m_waiting;
    std::deque<UrbDone> m_answers;
};

}  // namespace evergreen
