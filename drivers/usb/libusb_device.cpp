#include "drivers/usb/libusb_device.h"

#include "drivers/usb/usb_descriptors.h"

#include <cerrno>
#include <libusb.h>

#include <QPointer>

namespace evergreen {

namespace {

Failure failureOf(int error) {
    if (error == LIBUSB_ERROR_ACCESS) return {FailureCode::UsbPermission, {}};
    if (error == LIBUSB_ERROR_NO_DEVICE) return {FailureCode::UsbError, QStringLiteral("gone")};
    return {FailureCode::UsbError, QString::fromLatin1(libusb_error_name(error))};
}

}  // namespace

LibusbDevice::LibusbDevice(std::shared_ptr<LibusbHandle> handle, UsbIdentity identity, Clock& clock)
    : UrbDevice(std::move(identity), clock), m_handle(std::move(handle)) {}

LibusbDevice::~LibusbDevice() {
    // The context keeps handle and memory until the kernel has let go; those who wait hear of it now.
    for (const auto& [id, transfer] : m_transfers) libusb_cancel_transfer(transfer);
    m_transfers.clear();
    abandonAll();
}

QCoro::Task<Result<>> LibusbDevice::claim(std::uint8_t interfaceNumber) {
    const int error = m_handle->claim(interfaceNumber);
    if (error != 0) co_return failureOf(error);
    co_return Result<>{};
}

QCoro::Task<Result<>> LibusbDevice::clearHalt(std::uint8_t endpoint) {
    const int error = libusb_clear_halt(m_handle->raw(), endpoint);
    if (error != 0) co_return failureOf(error);
    co_return Result<>{};
}

void LibusbDevice::submit(Urb urb) {
    const std::uint64_t id = urb.id;
    const auto kind = endpointKind(identity().configurationDescriptor, urb.endpoint);
    const auto done = [self = QPointer<LibusbDevice>(this), id](UrbDone outcome) {
        if (!self) return;
        self->m_transfers.erase(id);
        self->complete(id, std::move(outcome));
    };
    auto transfer = std::make_unique<LibusbTransfer>(m_handle, urb, kind == UsbEndpointKind::Interrupt, done);
    m_transfers.emplace(id, transfer->raw());
    const int error = m_handle->context().submit(std::move(transfer));
    if (error == 0) return;
    m_transfers.erase(id);
    complete(id, {.status = error == LIBUSB_ERROR_NO_DEVICE ? -ENODEV : -EIO, .dataIn = {}});
}

void LibusbDevice::cancel(std::uint64_t urbId) {
    const auto found = m_transfers.find(urbId);
    if (found != m_transfers.end()) libusb_cancel_transfer(found->second);
}

}  // namespace evergreen
