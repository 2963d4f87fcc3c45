#include "tests/faults/faulty_device.h"

#include <array>
#include <cerrno>
#include <utility>

namespace evergreen {

namespace {

constexpr std::array kFaults{
    FaultName{Fault::Unplug, "unplug"},    FaultName{Fault::Stall, "stall"},
    FaultName{Fault::TimeOut, "time-out"}, FaultName{Fault::ShortRead, "short read"},
    FaultName{Fault::Garbage, "garbage"},  FaultName{Fault::CardRemoval, "card removal"},
};

void halve(Bytes& data) {
    data.resize(data.size() / 2);
}

/// Other bytes, the same at each run: a spread of all values.
void scramble(Bytes& data) {
    unsigned next = 0xA5;
    for (std::byte& value : data) {
        next = (next * 1103515245U + 12345U) & 0xFFFFFFU;
        value = static_cast<std::byte>(next >> 8 & 0xFF);
    }
}

}  // namespace

std::span<const FaultName> allFaults() {
    return kFaults;
}

FaultyDevice::FaultyDevice(VirtualUsbDevice& device, FaultPlan& plan) : m_device(device), m_plan(plan) {
    m_device.watchCable([this](bool) { cableChanged(); });
}

void FaultyDevice::submit(Urb urb, Completion done) {
    const bool isTheOne = ++m_plan.transfers == m_plan.at && m_plan.fault;
    if (!isTheOne || !isPlugged()) return m_device.submit(std::move(urb), std::move(done));
    strike(std::move(urb), std::move(done));
}

void FaultyDevice::strike(Urb urb, Completion done) {
    m_plan.isStruck = true;
    switch (*m_plan.fault) {
        case Fault::Unplug:
            unplug();
            return done({.status = -ESHUTDOWN, .dataIn = {}});
        case Fault::Stall:
            return done({.status = -EPIPE, .dataIn = {}});
        case Fault::TimeOut:
            m_swallowed.emplace(urb.id, std::move(done));
            return;
        case Fault::ShortRead:
            return spoil(std::move(urb), done, halve);
        case Fault::Garbage:
            return spoil(std::move(urb), done, scramble);
        case Fault::CardRemoval:
            m_plan.isStruck = m_plan.removeCard();
            return m_device.submit(std::move(urb), std::move(done));
    }
}

/// Only what the device really said can be spoilt: a read that is cancelled, or brings nothing, is as it would be.
void FaultyDevice::spoil(Urb urb, const Completion& done, void (*how)(Bytes& data)) {
    m_plan.isStruck = false;
    m_device.submit(std::move(urb), [this, done, how](UrbDone ended) {
        m_plan.isStruck = ended.status == 0 && !ended.dataIn.empty();
        how(ended.dataIn);
        done(std::move(ended));
    });
}

void FaultyDevice::cancel(std::uint64_t urbId) {
    const auto swallowed = m_swallowed.extract(urbId);
    if (swallowed.empty()) return m_device.cancel(urbId);
    swallowed.mapped()({.status = -ECONNRESET, .dataIn = {}});
}

void FaultyDevice::unplug() {
    const auto swallowed = std::exchange(m_swallowed, {});
    for (const auto& [id, done] : swallowed) done({.status = -ESHUTDOWN, .dataIn = {}});
    m_device.unplug();
}

}  // namespace evergreen
