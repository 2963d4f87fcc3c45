// One device node as the kernel's usbfs gives it to libusb, played under umockdev: it takes URBs by ioctl and hands
// them back finished. The ioctls come on the bed's GLib thread; the device itself is only ever asked on the main
// thread. UmockdevBed makes and owns it.
#pragma once

#include "drivers/usb/urb.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

// NOLINTBEGIN(bugprone-reserved-identifier): umockdev's own names
struct _UMockdevIoctlBase;
struct _UMockdevIoctlClient;
struct _UMockdevIoctlData;
// NOLINTEND(bugprone-reserved-identifier)

namespace evergreen {

class UsbfsNode {
public:
    /// What the bed does with a request: called on the GLib thread, passes it on to the main thread.
    struct Wishes {
        std::function<void(Urb)> submit;
        std::function<void(std::uint64_t urbId)> cancel;
    };

    explicit UsbfsNode(Wishes wishes);
    ~UsbfsNode();
    UsbfsNode(const UsbfsNode&) = delete;
    UsbfsNode& operator=(const UsbfsNode&) = delete;

    /// The terminal that stands for the device node: its poll() can be made to say "nothing to reap", as a plain file's
    /// cannot.
    const std::string& terminal() const { return m_terminal; }
    _UMockdevIoctlBase* handler() const { return m_handler; }

    /// Main thread: a transfer is over and may be reaped.
    void finish(std::uint64_t urbId, UrbDone done);

    /// Main thread: the cable was pulled. What is finished may still be reaped; then there is ENODEV.
    void pull();

private:
    using DataPtr = std::shared_ptr<_UMockdevIoctlData>;
    using ClientPtr = std::shared_ptr<_UMockdevIoctlClient>;

    struct Flight {
        ClientPtr client;  ///< the opened file it came from; it alone may reap it
        DataPtr urb;
        DataPtr buffer;  ///< none for an empty transfer
    };

    static int onIoctl(_UMockdevIoctlBase* handler, _UMockdevIoctlClient* client, void* node);
    void handle(_UMockdevIoctlClient* client, unsigned long request);
    void submit(_UMockdevIoctlClient* client);
    void discard(_UMockdevIoctlClient* client);
    void reap(_UMockdevIoctlClient* client);
    void clearHalt(_UMockdevIoctlClient* client);
    void showReapable();

    Wishes m_wishes;
    _UMockdevIoctlBase* m_handler;
    int m_master = -1;
    int m_slave = -1;
    std::string m_terminal;

    std::mutex m_mutex;  // guards all below
    std::uint64_t m_lastId = 0;
    std::map<std::uint64_t, Flight> m_flights;
    std::deque<std::pair<Flight, UrbDone>> m_finished;
    bool m_isPulled = false;
};

}  // namespace evergreen
