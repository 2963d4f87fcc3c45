// A card reader that holds a card described in a few words, for every test that needs a card in the slot. Answers come
// from the event loop, as a real reader's do. It is no driver and no cryptography: for those see drivers/virtual.
#pragma once

#include "drivers/card_reader.h"

#include <map>
#include <optional>
#include <vector>

#include <QString>

namespace evergreen {

/// What lies in the slot.
struct ScriptedCard {
    QString pan = QStringLiteral("9999990000000000014");
    QString holderName = QStringLiteral("WANG XIULAN");
    QString expiry = QStringLiteral("3012");  ///< YYMM
    bool hasDirectory = true;                 ///< 1PAY.SYS.DDF01 is there
    bool isForeign = false;                   ///< holds only an application the kiosk does not serve
    bool isMute = false;                      ///< gives no ATR
    /// The customer pulls the card out at this exchange: 0 is powerOn(), 1 the first APDU.
    std::optional<int> removedAtApdu;
};

class ScriptedCardReader : public CardReader {
public:
    /// An empty slot.
    ScriptedCardReader() = default;
    /// The card lies in the slot already; no signal tells.
    explicit ScriptedCardReader(ScriptedCard card);

    void insert(ScriptedCard card);
    void remove();
    /// From now on the card answers this command so, with status word.
    void setAnswer(const Bytes& command, Bytes answer);
    /// Every APDU that reached the card.
    const std::vector<Bytes>& commands() const { return m_commands; }

    Device device() const override { return Device::Online; }
    Media media() const override { return m_card ? Media::Present : Media::NotPresent; }
    QCoro::Task<Result<Bytes>> powerOn() override;
    QCoro::Task<Result<Bytes>> transmit(Bytes command) override;
    QCoro::Task<Result<>> powerOff() override;

private:
    void layOut();

    std::optional<ScriptedCard> m_card;
    std::map<Bytes, Bytes> m_answers;
    std::vector<Bytes> m_commands;
    int m_exchanges = 0;
};

}  // namespace evergreen
