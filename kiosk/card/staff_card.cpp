#include "kiosk/card/staff_card.h"

#include "kiosk/card/card_commands.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/tlv.h"

#include <algorithm>
#include <array>

namespace evergreen {

namespace {

/// F0 and eight letters of our own. Spec: ISO 7816-5 §5.2 (F: proprietary, not registered)
constexpr std::array<std::uint8_t, 9> kStaffAid{0xF0, 'E', 'V', 'E', 'R', 'G', 'R', 'N', 'S'};
constexpr std::uint32_t kStaffId = 0xDF01;
constexpr unsigned kStaffFile = 1;

bool isIdLetter(std::byte letter) {
    const auto c = std::to_integer<char>(letter);
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

Result<QString> idIn(ByteView record) {
    const Failure damaged{FailureCode::CardDamaged, QStringLiteral("staff card without an id")};
    const auto objects = parseTlv(record);
    if (!objects) return objects.failure();
    const Tlv* const id = findTlv(*objects, kStaffId);
    if (objects->size() != 1 || objects->front().tag != emv::recordTemplate || !id) return damaged;
    const ByteView letters = id->value;
    if (letters.empty() || letters.size() > staffIdMax || !std::ranges::all_of(letters, isIdLetter)) return damaged;
    return QString::fromLatin1(reinterpret_cast<const char*>(letters.data()), static_cast<qsizetype>(letters.size()));
}

QCoro::Task<Result<QString>> readPowered(CardReader& reader) {
    Bytes select = selectByName(std::as_bytes(std::span(kStaffAid)));
    auto selected = co_await exchange(reader, std::move(select));
    if (!selected) co_return selected.failure();
    if (!selected->ok()) co_return Failure{FailureCode::CardUnknown, QStringLiteral("no staff card")};
    Bytes read = readRecord(kStaffFile, 1);
    auto record = co_await exchange(reader, std::move(read));
    if (!record) co_return record.failure();
    if (!record->ok()) co_return Failure{FailureCode::CardDamaged, QStringLiteral("staff card without its record")};
    auto id = idIn(record->body);
    co_return id;
}

}  // namespace

QCoro::Task<Result<QString>> readStaffCard(CardReader& reader) {
    const auto powered = co_await reader.powerOn();
    if (!powered) co_return powered.failure();
    auto id = co_await readPowered(reader);
    (void)co_await reader.powerOff();
    co_return id;
}

}  // namespace evergreen
