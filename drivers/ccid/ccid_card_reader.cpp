#include "drivers/ccid/ccid_card_reader.h"

#include "drivers/usb/next_device.h"

#include <utility>

#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(lcReader, "evergreen.ccid")

Failure noReader() {
    return {FailureCode::ReaderGone, {}};
}

bool isServed(const UsbIdentity& identity) {
    return findCcidInterface(identity.configurationDescriptor).has_value() &&
           !ccidRefusal(identity.configurationDescriptor).has_value();
}

}  // namespace

CcidCardReader::CcidCardReader(UsbBus& bus, Clock& clock) : m_bus(bus), m_clock(clock) {
    connect(&m_bus, &UsbBus::arrived, this, &CcidCardReader::meet);
    connect(&m_bus, &UsbBus::left, this, &CcidCardReader::onLeft);
    for (const UsbIdentity& identity : m_bus.devices()) meet(identity);
}

CcidCardReader::~CcidCardReader() {
    forgetMeeting();
}

void CcidCardReader::meet(const UsbIdentity& identity) {
    if (const auto refusal = ccidRefusal(identity.configurationDescriptor)) {
        qCWarning(lcReader) << "the device at" << identity.place << "is refused:" << *refusal;
        m_refusedPlace = identity.place;
        m_refusal = *refusal;
        return;
    }
    if ((!m_place.isEmpty() && !m_isVain) || !findCcidInterface(identity.configurationDescriptor)) return;
    forgetMeeting();
    m_place = identity.place;
    QCoro::connect(connectTo(Self(this), identity, ++m_meeting), this, [] {});
}

/// Ends all that is under way with the present reader.
void CcidCardReader::forgetMeeting() {
    ++m_meeting;
    m_place.clear();
    m_isVain = false;
    callOff(m_resting);
    if (const auto candidate = std::exchange(m_candidate, nullptr)) candidate->close();
    if (const auto slot = std::exchange(m_slot, nullptr)) slot->connection()->close();
}

QCoro::Task<> CcidCardReader::connectTo(Self self, UsbIdentity identity, std::uint64_t meeting) {
    for (int tries = 1;; ++tries) {
        auto connected = co_await tryToConnect(self, identity, meeting);
        if (!self || self->m_meeting != meeting) co_return;
        if (connected) {
            self->m_isVain = false;
            co_return self->refreshState();
        }
        qCWarning(lcReader) << "the reader at" << identity.place << "does not begin:" << connected.failure().name()
                            << connected.failure().detail;
        if (tries == quickTriesMax) self->show(Device::HardwareError);
        if (!self || self->m_meeting != meeting) co_return;
        self->m_isVain = tries >= quickTriesMax;
        self->m_resting = std::make_shared<Waiter<Wake>>();
        co_await rest(&self->m_clock, self->m_isVain ? faultyAgainAfter : quickAgainAfter, self->m_resting);
        if (!self || self->m_meeting != meeting) co_return;
        if (!self->m_isVain) continue;
        identity = nextDevice(self->m_bus, identity, &isServed);
        self->m_place = identity.place;
    }
}

QCoro::Task<Result<>> CcidCardReader::tryToConnect(Self self, UsbIdentity identity, std::uint64_t meeting) {
    auto device = co_await self->m_bus.open(identity);
    if (!device) co_return device.failure();
    if (!self || self->m_meeting != meeting) co_return noReader();
    const auto interface = findCcidInterface(identity.configurationDescriptor);
    if (!interface) co_return noReader();
    const auto connection = std::make_shared<CcidConnection>(std::move(*device), *interface, self->m_clock);
    self->m_candidate = connection;
    auto begun = co_await connection->begin();
    if (!self || self->m_meeting != meeting) co_return noReader();
    self->m_candidate.reset();
    if (!begun) {
        connection->close();
        co_return begun.failure();
    }
    self->adopt(connection, identity);
    co_return Result<>{};
}

void CcidCardReader::adopt(std::shared_ptr<CcidConnection> connection, const UsbIdentity& identity) {
    connect(connection.get(), &CcidConnection::cardChanged, this, &CcidCardReader::refreshState);
    connect(connection.get(), &CcidConnection::broken, this, [this, identity] { onBroken(identity); });
    m_slot = std::make_shared<CcidSlot>(std::move(connection));
}

void CcidCardReader::onLeft(const QString& place) {
    if (place == m_refusedPlace) m_refusal.clear();
    if (place != m_place) return;
    const Self self(this);
    forgetMeeting();
    refreshState();
    if (!self) return;
    // Another reader may have been there all the time.
    for (const UsbIdentity& identity : m_bus.devices()) {
        if (identity.place != place) meet(identity);
    }
}

void CcidCardReader::onBroken(const UsbIdentity& identity) {
    const Self self(this);
    forgetMeeting();
    show(Device::HardwareError);
    if (self) meet(identity);
}

void CcidCardReader::refreshState() {
    const Self self(this);
    const std::uint64_t meeting = m_meeting;
    show(m_slot ? Device::Online : Device::NoDevice);
    if (!self || m_meeting != meeting || !m_slot) return;
    showMedia(m_slot->connection()->hasCard() ? Media::Present : Media::NotPresent);
}

/// Without a reader nobody knows of a card.
void CcidCardReader::show(Device device) {
    if (device != Device::Online) m_media = Media::Unknown;
    if (std::exchange(m_device, device) != device) Q_EMIT deviceChanged(device);
}

void CcidCardReader::showMedia(Media media) {
    const Media before = std::exchange(m_media, media);
    if (before == media) return;
    if (media == Media::Present) Q_EMIT mediaInserted();
    if (media == Media::NotPresent && before == Media::Present) Q_EMIT mediaRemoved();
}

/// Where only a device of the wrong kind is plugged in, it is named.
Failure CcidCardReader::whyNone() const {
    return m_refusal.isEmpty() ? noReader() : Failure{FailureCode::ReaderGone, m_refusal};
}

// The tasks hold their slot themselves: the reader may have another one by the time they end.
QCoro::Task<Result<Bytes>> CcidCardReader::powerOn() {
    const std::shared_ptr<CcidSlot> slot = m_slot;
    if (!slot) co_return whyNone();
    auto atr = co_await slot->powerOn();
    co_return atr;
}

QCoro::Task<Result<Bytes>> CcidCardReader::transmit(Bytes command) {
    const std::shared_ptr<CcidSlot> slot = m_slot;
    if (!slot) co_return whyNone();
    auto response = co_await slot->transmit(std::move(command));
    co_return response;
}

bool CcidCardReader::hasKeypad(PinTask task) const {
    return m_slot && m_slot->connection()->hasKeypad(task);
}

QCoro::Task<Result<KeypadAnswer>> CcidCardReader::askPin(PinTask task, std::chrono::seconds within) {
    const std::shared_ptr<CcidSlot> slot = m_slot;
    if (!slot) co_return whyNone();
    auto answer = co_await slot->askPin(task, within);
    co_return answer;
}

QStringList CcidCardReader::escapeWords() const {
    QStringList words;
    if (!m_slot) return words;
    for (const ReaderEscape& escape : m_slot->connection()->escapes()) {
        words << QString::fromLatin1(escape.word.data(), static_cast<qsizetype>(escape.word.size()));
    }
    return words;
}

QCoro::Task<Result<Bytes>> CcidCardReader::escape(QString word) {
    const std::shared_ptr<CcidSlot> slot = m_slot;
    if (!slot) co_return whyNone();
    auto answer = co_await slot->escape(std::move(word));
    co_return answer;
}

QCoro::Task<Result<>> CcidCardReader::powerOff() {
    const std::shared_ptr<CcidSlot> slot = m_slot;
    if (!slot) co_return whyNone();
    auto off = co_await slot->powerOff();
    co_return off;
}

}  // namespace evergreen
