#include "drivers/escpos/escpos_printer.h"

#include "drivers/escpos/escpos_codec.h"
#include "drivers/usb/next_device.h"

#include <utility>

#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(lcPrinter, "evergreen.escpos")

bool isServed(const UsbIdentity& identity) {
    return findPrinterInterface(identity.configurationDescriptor).has_value();
}

/// One transfer: nothing of another task can come between.
Bytes cutOffRest(const PrinterModel& model) {
    Bytes commands = escpos::endOfBroken(model);
    append(commands, escpos::greeting(model));
    append(commands, escpos::endOfReceipt(model));
    return commands;
}

}  // namespace

EscposPrinter::EscposPrinter(UsbBus& bus, Clock& clock) : m_bus(bus), m_clock(clock) {
    connect(&m_bus, &UsbBus::arrived, this, &EscposPrinter::meet);
    connect(&m_bus, &UsbBus::left, this, &EscposPrinter::onLeft);
    for (const UsbIdentity& identity : m_bus.devices()) meet(identity);
    lookBetweenReceipts();
}

int EscposPrinter::widthDots() const {
    return model().widthDots;
}

ReceiptPrinter::Form EscposPrinter::form() const {
    return model().letters ? Form::Lines : Form::Picture;
}

int EscposPrinter::columns() const {
    return model().letters ? model().letters->columns : 0;
}

EscposPrinter::~EscposPrinter() {
    forgetMeeting();
}

void EscposPrinter::meet(const UsbIdentity& identity) {
    if ((!m_place.isEmpty() && !m_isVain) || !findPrinterInterface(identity.configurationDescriptor)) return;
    forgetMeeting();
    m_place = identity.place;
    QCoro::connect(connectTo(QPointer(this), identity, ++m_meeting), this, [] {});
}

/// Ends all that is under way with the present printer.
void EscposPrinter::forgetMeeting() {
    ++m_meeting;
    m_place.clear();
    m_isVain = false;
    callOff(m_resting);
    if (const auto candidate = std::exchange(m_candidate, nullptr)) candidate->close();
    if (const auto connection = std::exchange(m_connection, nullptr)) connection->close();
}

QCoro::Task<> EscposPrinter::connectTo(QPointer<EscposPrinter> self, UsbIdentity identity, std::uint64_t meeting) {
    for (int tries = 1;; ++tries) {
        auto connected = co_await tryToConnect(self, identity, meeting);
        if (!self || self->m_meeting != meeting) co_return;
        if (connected) {
            self->m_isVain = false;
            co_return self->refreshState();
        }
        qCWarning(lcPrinter) << "the printer at" << identity.place << "does not begin:" << connected.failure().name()
                             << connected.failure().detail;
        self->m_isVain = tries >= quickTriesMax;
        self->m_resting = std::make_shared<Waiter<Wake>>();
        co_await rest(&self->m_clock, self->m_isVain ? lateAgainAfter : beginAgainAfter, self->m_resting);
        if (!self || self->m_meeting != meeting) co_return;
        if (!self->m_isVain) continue;
        identity = nextDevice(self->m_bus, identity, &isServed);
        self->m_place = identity.place;
    }
}

QCoro::Task<Result<>> EscposPrinter::tryToConnect(QPointer<EscposPrinter> self, UsbIdentity identity,
                                                  std::uint64_t meeting) {
    auto device = co_await self->m_bus.open(identity);
    if (!device) co_return device.failure();
    if (!self || self->m_meeting != meeting) co_return Failure{FailureCode::PrinterGone, identity.place};
    const auto interface = findPrinterInterface(identity.configurationDescriptor);
    if (!interface) co_return Failure{FailureCode::PrinterGone, identity.place};
    const auto connection = std::make_shared<EscposConnection>(std::move(*device), *interface, self->m_clock);
    self->m_candidate = connection;
    auto begun = co_await connection->begin();
    if (!self || self->m_meeting != meeting) co_return Failure{FailureCode::PrinterGone, identity.place};
    self->m_candidate.reset();
    if (!begun) {
        connection->close();
        co_return begun.failure();
    }
    self->m_connection = connection;
    connect(connection.get(), &EscposConnection::statusChanged, self, &EscposPrinter::refreshState);
    // While a receipt is printed, print() itself sees to it at its end.
    connect(connection.get(), &EscposConnection::deaf, self, [printer = self.data()] {
        if (!printer->m_isPrinting) printer->reopen();
    });
    if (const auto awaited = self->m_awaited) awaited->give(Wake::Heard);
    co_return Result<>{};
}

void EscposPrinter::onLeft(const QString& place) {
    if (place != m_place) return;
    forgetMeeting();
    refreshState();
    // Another printer may have been there all the time.
    for (const UsbIdentity& identity : m_bus.devices()) {
        if (identity.place != place) meet(identity);
    }
}

/// A printer that says nothing any more is met as if it had just been plugged in.
void EscposPrinter::reopen() {
    const UsbIdentity identity = m_connection->identity();
    forgetMeeting();
    refreshState();
    meet(identity);
}

void EscposPrinter::refreshState() {
    const Device device = m_connection ? deviceOf(m_connection->status()) : Device::NoDevice;
    const Paper paper = m_connection ? paperOf(m_connection->status()) : Paper::Unknown;
    // Both are right before anybody hears of either.
    const bool isNewDevice = std::exchange(m_device, device) != device;
    const bool isNewPaper = std::exchange(m_paper, paper) != paper;
    if (isNewDevice) Q_EMIT deviceChanged(device);
    if (isNewPaper) Q_EMIT paperChanged(paper);
    clearBetweenReceipts();
}

/// What does not report by itself is asked, as long as nobody prints.
void EscposPrinter::lookBetweenReceipts() {
    m_look = m_clock.alarm(lookEvery, [this] { lookBetweenReceipts(); });
    if (m_isPrinting || m_isClearing || !m_connection || m_connection->model().tellsChanges) return;
    m_isClearing = true;
    QCoro::connect(m_connection->checkStatus(), this, [this] {
        endClearing();
        if (!m_isPrinting) refreshState();
    });
}

/// Nobody but a receipt that waits comes next.
void EscposPrinter::endClearing() {
    m_isClearing = false;
    if (const auto awaited = m_awaited) return awaited->give(Wake::Heard);
    if (!m_isPrinting && m_connection && m_connection->isDeaf()) reopen();
}

void EscposPrinter::clearBetweenReceipts() {
    if (m_restRows == 0 || m_clearings >= clearingsMax || m_isPrinting || m_isClearing || !m_connection ||
        troubleOf(m_connection->status()))
        return;
    m_isClearing = true;
    ++m_clearings;
    QCoro::connect(clearRest(QPointer(this), m_connection), this, [this](const Result<>& cleared) {
        if (!cleared) qCWarning(lcPrinter) << "the rest of a receipt is not cleared away:" << cleared.failure().name();
        endClearing();
    });
}

QCoro::Task<Result<>> EscposPrinter::clearRest(QPointer<EscposPrinter> self,
                                               std::shared_ptr<EscposConnection> connection) {
    const std::chrono::seconds printing(self->m_restRows / slowestRowsPerSecond);
    auto cut = co_await connection->write(cutOffRest(connection->model()));
    if (!cut) co_return cut.failure();
    auto settled = co_await connection->settle(doneMax + printing);
    if (self && settled) self->m_restRows = 0;
    co_return settled;
}

QCoro::Task<Result<>> EscposPrinter::printContent(escpos::Content content) {
    std::shared_ptr<EscposConnection> connection = m_connection;
    if (!connection) co_return Failure{FailureCode::PrinterGone, {}};
    if (m_isPrinting) co_return Failure{FailureCode::PrinterFault, QStringLiteral("busy")};
    m_isPrinting = true;
    if (m_isClearing) co_await clearing();
    auto ready = co_await makeReady(m_connection);
    Result<> printed;
    if (ready) {
        connection = *ready;
        printed = co_await sendReceipt(connection, std::move(content));
        if (!printed) co_await connection->dropUnprinted();
    } else {
        printed = ready.failure();
        connection = m_connection;
    }
    m_isPrinting = false;
    if (connection && connection == m_connection) {
        connection->isDeaf() ? reopen() : refreshState();
    }
    co_return printed;
}

/// Waits until the rest of an earlier receipt is out of the way, or that has failed.
QCoro::Task<> EscposPrinter::clearing() {
    const auto awaited = std::make_shared<Waiter<Wake>>();
    m_awaited = awaited;
    co_await rest(&m_clock, clearMax, awaited);
    m_awaited.reset();
}

/// Asks how the printer is, and gives the connection to print over. One that has fallen silent since the last receipt
/// is opened anew: not a byte of this one has left yet.
QCoro::Task<Result<std::shared_ptr<EscposConnection>>> EscposPrinter::makeReady(
    std::shared_ptr<EscposConnection> connection) {
    if (!connection || m_isClearing) co_return Failure{FailureCode::PrinterGone, {}};
    auto ready = co_await connection->checkStatus();
    if (ready) co_return Result<std::shared_ptr<EscposConnection>>(connection);
    if (!connection->isDeaf() || connection != m_connection) co_return ready.failure();
    const auto awaited = std::make_shared<Waiter<Wake>>();
    m_awaited = awaited;
    reopen();
    if (!m_connection) co_await rest(&m_clock, reopenMax, awaited);
    m_awaited.reset();
    const std::shared_ptr<EscposConnection> fresh = m_connection;
    if (!fresh) co_return Failure{FailureCode::PrinterFault, QStringLiteral("no answer")};
    auto again = co_await fresh->checkStatus();
    if (!again) co_return again.failure();
    co_return Result<std::shared_ptr<EscposConnection>>(fresh);
}

QCoro::Task<Result<>> EscposPrinter::sendReceipt(std::shared_ptr<EscposConnection> connection,
                                                 escpos::Content content) {
    const PrinterModel& printerModel = connection->model();
    const auto job = escpos::printJob(content, printerModel);
    if (!job) co_return job.failure();
    const std::chrono::seconds printing(job->rows / slowestRowsPerSecond);
    if (m_restRows > 0) {
        auto cleared = co_await clearRest(QPointer(this), connection);
        if (!cleared) co_return cleared.failure();
    }
    auto begun = co_await connection->write(escpos::greeting(printerModel));
    if (!begun) co_return begun.failure();
    m_restRows = job->rows;
    m_clearings = 0;
    for (const Bytes& piece : job->pieces) {
        auto sent = co_await connection->write(piece);
        if (!sent) co_return sent.failure();
    }
    auto cut = co_await connection->write(escpos::endOfReceipt(printerModel));
    if (!cut) co_return cut.failure();
    auto done = co_await connection->awaitDone(doneMax + printing);
    if (!done) co_return done.failure();
    m_restRows = 0;
    auto well = co_await connection->checkStatus();
    co_return well;
}

}  // namespace evergreen
