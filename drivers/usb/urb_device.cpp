#include "drivers/usb/urb_device.h"

#include <cerrno>
#include <utility>

#include <QPointer>

namespace evergreen {

namespace {

bool meansGone(int status) {
    return status == -ESHUTDOWN || status == -ENODEV;
}

Failure goneFailure() {
    return {FailureCode::UsbError, QStringLiteral("gone")};
}

Failure failureOf(int status, bool isTimedOut) {
    if (meansGone(status)) return goneFailure();
    if (status == -EPIPE) return {FailureCode::UsbStall, {}};
    if (status == -ECONNRESET || status == -ENOENT) {
        if (isTimedOut) return {FailureCode::UsbTimeout, {}};
        return {FailureCode::UsbError, QStringLiteral("cancelled")};
    }
    if (status == -ETIMEDOUT) return {FailureCode::UsbTimeout, {}};
    return {FailureCode::UsbError, QStringLiteral("errno %1").arg(-status)};
}

}  // namespace

UrbDevice::UrbDevice(UsbIdentity identity, Clock& clock) : m_identity(std::move(identity)), m_clock(clock) {}

UrbDevice::~UrbDevice() {
    abandonAll();
}

void UrbDevice::abandonAll() {
    const auto pending = std::exchange(m_pending, {});
    for (const auto& [id, transfer] : pending) transfer->waiter.give({.status = -ECONNRESET, .dataIn = {}});
}

void UrbDevice::cancelAll() {
    const QPointer<UrbDevice> self(this);
    std::vector<std::uint64_t> ids;
    ids.reserve(m_pending.size());
    for (const auto& [id, transfer] : m_pending) ids.push_back(id);
    for (const std::uint64_t id : ids) {
        cancel(id);
        if (!self) return;
    }
}

void UrbDevice::becomeGone() {
    if (m_gone) return;
    m_gone = true;
    const QPointer<UrbDevice> self(this);
    const auto pending = std::exchange(m_pending, {});
    for (const auto& [id, transfer] : pending) transfer->waiter.give({.status = -ESHUTDOWN, .dataIn = {}});
    if (self) Q_EMIT gone();
}

void UrbDevice::complete(std::uint64_t urbId, UrbDone done) {
    const auto found = m_pending.extract(urbId);
    if (found.empty()) return;
    const auto& transfer = found.mapped();
    transfer->alarm.reset();
    if (meansGone(done.status)) becomeGone();
    transfer->waiter.give(std::move(done));
}

void UrbDevice::expire(std::uint64_t urbId) {
    const auto transfer = m_pending.at(urbId);
    transfer->isTimedOut = true;
    // Cancelling may complete the transfer, and that may destroy this device: the second alarm is set first.
    transfer->alarm =
        m_clock.alarm(cancelGrace, [this, urbId] { complete(urbId, {.status = -ECONNRESET, .dataIn = {}}); });
    cancel(urbId);
}

QCoro::Task<Result<UrbDone>> UrbDevice::run(Urb urb, Milliseconds timeout) {
    if (m_gone) co_return goneFailure();
    if (std::max(urb.dataOut.size(), urb.bytesMax) > transferBytesMax) {
        co_return Failure{FailureCode::UsbError, QStringLiteral("transfer too long")};
    }
    const auto transfer = std::make_shared<Pending>();
    const std::uint64_t id = ++m_lastId;
    urb.id = id;
    m_pending.emplace(id, transfer);
    if (timeout.count() > 0) transfer->alarm = m_clock.alarm(timeout, [this, id] { expire(id); });
    submit(std::move(urb));
    UrbDone done = co_await transfer->waiter.value();
    // This device may be destroyed by now: nothing of it is touched below.
    if (done.status != 0) co_return failureOf(done.status, transfer->isTimedOut);
    co_return std::move(done);
}

QCoro::Task<Result<Bytes>> UrbDevice::bulkIn(std::uint8_t endpoint, std::size_t bytesMax, Milliseconds timeout) {
    Urb urb{.endpoint = endpoint, .setup = {}, .dataOut = {}, .bytesMax = bytesMax};
    auto done = co_await run(std::move(urb), timeout);
    if (!done) co_return done.failure();
    co_return std::move(done->dataIn);
}

QCoro::Task<Result<Bytes>> UrbDevice::interruptIn(std::uint8_t endpoint, std::size_t bytesMax, Milliseconds timeout) {
    return bulkIn(endpoint, bytesMax, timeout);
}

QCoro::Task<Result<std::size_t>> UrbDevice::bulkOut(std::uint8_t endpoint, Bytes data, Milliseconds timeout) {
    Urb urb{.endpoint = endpoint, .setup = {}, .dataOut = std::move(data)};
    auto done = co_await run(std::move(urb), timeout);
    if (!done) co_return done.failure();
    co_return done->bytesOut;
}

QCoro::Task<Result<Bytes>> UrbDevice::controlIn(UsbSetup setup, std::size_t bytesMax, Milliseconds timeout) {
    Urb urb{.isControl = true, .setup = setup, .dataOut = {}, .bytesMax = bytesMax};
    auto done = co_await run(std::move(urb), timeout);
    if (!done) co_return done.failure();
    co_return std::move(done->dataIn);
}

QCoro::Task<Result<>> UrbDevice::controlOut(UsbSetup setup, Bytes data, Milliseconds timeout) {
    Urb urb{.isControl = true, .setup = setup, .dataOut = std::move(data)};
    auto done = co_await run(std::move(urb), timeout);
    if (!done) co_return done.failure();
    co_return Result<>{};
}

QCoro::Task<Result<>> UrbDevice::clearHalt(std::uint8_t endpoint) {
    return controlOut(clearHaltSetup(endpoint), {}, cancelGrace);
}

}  // namespace evergreen
