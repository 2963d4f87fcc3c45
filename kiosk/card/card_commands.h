// The few commands the kiosk sends to a card, and one exchange of them. No knowledge of what the answers mean.
#pragma once

#include "drivers/card_reader.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <cstdint>

#include <QCoroTask>

namespace evergreen {

/// Status words. Spec: ISO 7816-4 §5.6
inline constexpr std::uint16_t statusOk = 0x9000;
inline constexpr std::uint16_t statusConditionsNotSatisfied = 0x6985;
inline constexpr std::uint16_t statusFunctionNotSupported = 0x6A81;

/// A card's answer without its status word. Wiped when it ends, because a record may hold the magnetic stripe's data.
struct CardReply {
    Bytes body;
    std::uint16_t status = 0;

    CardReply() = default;
    CardReply(CardReply&&) noexcept = default;
    CardReply& operator=(CardReply&& other) noexcept;
    CardReply(const CardReply&) = delete;
    CardReply& operator=(const CardReply&) = delete;
    ~CardReply();

    bool ok() const { return status == statusOk; }
};

Bytes selectByName(ByteView name);
Bytes readRecord(unsigned sfi, unsigned record);
/// `values`: what the card's PDOL asked for, at most processingValuesMax bytes.
Bytes getProcessingOptions(ByteView values);
inline constexpr std::size_t processingValuesMax = 252;

/// DDA: the card signs these values. Spec: EMV 4.4 Book 3 §6.5.9
Bytes internalAuthenticate(ByteView values);
/// The cryptogram a terminal asks for, plain or signed (CDA). Spec: EMV 4.4 Book 3 §6.5.5
enum class CryptogramWish : std::uint8_t { Decline = 0x00, Approve = 0x40, GoOnline = 0x80, GoOnlineSigned = 0x90 };
Bytes generateCryptogram(CryptogramWish wish, ByteView values);
inline constexpr std::size_t commandValuesMax = 255;

/// The bank's own cryptogram for the card (91), 8 to 16 bytes. Spec: EMV 4.4 Book 3 §6.5.4
Bytes externalAuthenticate(ByteView authentication);

/// Sends one command. Failures: CardDamaged for an answer without status word, and whatever the reader says. The reader
/// must outlive the task.
QCoro::Task<Result<CardReply>> exchange(CardReader& reader, Bytes command);

}  // namespace evergreen
