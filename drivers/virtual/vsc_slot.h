// The slot of QEMU's own card reader (usb-ccid with ccid-card-passthru) from the card's side: QEMU connects here and
// asks over VSC. So one of our cards stands in a reader that others wrote. It owns the card while it is in, and no
// reader.
#pragma once

#include "drivers/usb/stream_link.h"
#include "drivers/virtual/card_contacts.h"
#include "drivers/virtual/vsc_message.h"

#include <memory>

#include <QObject>

namespace evergreen {

class VscSlot : public QObject {
    Q_OBJECT

public:
    VscSlot();
    ~VscSlot() override;

    /// Fails with ConfigBad. Address as StreamDoor::listen() takes it. The newest connection is the reader.
    Result<> listen(const QString& address) { return m_door.listen(address); }
    const QString& address() const { return m_door.address(); }

    /// Puts the card in, in place of another. False for a mute one: QEMU takes no card without an ATR.
    bool insert(std::unique_ptr<VirtualCard> card);
    void remove();
    bool hasCard() const { return m_contacts != nullptr; }
    bool hasReader() const { return m_reader != nullptr; }

    /// What becomes of the card at its so-many-th command from now on (1: the next), once; the command stays
    /// unanswered.
    enum class Fate { Removed, Mute };
    void provoke(Fate fate, int atCommand);

private:
    void welcome(const std::shared_ptr<StreamLink>& link);
    void hear();
    void hearOne(vsc::Type type, ByteView content);
    void answer(ByteView command);
    void sendAtr();

    StreamDoor m_door;
    std::shared_ptr<StreamLink> m_reader;
    std::unique_ptr<CardContacts> m_contacts;
    Bytes m_atr;
    Fate m_fate = Fate::Removed;
    int m_commandsToFate = 0;  ///< 0: none is due
};

}  // namespace evergreen
