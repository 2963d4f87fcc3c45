#include "drivers/usb/libusb_context.h"

#include <algorithm>
#include <cerrno>
#include <libusb.h>
#include <poll.h>
#include <sys/epoll.h>
#include <unistd.h>
#include <utility>

namespace evergreen {

namespace {

// At the end of the program a transfer that will not end is left to the kernel after this many turns.
constexpr int kDrainTurnsMax = 20;
constexpr timeval kDrainTurn{0, 100'000};

int errnoOf(libusb_transfer_status status) {
    switch (status) {
        case LIBUSB_TRANSFER_COMPLETED:
            return 0;
        case LIBUSB_TRANSFER_TIMED_OUT:
            return -ETIMEDOUT;
        case LIBUSB_TRANSFER_CANCELLED:
            return -ECONNRESET;
        case LIBUSB_TRANSFER_STALL:
            return -EPIPE;
        case LIBUSB_TRANSFER_NO_DEVICE:
            return -ESHUTDOWN;
        case LIBUSB_TRANSFER_OVERFLOW:
            return -EOVERFLOW;
        case LIBUSB_TRANSFER_ERROR:
            break;
    }
    return -EIO;
}

Bytes bufferFor(const Urb& urb) {
    Bytes buffer;
    if (urb.isControl) {
        buffer.resize(LIBUSB_CONTROL_SETUP_SIZE);
        const auto length = static_cast<std::uint16_t>(isIn(urb) ? urb.bytesMax : urb.dataOut.size());
        libusb_fill_control_setup(reinterpret_cast<unsigned char*>(buffer.data()), urb.setup.requestType,
                                  urb.setup.request, urb.setup.value, urb.setup.index, length);
    }
    append(buffer, urb.dataOut);
    if (isIn(urb)) buffer.resize(buffer.size() + urb.bytesMax);
    return buffer;
}

}  // namespace

/// libusb's C callbacks, which may not be members.
struct LibusbCallbacks {
    static void ended(libusb_transfer* transfer) {
        static_cast<LibusbContext*>(transfer->user_data)->setAside(transfer);
    }
    static void added(int descriptor, short events, void* context) {
        static_cast<LibusbContext*>(context)->watch(descriptor, events);
    }
    static void removed(int descriptor, void* context) { static_cast<LibusbContext*>(context)->unwatch(descriptor); }
};

LibusbHandle::LibusbHandle(std::shared_ptr<LibusbContext> context, libusb_device_handle* raw)
    : m_context(std::move(context)), m_raw(raw) {
    // Where the system cannot do that, claim() will say so.
    libusb_set_auto_detach_kernel_driver(m_raw, 1);
}

LibusbHandle::~LibusbHandle() {
    for (const std::uint8_t number : m_claimed) libusb_release_interface(m_raw, number);
    libusb_close(m_raw);
}

int LibusbHandle::claim(std::uint8_t interfaceNumber) {
    if (std::ranges::find(m_claimed, interfaceNumber) != m_claimed.end()) return 0;
    const int error = libusb_claim_interface(m_raw, interfaceNumber);
    if (error == 0) m_claimed.push_back(interfaceNumber);
    return error;
}

LibusbTransfer::LibusbTransfer(std::shared_ptr<LibusbHandle> handle, const Urb& urb, bool isInterrupt, Done done)
    : m_handle(std::move(handle)),
      m_raw(libusb_alloc_transfer(0)),
      m_buffer(bufferFor(urb)),
      m_isIn(isIn(urb)),
      m_isControl(urb.isControl),
      m_done(std::move(done)) {
    m_raw->dev_handle = m_handle->raw();
    m_raw->endpoint = urb.isControl ? std::uint8_t{0} : urb.endpoint;
    m_raw->type = static_cast<unsigned char>(urb.isControl ? LIBUSB_TRANSFER_TYPE_CONTROL
                                             : isInterrupt ? LIBUSB_TRANSFER_TYPE_INTERRUPT
                                                           : LIBUSB_TRANSFER_TYPE_BULK);
    m_raw->timeout = 0;  // the clock of UrbDevice keeps time
    m_raw->buffer = reinterpret_cast<unsigned char*>(m_buffer.data());
    m_raw->length = static_cast<int>(m_buffer.size());
    m_raw->user_data = &m_handle->context();
    m_raw->callback = LibusbCallbacks::ended;
}

LibusbTransfer::~LibusbTransfer() {
    libusb_free_transfer(m_raw);
}

UrbDone LibusbTransfer::outcome() {
    UrbDone done{.status = errnoOf(m_raw->status), .dataIn = {}};
    const auto length = static_cast<std::size_t>(m_raw->actual_length);
    if (m_isIn && done.status == 0) {
        const std::size_t start = m_isControl ? LIBUSB_CONTROL_SETUP_SIZE : 0;
        const ByteView received = ByteView(m_buffer).subspan(start, length);
        done.dataIn.assign(received.begin(), received.end());
    } else {
        done.bytesOut = length;
    }
    return done;
}

void LibusbTransfer::finish() {
    m_done(outcome());
}

std::shared_ptr<LibusbContext> LibusbContext::create() {
    libusb_context* raw = nullptr;
    if (libusb_init(&raw) != 0) return nullptr;
    return std::shared_ptr<LibusbContext>(new LibusbContext(raw));
}

LibusbContext::LibusbContext(libusb_context* raw) : m_raw(raw), m_epoll(epoll_create1(EPOLL_CLOEXEC)) {
    // One descriptor that is readable when any of libusb's is: so that a hang-up wakes us under every event dispatcher.
    m_notifier = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { turn(); });
    watchDescriptors();
}

LibusbContext::~LibusbContext() {
    libusb_set_pollfd_notifiers(m_raw, nullptr, nullptr, nullptr);
    m_notifier.reset();
    libusb_exit(m_raw);
    close(m_epoll);
}

void LibusbContext::watchDescriptors() {
    const libusb_pollfd** descriptors = libusb_get_pollfds(m_raw);
    for (std::size_t i = 0; descriptors && descriptors[i]; ++i) watch(descriptors[i]->fd, descriptors[i]->events);
    libusb_free_pollfds(descriptors);
    libusb_set_pollfd_notifiers(m_raw, LibusbCallbacks::added, LibusbCallbacks::removed, this);
}

void LibusbContext::watch(int descriptor, short events) {
    epoll_event event{};
    if (events & POLLIN) event.events |= EPOLLIN;
    if (events & POLLOUT) event.events |= EPOLLOUT;
    event.data.fd = descriptor;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
}

void LibusbContext::unwatch(int descriptor) {
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
}

int LibusbContext::submit(std::unique_ptr<LibusbTransfer> transfer) {
    libusb_transfer* const raw = transfer->raw();
    const int error = libusb_submit_transfer(raw);
    if (error == 0) m_underWay.emplace(raw, std::move(transfer));
    return error;
}

void LibusbContext::setAside(libusb_transfer* transfer) {
    auto found = m_underWay.extract(transfer);
    if (!found.empty()) m_finished.push_back(std::move(found.mapped()));
}

void LibusbContext::turn() {
    // What a finished transfer sets off may drop the last device and the bus.
    const auto self = shared_from_this();
    timeval now{0, 0};
    libusb_handle_events_timeout_completed(m_raw, &now, nullptr);
    const auto finished = std::exchange(m_finished, {});
    for (const auto& transfer : finished) transfer->finish();
}

void LibusbContext::drain() {
    const auto self = shared_from_this();
    for (const auto& [raw, transfer] : m_underWay) libusb_cancel_transfer(raw);
    for (int turns = 0; turns < kDrainTurnsMax && !m_underWay.empty(); ++turns) {
        timeval wait = kDrainTurn;
        libusb_handle_events_timeout_completed(m_raw, &wait, nullptr);
    }
    const auto finished = std::exchange(m_finished, {});
    for (const auto& transfer : finished) transfer->finish();
}

}  // namespace evergreen
