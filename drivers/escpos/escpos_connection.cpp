#include "drivers/escpos/escpos_connection.h"

#include "drivers/escpos/escpos_codec.h"

#include <algorithm>
#include <utility>

#include <QCoroSignal>
#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(lcPrinter, "evergreen.escpos")

constexpr std::size_t kReadBytesMax = 64;
constexpr std::chrono::milliseconds kUntilCancelled{0};
/// Some printers end a read at once with nothing in it; asking again without a pause would keep a processor busy.
constexpr std::chrono::milliseconds kAfterEmptyRead{50};
constexpr int kReadFaultsMax = 5;
/// While waiting for the last word, a printer without automatic status is asked this often.
constexpr std::chrono::milliseconds kAskAgain{1000};
constexpr std::chrono::milliseconds kControlMax{1000};
constexpr UsbSetup kSoftReset{.requestType = 0x21, .request = 2};
constexpr UsbSetup kGetDeviceId{.requestType = 0xA1, .request = 0};
constexpr UsbSetup kGetPortStatus{.requestType = 0xA1, .request = 1};

}  // namespace

EscposConnection::EscposConnection(std::unique_ptr<UsbDevice> device, PrinterInterface interface, Clock& clock)
    : m_device(std::move(device)), m_identity(m_device->identity()), m_interface(interface), m_clock(clock) {}

EscposConnection::~EscposConnection() {
    close();
}

void EscposConnection::close() {
    m_isOver = true;
    callOff(m_waiting);
    callOff(m_resting);
    // Its end resumes every task that waits for a transfer; each finds m_isOver.
    const auto device = std::move(m_device);
}

Failure EscposConnection::goneFailure() const {
    return {FailureCode::PrinterGone, m_identity.place};
}

QCoro::Task<Result<>> EscposConnection::begin() {
    const Self self = shared_from_this();
    auto claimed = co_await m_device->claim(m_interface.number);
    if (m_isOver) co_return goneFailure();
    if (!claimed) co_return claimed.failure();
    QCoro::connect(listen(self), this, [] {});
    auto recognised = co_await recognise();
    if (!recognised) co_return recognised.failure();
    auto greeted = co_await sendPiece(escpos::greeting(*m_model), OnTrouble::Finish);
    if (!greeted) co_return greeted.failure();
    auto checked = co_await checkStatus();
    // A printer without paper is a printer all the same.
    if (!checked && m_stream.hasAllAnswers()) co_return Result<>{};
    co_return checked;
}

/// One that stalls the question, or whose answer says nothing, is an unknown printer. One that does not answer has to
/// be asked again: what it is decides what fits on its paper. Spec: USB Printer Class 1.1 §4.2.1: the interface in the
/// upper half of wIndex.
QCoro::Task<Result<>> EscposConnection::recognise() {
    const Self self = shared_from_this();
    UsbSetup setup = kGetDeviceId;
    setup.index = static_cast<std::uint16_t>(m_interface.number << 8U);
    auto said = co_await m_device->controlIn(setup, DeviceId::bytesMax, kControlMax);
    if (m_isOver) co_return goneFailure();
    if (said) m_model = &printerModelOf(DeviceId::parse(*said));
    if (!said && said.failure().code != FailureCode::UsbStall) co_return said.failure();
    co_return Result<>{};
}

QCoro::Task<> EscposConnection::listen(Self self) {
    int faults = 0;
    while (faults <= kReadFaultsMax) {
        auto received = co_await self->m_device->bulkIn(self->m_interface.endpointIn, kReadBytesMax, kUntilCancelled);
        if (self->m_isOver || self->m_device->isGone()) co_return;
        if (received && !received->empty()) {
            faults = 0;
            self->hear(*received);
            if (self->m_isOver) co_return;
            continue;
        }
        faults += received ? 0 : 1;
        if (!received && received.failure().code == FailureCode::UsbStall) {
            const auto cleared = co_await self->m_device->clearHalt(self->m_interface.endpointIn);
            if (self->m_isOver) co_return;
            if (!cleared) break;
        }
        self->m_resting = std::make_shared<Waiter<Wake>>();
        co_await rest(&self->m_clock, kAfterEmptyRead, self->m_resting);
        if (self->m_isOver) co_return;
    }
    qCWarning(lcPrinter) << "the printer at" << self->m_identity.place << "cannot be heard";
    self->m_isDeaf = true;
    Q_EMIT self->deaf();
}

void EscposConnection::hear(ByteView received) {
    const Self self = shared_from_this();
    const PrinterStatus before = m_stream.status();
    m_stream.feed(received);
    const bool isChanged = m_stream.status() != before;
    // A transfer that the printer no longer takes would wait for its time-out.
    if (m_givesUpOnTrouble && troubleOf(m_stream.status())) m_device->cancelAll();
    if (const auto waiting = m_waiting) waiting->give(Wake::Heard);
    if (isChanged && !m_isOver) Q_EMIT statusChanged();
}

QCoro::Task<Wake> EscposConnection::nextWord(Milliseconds patience) {
    m_waiting = std::make_shared<Waiter<Wake>>();
    return rest(&m_clock, patience, m_waiting);
}

QCoro::Task<Result<>> EscposConnection::write(Bytes data) {
    const Self self = shared_from_this();
    for (std::size_t at = 0; at < data.size(); at += writeBytesMax) {
        const ByteView piece = ByteView(data).subspan(at, std::min(writeBytesMax, data.size() - at));
        auto sent = co_await sendPiece(Bytes(piece.begin(), piece.end()), OnTrouble::GiveUp);
        if (!sent) co_return sent.failure();
        if (const auto trouble = troubleOf(status())) co_return *trouble;
    }
    co_return Result<>{};
}

QCoro::Task<Result<>> EscposConnection::sendPiece(Bytes piece, OnTrouble onTrouble) {
    const Self self = shared_from_this();
    if (m_isOver) co_return goneFailure();
    const std::size_t size = piece.size();
    m_givesUpOnTrouble = onTrouble == OnTrouble::GiveUp;
    auto sent = co_await m_device->bulkOut(m_interface.endpointOut, std::move(piece), writeMax);
    m_givesUpOnTrouble = false;
    if (m_isOver || m_device->isGone()) co_return goneFailure();
    if (sent && *sent == size) co_return Result<>{};
    const Failure incomplete{FailureCode::PrinterFault, QStringLiteral("incomplete transfer")};
    auto reason = co_await reasonOf(sent ? incomplete : sent.failure());
    co_return std::move(reason);
}

/// Why a transfer failed, in the printer's words if it has any: its status, or the port status that the USB class
/// answers even when nothing else goes through. Spec: USB Printer Class 1.1 §4.2.2 GET_PORT_STATUS.
QCoro::Task<Failure> EscposConnection::reasonOf(Failure failure) {
    constexpr unsigned paperEmpty = 0x20;
    constexpr unsigned notError = 0x08;
    const Self self = shared_from_this();
    if (const auto trouble = troubleOf(status())) co_return *trouble;
    UsbSetup setup = kGetPortStatus;
    setup.index = m_interface.number;
    auto port = co_await m_device->controlIn(setup, 1, kControlMax);
    if (m_isOver || m_device->isGone()) co_return goneFailure();
    if (port && !port->empty()) {
        const auto bits = std::to_integer<unsigned>(port->front());
        if ((bits & paperEmpty) != 0) co_return Failure{FailureCode::PaperOut, QStringLiteral("port status")};
        if ((bits & notError) == 0) co_return Failure{FailureCode::PrinterFault, QStringLiteral("port status: error")};
    }
    co_return Failure{FailureCode::PrinterFault, QString::fromLatin1(failure.name())};
}

QCoro::Task<Result<>> EscposConnection::checkStatus() {
    const Self self = shared_from_this();
    m_stream.expectAnswers();
    auto sent = co_await sendPiece(escpos::askStatus(), OnTrouble::Finish);
    if (!sent) co_return sent.failure();
    const auto deadline = m_clock.monotonic() + answerMax;
    while (!m_isOver && !m_stream.hasAllAnswers()) {
        const auto left = deadline - m_clock.monotonic();
        if (left <= Milliseconds(0)) {
            m_isDeaf = true;
            co_return Failure{FailureCode::PrinterFault, QStringLiteral("no answer")};
        }
        co_await nextWord(left);
    }
    if (m_isOver) co_return goneFailure();
    if (const auto trouble = troubleOf(status())) co_return *trouble;
    co_return Result<>{};
}

QCoro::Task<Result<>> EscposConnection::awaitDone(Milliseconds patience) {
    const Self self = shared_from_this();
    m_stream.expectDone();
    auto sent = co_await sendPiece(escpos::askDone(), OnTrouble::GiveUp);
    if (!sent) co_return sent.failure();
    const auto deadline = m_clock.monotonic() + patience;
    while (!m_isOver && !m_stream.isDone()) {
        if (const auto trouble = troubleOf(status())) co_return *trouble;
        const auto left = deadline - m_clock.monotonic();
        if (left <= Milliseconds(0)) co_return Failure{FailureCode::PrinterFault, QStringLiteral("never done")};
        const Wake wake = co_await nextWord(std::min<Milliseconds>(left, kAskAgain));
        if (m_isOver || wake == Wake::Heard) continue;
        auto checked = co_await checkStatus();
        if (!checked) co_return checked.failure();
    }
    if (m_isOver) co_return goneFailure();
    co_return Result<>{};
}

/// Whether a printer has dropped the old questions or still answers them cannot be seen in an answer: so it is asked
/// once more, and must then be silent for a while.
QCoro::Task<Result<>> EscposConnection::settle(Milliseconds patience) {
    const Self self = shared_from_this();
    auto word = co_await awaitDone(patience);
    if (!word) co_return word.failure();
    for (int words = 1; m_stream.isDone(); ++words) {
        if (words > lateWordsMax) co_return Failure{FailureCode::PrinterFault, QStringLiteral("never silent")};
        m_stream.expectDone();
        const auto deadline = m_clock.monotonic() + lateWordMax;
        while (!m_isOver && !m_stream.isDone() && m_clock.monotonic() < deadline) {
            co_await nextWord(deadline - m_clock.monotonic());
        }
        if (m_isOver) co_return goneFailure();
        if (const auto trouble = troubleOf(status())) co_return *trouble;
    }
    co_return Result<>{};
}

QCoro::Task<> EscposConnection::dropUnprinted() {
    const Self self = shared_from_this();
    if (m_isOver || m_device->isGone() || !m_model->knowsSoftReset) co_return;
    UsbSetup setup = kSoftReset;
    setup.index = m_interface.number;
    auto reset = co_await m_device->controlOut(setup, {}, kControlMax);
    if (m_isOver || m_device->isGone()) co_return;
    if (!reset) {
        qCWarning(lcPrinter) << "the printer keeps what it has not printed:" << reset.failure().name();
        co_return;
    }
    if (!m_model->tellsChanges) co_return;
    // A reset printer no longer reports by itself, and nobody would learn of new paper.
    auto watched = co_await sendPiece(escpos::turnOnStatusBack(), OnTrouble::Finish);
    if (!watched) qCWarning(lcPrinter) << "the printer takes nothing after its reset:" << watched.failure().name();
}

}  // namespace evergreen
