#include "drivers/virtual/urb_queue.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace evergreen {

void UrbQueue::submit(const Urb& urb, VirtualUsbDevice::Completion done) {
    m_waiting.push_back({urb.id, urb.bytesMax, std::move(done)});
    pump();
}

void UrbQueue::put(Bytes message) {
    if (m_answers.size() == messagesMax) m_answers.pop_front();
    m_answers.push_back({.status = 0, .dataIn = std::move(message)});
    pump();
}

void UrbQueue::fail(int status) {
    m_answers.push_back({.status = status, .dataIn = {}});
    pump();
}

void UrbQueue::pump() {
    while (!m_waiting.empty() && !m_answers.empty()) {
        UrbDone& first = m_answers.front();
        const auto room = static_cast<std::ptrdiff_t>(std::min(m_waiting.front().bytesMax, first.dataIn.size()));
        UrbDone done{.status = first.status, .dataIn = Bytes(first.dataIn.begin(), first.dataIn.begin() + room)};
        // What found no room is the start of the next transfer, as packets are.
        first.dataIn.erase(first.dataIn.begin(), first.dataIn.begin() + room);
        if (first.dataIn.empty()) m_answers.pop_front();
        const auto complete = std::move(m_waiting.front().done);
        m_waiting.pop_front();
        complete(std::move(done));
    }
}

bool UrbQueue::cancel(std::uint64_t urbId) {
    const auto found = std::ranges::find(m_waiting, urbId, &Waiting::id);
    if (found == m_waiting.end()) return false;
    const auto complete = std::move(found->done);
    m_waiting.erase(found);
    complete({.status = -ECONNRESET, .dataIn = {}});
    return true;
}

void UrbQueue::endAll(int status) {
    m_answers.clear();
    const auto waiting = std::exchange(m_waiting, {});
    for (const Waiting& transfer : waiting) transfer.done({.status = status, .dataIn = {}});
}

}  // namespace evergreen
