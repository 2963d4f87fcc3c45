#include "drivers/virtual/virtual_printer.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <utility>

namespace evergreen {

namespace {

constexpr std::uint8_t kStandardToEndpoint = 0x02;
constexpr std::uint8_t kClassFromInterface = 0xA1;
constexpr std::uint8_t kClassToInterface = 0x21;
// Spec: USB Printer Class 1.1 §4.2
constexpr std::uint8_t kGetDeviceId = 0;
constexpr std::uint8_t kGetPortStatus = 1;
constexpr std::uint8_t kSoftReset = 2;

UrbDone ended(int status) {
    return {.status = status, .dataIn = {}};
}

/// IEEE 1284 device id: two bytes of length, themselves counted, then the text.
Bytes deviceId(const PrinterProfile& profile) {
    const QByteArray text = "MFG:Evergreen;MDL:" + profile.model.toLatin1() + ";CMD:ESC/POS;CLS:PRINTER;";
    const auto size = static_cast<unsigned>(text.size()) + 2;
    Bytes id = bytes({static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size & 0xFF)});
    append(id, fromQByteArray(text));
    return id;
}

struct Word {
    QLatin1String word;
    void (*obey)(VirtualPrinter& printer, int argument) = nullptr;
};

using Paper = PrinterMechanism::Paper;

constexpr std::array kWords{
    Word{QLatin1String("paper-full"), [](VirtualPrinter& p, int) { p.setPaper(Paper::Full); }},
    Word{QLatin1String("paper-low"), [](VirtualPrinter& p, int) { p.setPaper(Paper::Low); }},
    Word{QLatin1String("paper-out"), [](VirtualPrinter& p, int) { p.setPaper(Paper::Out); }},
    Word{QLatin1String("paper-end-after"), [](VirtualPrinter& p, int rows) { p.endPaperAfter(rows); }},
    Word{QLatin1String("cover-open"), [](VirtualPrinter& p, int) { p.setCoverOpen(true); }},
    Word{QLatin1String("cover-open-after"), [](VirtualPrinter& p, int rows) { p.openCoverAfter(rows); }},
    Word{QLatin1String("cover-close"), [](VirtualPrinter& p, int) { p.setCoverOpen(false); }},
    Word{QLatin1String("jam"), [](VirtualPrinter& p, int) { p.setJammed(true); }},
    Word{QLatin1String("unjam"), [](VirtualPrinter& p, int) { p.setJammed(false); }},
    Word{QLatin1String("cutter-jam"), [](VirtualPrinter& p, int) { p.jamAtNextCut(); }},
    Word{QLatin1String("cutter-clear"), [](VirtualPrinter& p, int) { p.clearCutter(); }},
    Word{QLatin1String("mute"), [](VirtualPrinter& p, int) { p.setMute(true); }},
    Word{QLatin1String("unmute"), [](VirtualPrinter& p, int) { p.setMute(false); }},
    Word{QLatin1String("speed"), [](VirtualPrinter& p, int rows) { p.setSpeed(rows); }},
};

}  // namespace

VirtualPrinter::VirtualPrinter(Clock& clock, PrinterProfile profile)
    : m_clock(clock), m_firmware(std::move(profile), [this](Bytes said) { m_outbox.push_back(std::move(said)); }) {}

Bytes VirtualPrinter::deviceDescriptor() const {
    return bytes({18, 1, 0x00, 0x02, 0, 0, 0, 64, 0x16, 0x04, 0x11, 0x50, 0x00, 0x01, 0, 0, 0, 1});
}

Bytes VirtualPrinter::configurationDescriptor() const {
    constexpr std::uint8_t printer = 7;
    constexpr std::uint8_t bidirectional = 2;
    return bytes({9,
                  2,
                  32,
                  0,
                  1,
                  1,
                  0,
                  0xC0,
                  0,  //
                  9,
                  4,
                  0,
                  0,
                  2,
                  printer,
                  1,
                  bidirectional,
                  0,  //
                  7,
                  5,
                  bulkOutEndpoint,
                  2,
                  64,
                  0,
                  0,  //
                  7,
                  5,
                  bulkInEndpoint,
                  2,
                  64,
                  0,
                  0});
}

void VirtualPrinter::setPaper(PrinterMechanism::Paper paper) {
    m_firmware.mechanism().setPaper(paper);
    changed();
}

void VirtualPrinter::endPaperAfter(int rows) {
    m_firmware.mechanism().endPaperAfter(rows);
    changed();
}

void VirtualPrinter::setCoverOpen(bool isOpen) {
    m_firmware.mechanism().setCoverOpen(isOpen);
    changed();
}

void VirtualPrinter::openCoverAfter(int rows) {
    m_firmware.mechanism().openCoverAfter(rows);
}

void VirtualPrinter::setJammed(bool isJammed) {
    m_firmware.mechanism().setJammed(isJammed);
    changed();
}

void VirtualPrinter::jamAtNextCut() {
    m_firmware.mechanism().jamAtNextCut();
}

void VirtualPrinter::clearCutter() {
    m_firmware.mechanism().setCutterJammed(false);
    changed();
}

bool VirtualPrinter::obey(const QString& word, int argument) {
    for (const Word& row : kWords) {
        if (row.word != word) continue;
        row.obey(*this, argument);
        return true;
    }
    return false;
}

void VirtualPrinter::watchTransfers(TransferWatch watch) {
    m_transfers = 0;
    m_transferWatch = std::move(watch);
}

void VirtualPrinter::submit(Urb urb, Completion done) {
    if (m_transferWatch) m_transferWatch(++m_transfers);
    if (!m_isPlugged) return done(ended(-ESHUTDOWN));
    if (urb.isControl) return submitControl(urb, done);
    if (urb.endpoint == bulkInEndpoint) return m_replies.submit(urb, std::move(done));
    if (urb.endpoint != bulkOutEndpoint) return done(ended(-ENOENT));
    m_incoming.push_back({urb.id, std::move(urb.dataOut), 0, std::move(done)});
    pump();
}

void VirtualPrinter::submitControl(const Urb& urb, const Completion& done) {
    const UsbSetup& setup = urb.setup;
    const auto answer = [&urb, &done](Bytes data) {
        data.resize(std::min(data.size(), urb.bytesMax));
        done({.status = 0, .dataIn = std::move(data)});
    };
    if (setup.requestType == kStandardToEndpoint) return done({});
    if (setup.requestType == kClassFromInterface && setup.request == kGetDeviceId) {
        // As Linux says of one that does not answer.
        return m_lostQuestions-- > 0 ? done(ended(-EPROTO)) : answer(deviceId(m_firmware.profile()));
    }
    if (setup.requestType == kClassFromInterface && setup.request == kGetPortStatus) {
        return answer(bytes({m_firmware.portStatus()}));
    }
    if (setup.requestType == kClassToInterface && setup.request == kSoftReset && m_firmware.profile().knowsSoftReset) {
        softReset();
        return done({});
    }
    done(ended(-EPIPE));
}

/// Spec: USB Printer Class 1.1 §4.2.3: flushes all buffers and resets the pipes.
void VirtualPrinter::softReset() {
    m_tick.reset();
    m_firmware.reset();
    m_outbox.clear();
    m_replies.forgetMessages();
}

void VirtualPrinter::changed() {
    m_firmware.mechanismChanged();
    pump();
}

void VirtualPrinter::pump() {
    // A completion may submit the next transfer, which only queues up here.
    if (m_isPumping) return;
    m_isPumping = true;
    tell();
    while (m_isPlugged && (takeIncoming() || work())) tell();
    m_isPumping = false;
    if (!m_isPlugged || m_rowsPerSecond == 0 || m_tick || !m_firmware.hasWork()) return;
    m_tick = m_clock.alarm(tick, [this] {
        const auto spent = std::move(m_tick);
        const auto rows = static_cast<int>(m_rowsPerSecond * tick.count() / 1000);
        m_firmware.work(std::max(1, rows));
        pump();
    });
}

/// True when anything went from a transfer into the printer's buffer.
bool VirtualPrinter::takeIncoming() {
    if (m_incoming.empty() || m_firmware.room() == 0) return false;
    Incoming& first = m_incoming.front();
    first.taken += m_firmware.take(ByteView(first.data).subspan(first.taken));
    if (first.taken < first.data.size()) return true;
    const Incoming whole = std::move(first);
    m_incoming.pop_front();
    whole.done({.status = 0, .dataIn = {}, .bytesOut = whole.taken});
    return true;
}

/// At no particular speed everything is printed at once; true when there was anything to do.
bool VirtualPrinter::work() {
    if (m_rowsPerSecond != 0 || !m_firmware.hasWork()) return false;
    m_firmware.work(std::numeric_limits<int>::max());
    return true;
}

void VirtualPrinter::tell() {
    while (!m_outbox.empty()) {
        Bytes said = std::move(m_outbox.front());
        m_outbox.pop_front();
        m_replies.put(std::move(said));
    }
}

void VirtualPrinter::cancel(std::uint64_t urbId) {
    const auto found = std::ranges::find(m_incoming, urbId, &Incoming::id);
    if (found == m_incoming.end()) {
        m_replies.cancel(urbId);
        return;
    }
    const Completion done = std::move(found->done);
    m_incoming.erase(found);
    done(ended(-ECONNRESET));
}

void VirtualPrinter::unplug() {
    if (!m_isPlugged) return;
    m_isPlugged = false;
    softReset();
    const auto incoming = std::exchange(m_incoming, {});
    for (const Incoming& transfer : incoming) transfer.done(ended(-ESHUTDOWN));
    m_replies.endAll(-ESHUTDOWN);
    cableChanged();
}

void VirtualPrinter::plug() {
    if (m_isPlugged) return;
    m_isPlugged = true;
    cableChanged();
}

}  // namespace evergreen
