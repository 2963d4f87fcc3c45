#include "tests/faults/fault_bed.h"

#include <set>

#include <QTimer>

namespace evergreen {

namespace {

constexpr std::chrono::milliseconds kStep{100};

}  // namespace

FaultBed::FaultBed(std::optional<Fault> fault, int at) {
    m_plan.fault = fault;
    m_plan.at = at;
    m_plan.removeCard = [this] {
        const bool wasIn = m_slot.hasCard();
        m_slot.remove();
        return wasIn;
    };
    m_bus.add(m_readerCable, QStringLiteral("1-1"));
    m_bus.add(m_printerCable, QStringLiteral("1-2"));
    m_reader = std::make_unique<CcidCardReader>(m_bus, m_clock);
    m_printer = std::make_unique<EscposPrinter>(m_bus, m_clock);
    m_receipts = std::make_unique<PrintingDesk>(m_customer, *m_printer, m_phrasebook, m_clock, text("branch.name"),
                                                &m_journal, &m_audit);
    m_reception = std::make_unique<Reception>(Reception::Staff{m_customer, *m_reader, m_bank, m_journal, m_audit,
                                                               *m_receipts, m_clock, m_comfort, SafetyRules::builtIn()},
                                              text("branch.name"));
    QObject::connect(m_reception.get(), &Reception::cardReturning, m_reader.get(), [this] {
        m_wasCardReturned = true;
        QTimer::singleShot(0, m_reader.get(), [this] { m_slot.remove(); });
    });
    QObject::connect(m_reception.get(), &Reception::visitClosed, m_reader.get(), [this] { ++m_visits; });
    m_reception->open();
}

FaultBed::~FaultBed() {
    m_reception->close();
    m_clock.advance(std::chrono::minutes(1));
}

bool FaultBed::waitUntil(const std::function<bool()>& isThere) {
    const auto end = m_clock.monotonic() + visitMax;
    while (!isThere() && m_clock.monotonic() < end) m_clock.advance(kStep);
    return isThere();
}

bool FaultBed::isReady() const {
    return m_reception->state() == Reception::State::Waiting && m_reader->device() == CardReader::Device::Online &&
           !m_slot.hasCard();
}

bool FaultBed::visit(const QString& card) {
    // Staff stand by until the kiosk serves: a cable that came off before the customer did is put back.
    const bool isServing = waitUntil([this] {
        m_slot.plug();
        return isReady();
    });
    if (!isServing) return false;
    const int before = m_visits;
    m_wasCardReturned = false;
    m_slot.insert(std::make_unique<VirtualCard>(CardFace::load(card).value()));
    return waitUntil([this, before] {
        if (m_reception->state() != Reception::State::Waiting) return false;
        // Where the card or the cable went before the kiosk heard of the card, no visit begins.
        const bool isNone = m_plan.isStruck && (!m_slot.isPlugged() || !m_slot.hasCard());
        return m_visits > before || isNone;
    });
}

void FaultBed::tidyUp() {
    m_slot.remove();
    m_slot.plug();
    m_paper.plug();
    m_clock.advance(CcidCardReader::faultyAgainAfter * 2);
}

std::size_t FaultBed::orders() const {
    std::set<QString> keys;
    for (const TransferOrder& order : m_bank.orders) keys.insert(order.idempotencyKey);
    return keys.size();
}

ReceiptState FaultBed::receiptNoted() {
    if (m_bank.orders.empty()) return ReceiptState::None;
    const auto state = m_journal.receiptOf(m_bank.orders.front().idempotencyKey);
    return state ? *state : ReceiptState::Unknown;
}

}  // namespace evergreen
