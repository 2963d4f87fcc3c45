// libusb inside Qt's event loop: one session, its poll descriptors behind one notifier, and the transfers under way.
// Shared by the bus and every opened device; no thread. It knows no tasks: a transfer ends by a plain callback.
#pragma once

#include "drivers/usb/urb.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include <QSocketNotifier>

struct libusb_context;
struct libusb_device;
struct libusb_device_handle;
struct libusb_transfer;

namespace evergreen {

class LibusbContext;

/// An opened device: gives its interfaces back and closes when the last transfer on it has ended.
class LibusbHandle {
public:
    LibusbHandle(std::shared_ptr<LibusbContext> context, libusb_device_handle* raw);
    LibusbHandle(const LibusbHandle&) = delete;
    LibusbHandle& operator=(const LibusbHandle&) = delete;
    ~LibusbHandle();

    libusb_device_handle* raw() const { return m_raw; }
    LibusbContext& context() const { return *m_context; }

    /// A libusb error code, 0 for success.
    int claim(std::uint8_t interfaceNumber);

private:
    std::shared_ptr<LibusbContext> m_context;
    libusb_device_handle* m_raw;
    std::vector<std::uint8_t> m_claimed;
};

/// One transfer under way with the memory libusb writes into.
class LibusbTransfer {
public:
    using Done = std::function<void(UrbDone)>;

    LibusbTransfer(std::shared_ptr<LibusbHandle> handle, const Urb& urb, bool isInterrupt, Done done);
    LibusbTransfer(const LibusbTransfer&) = delete;
    LibusbTransfer& operator=(const LibusbTransfer&) = delete;
    ~LibusbTransfer();

    libusb_transfer* raw() const { return m_raw; }
    void finish();

private:
    UrbDone outcome();

    std::shared_ptr<LibusbHandle> m_handle;
    libusb_transfer* m_raw;
    Bytes m_buffer;
    bool m_isIn;
    bool m_isControl;
    Done m_done;
};

class LibusbContext : public std::enable_shared_from_this<LibusbContext> {
public:
    /// Nothing when libusb cannot start (no /dev/bus/usb, no memory).
    static std::shared_ptr<LibusbContext> create();
    ~LibusbContext();

    libusb_context* raw() const { return m_raw; }

    /// Starts a transfer; 0 or a libusb error code, and then `done` is never called.
    int submit(std::unique_ptr<LibusbTransfer> transfer);

    /// Ends every transfer, with a limit; for the end of the program.
    void drain();

private:
    explicit LibusbContext(libusb_context* raw);

    void watchDescriptors();
    void watch(int descriptor, short events);
    void unwatch(int descriptor);
    void turn();
    void setAside(libusb_transfer* transfer);

    libusb_context* m_raw;
    int m_epoll;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::map<libusb_transfer*, std::unique_ptr<LibusbTransfer>> m_underWay;
    std::vector<std::unique_ptr<LibusbTransfer>> m_finished;

    friend struct LibusbCallbacks;
};

}  // namespace evergreen
