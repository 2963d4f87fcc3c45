#include "kiosk/card/cryptogram_answer.h"

#include "kiosk/card/emv_tags.h"
#include "kiosk/card/tlv.h"

namespace evergreen {

namespace {

constexpr std::size_t kFormat1Bytes = 11;  // 9F27, 9F36, 9F26 run together
constexpr std::size_t kCryptogramBytes = 8;

// 9F27, high bits. Spec: EMV 4.4 Book 3 table 15
constexpr std::byte kKindMask{0xC0};
constexpr std::byte kDeclines{0x00};  // AAC
constexpr std::byte kApproves{0x40};  // TC
constexpr std::byte kAsksBank{0x80};  // ARQC
// Spec: EMV 4.4 Book 3 annex A, tag 9F10
constexpr std::size_t kIssuerDataBytesMax = 32;

Failure damaged(const char* why) {
    return {FailureCode::CardDamaged, QString::fromLatin1(why)};
}

Bytes copyOf(ByteView view) {
    return {view.begin(), view.end()};
}

Result<CryptogramAnswer> fromFormat1(ByteView value) {
    if (value.size() < kFormat1Bytes) return damaged("a cryptogram cut short");
    CryptogramAnswer answer;
    answer.information = value[0];
    answer.counter = copyOf(value.subspan(1, 2));
    answer.cryptogram = copyOf(value.subspan(3, kCryptogramBytes));
    answer.issuerData = copyOf(value.subspan(kFormat1Bytes));
    return answer;
}

Result<CryptogramAnswer> fromFormat2(const std::vector<Tlv>& objects) {
    const auto valueOf = [&objects](std::uint32_t tag) {
        const Tlv* const object = findTlv(objects, tag);
        return object ? object->value : ByteView();
    };
    const ByteView information = valueOf(emv::cryptogramInformation);
    if (information.size() != 1) return damaged("a cryptogram of no kind");
    CryptogramAnswer answer;
    answer.information = information[0];
    answer.counter = copyOf(valueOf(emv::transactionCounter));
    answer.cryptogram = copyOf(valueOf(emv::cryptogram));
    answer.issuerData = copyOf(valueOf(emv::issuerApplicationData));
    answer.signature = copyOf(valueOf(emv::signedDynamicData));
    if (!answer.cryptogram.empty() && answer.cryptogram.size() != kCryptogramBytes) {
        return damaged("a cryptogram of another length");
    }
    for (const Tlv& object : objects) {
        if (object.tag != emv::signedDynamicData) append(answer.signedObjects, encodeTlv(object.tag, object.value));
    }
    return answer;
}

/// Spec: EMV 4.4 Book 3 §9.3
bool isAsked(std::byte kind, CryptogramWish wish) {
    switch (wish) {
        case CryptogramWish::Decline:
            return false;
        case CryptogramWish::Approve:
            return kind == kApproves;
        case CryptogramWish::GoOnline:
        case CryptogramWish::GoOnlineSigned:
            return kind == kAsksBank;
    }
    return false;
}

}  // namespace

bool CryptogramAnswer::isDeclined() const {
    return (information & kKindMask) == kDeclines;
}

Result<CryptogramAnswer> CryptogramAnswer::parse(ByteView answer, CryptogramWish wish) {
    const auto objects = parseTlv(answer);
    if (!objects) return objects.failure();
    const bool isOne = objects->size() == 1;
    const bool isFormat1 = isOne && objects->front().tag == emv::responseFormat1;
    const bool isFormat2 = isOne && objects->front().tag == emv::responseFormat2;
    if (!isFormat1 && !isFormat2) return damaged("a cryptogram that is not one object");
    auto parsed = isFormat1 ? fromFormat1(objects->front().value) : fromFormat2(objects->front().children);
    if (!parsed) return parsed;
    if (parsed->issuerData.size() > kIssuerDataBytesMax) return damaged("more issuer data than a card may have");
    if (!parsed->isDeclined() && !isAsked(parsed->information & kKindMask, wish)) {
        return damaged("a cryptogram nobody asked for");
    }
    return parsed;
}

}  // namespace evergreen
