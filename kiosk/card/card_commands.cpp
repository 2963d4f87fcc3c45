#include "kiosk/card/card_commands.h"

#include "kiosk/base/secret_bytes.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/tlv.h"

#include <cassert>
#include <utility>

namespace evergreen {

namespace {

constexpr std::size_t kStatusBytes = 2;

Bytes withData(std::initializer_list<std::uint8_t> header, ByteView data) {
    Bytes command = bytes(header);
    command.push_back(static_cast<std::byte>(data.size()));
    append(command, data);
    command.push_back(std::byte{0});
    return command;
}

}  // namespace

CardReply& CardReply::operator=(CardReply&& other) noexcept {
    std::swap(body, other.body);
    std::swap(status, other.status);
    return *this;
}

CardReply::~CardReply() {
    wipe(body);
}

// Spec: EMV 4.4 Book 1 §11.3 (SELECT by DF name, first or only occurrence)
Bytes selectByName(ByteView name) {
    return withData({0x00, 0xA4, 0x04, 0x00}, name);
}

// Spec: EMV 4.4 Book 1 §11.2 (READ RECORD: P2 is the SFI and 'P1 is a record number')
Bytes readRecord(unsigned sfi, unsigned record) {
    return bytes({0x00, 0xB2, static_cast<std::uint8_t>(record), static_cast<std::uint8_t>((sfi << 3U) | 4U), 0x00});
}

// Spec: EMV 4.4 Book 3 §6.5.8 (GET PROCESSING OPTIONS: command template 83, empty without a PDOL)
Bytes getProcessingOptions(ByteView values) {
    assert(values.size() <= processingValuesMax);
    return withData({0x80, 0xA8, 0x00, 0x00}, encodeTlv(emv::commandTemplate, values));
}

Bytes internalAuthenticate(ByteView values) {
    assert(values.size() <= commandValuesMax);
    return withData({0x00, 0x88, 0x00, 0x00}, values);
}

Bytes generateCryptogram(CryptogramWish wish, ByteView values) {
    assert(values.size() <= commandValuesMax);
    return withData({0x80, 0xAE, static_cast<std::uint8_t>(wish), 0x00}, values);
}

Bytes externalAuthenticate(ByteView authentication) {
    assert(authentication.size() <= commandValuesMax);
    Bytes command = withData({0x00, 0x82, 0x00, 0x00}, authentication);
    command.pop_back();  // no data come back
    return command;
}

QCoro::Task<Result<CardReply>> exchange(CardReader& reader, Bytes command) {
    auto answer = co_await reader.transmit(std::move(command));
    if (!answer) co_return answer.failure();
    if (answer->size() < kStatusBytes) {
        co_return Failure{FailureCode::CardDamaged, QStringLiteral("an answer without status word")};
    }
    CardReply reply;
    reply.body = std::move(*answer);
    const auto low = std::to_integer<unsigned>(reply.body.back());
    reply.body.pop_back();
    const auto high = std::to_integer<unsigned>(reply.body.back());
    reply.body.pop_back();
    reply.status = static_cast<std::uint16_t>((high << 8U) | low);
    co_return reply;
}

}  // namespace evergreen
