#include "drivers/virtual/vsc_slot.h"

#include <algorithm>
#include <utility>

namespace evergreen {

VscSlot::VscSlot() {
    connect(&m_door, &StreamDoor::knocked, this, &VscSlot::welcome);
}

VscSlot::~VscSlot() = default;

bool VscSlot::insert(std::unique_ptr<VirtualCard> card) {
    remove();
    auto contacts = std::make_unique<CardContacts>(std::move(card));
    m_atr = contacts->reset();
    if (m_atr.empty()) return false;
    m_contacts = std::move(contacts);
    sendAtr();
    return true;
}

void VscSlot::remove() {
    m_commandsToFate = 0;
    if (!std::exchange(m_contacts, nullptr) || !m_reader) return;
    m_reader->send(vsc::encode(vsc::Type::CardRemove));
}

void VscSlot::provoke(Fate fate, int atCommand) {
    m_fate = fate;
    m_commandsToFate = atCommand;
}

void VscSlot::welcome(const std::shared_ptr<StreamLink>& link) {
    if (m_reader) m_reader->disconnect(this);
    m_reader = link;
    connect(link.get(), &StreamLink::arrived, this, &VscSlot::hear);
    // Not at once: the link is in the middle of saying so.
    const auto forget = [this, left = std::weak_ptr(link)] {
        if (m_reader == left.lock()) m_reader.reset();
    };
    connect(link.get(), &StreamLink::closed, this, forget, Qt::QueuedConnection);
    hear();
}

void VscSlot::hear() {
    const auto reader = m_reader;
    while (reader && reader->isOpen()) {
        const auto header = vsc::decodeHeader(reader->received());
        if (!header) return;
        if (header->contentBytes > vsc::contentBytesMax) return reader->close();
        if (reader->received().size() < vsc::headerBytes + header->contentBytes) return;
        reader->take(vsc::headerBytes);
        const Bytes content = reader->take(header->contentBytes);
        hearOne(header->type, content);
    }
}

/// QEMU greets by Init whenever its reader is plugged in, and would answer an Init of ours by another one: there is
/// none.
void VscSlot::hearOne(vsc::Type type, ByteView content) {
    if (type == vsc::Type::Apdu) return answer(content);
    if (type != vsc::Type::Init) return;
    m_reader->send(vsc::encode(vsc::Type::ReaderAdd));
    if (m_contacts) sendAtr();
}

void VscSlot::answer(ByteView command) {
    const bool isFateNext = m_commandsToFate == 1;
    m_commandsToFate = std::max(0, m_commandsToFate - 1);
    if (isFateNext) {
        if (m_fate == Fate::Removed) remove();
        return;
    }
    if (m_contacts) m_reader->send(vsc::encode(vsc::Type::Apdu, m_contacts->hear(command)));
}

void VscSlot::sendAtr() {
    if (m_reader) m_reader->send(vsc::encode(vsc::Type::Atr, m_atr));
}

}  // namespace evergreen
