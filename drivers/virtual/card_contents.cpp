#include "drivers/virtual/card_contents.h"

#include "drivers/virtual/card_issuer.h"
#include "drivers/virtual/card_tlv.h"

namespace evergreen {

namespace {

// Country, currency, date, unpredictable number, and one object no terminal knows.
const Bytes kPdol = bytes({0x9F, 0x1A, 2, 0x5F, 0x2A, 2, 0x9A, 3, 0x9F, 0x37, 4, 0xDF, 0x60, 1});

// Amounts, country, findings, currency, date, kind, unpredictable number; then the bank's word before the findings.
const Bytes kCdol1 =
    bytes({0x9F, 0x02, 6, 0x9F, 0x03, 6, 0x9F, 0x1A, 2, 0x95, 5, 0x5F, 0x2A, 2, 0x9A, 3, 0x9C, 1, 0x9F, 0x37, 4});
const Bytes kCdol2 = bytes({0x8A, 2, 0x95, 5, 0x9F, 0x37, 4});
const Bytes kCdol2WithIssuer = bytes({0x8A, 2, 0x91, 8, 0x95, 5, 0x9F, 0x37, 4});

// Online PIN, then fail.
const Bytes kVerification = bytes({0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x00});
// Plaintext PIN by the card where the terminal has that, else the next; online PIN, then fail.
const Bytes kVerificationByCard = bytes({0, 0, 0, 0, 0, 0, 0, 0, 0x41, 0x03, 0x02, 0x00});
const Bytes kVersion = bytes({0x00, 0x30});

// Digits two to a byte, filled up with F (EMV 4.4 Book 3 §4.3, format cn).
Bytes packed(QString digits) {
    if (digits.size() % 2 != 0) digits += u'F';
    return fromHex(digits).value_or(Bytes{});
}

Bytes packedDate(const QString& iso) {
    return packed(iso.mid(2, 2) + iso.mid(5, 2) + iso.mid(8, 2));
}

Bytes trackTwo(const CardFace& face) {
    return packed(face.pan + u'D' + face.expiry.mid(2, 2) + face.expiry.mid(5, 2) + QStringLiteral("22000000"));
}

Bytes holderObjects(const CardFace& face) {
    Bytes holder = joined({cardTlv(0x57, trackTwo(face)), cardTlv(0x5F20, ascii(face.holder))});
    if (!face.identity.isEmpty()) {
        append(holder, joined({cardTlv(0x9F61, ascii(face.identity)), cardTlv(0x9F62, bytes({0x00}))}));
    }
    return holder;
}

Bytes accountObjects(const CardFace& face) {
    return joined({cardTlv(0x5A, packed(face.pan)), cardTlv(0x5F24, packedDate(face.expiry)),
                   cardTlv(0x5F25, packedDate(face.effective)), cardTlv(0x5F34, packed(face.sequence)),
                   cardTlv(0x5F28, bytes({0x01, 0x56})), cardTlv(0x9F07, bytes({0xFF, 0x00}))});
}

// EMV 4.4 Book 3 §6.5.8.4.
void setOptions(CardContents& card, const CardFace& face, const Bytes& locator) {
    card.options = face.wrapsInFormat2 ? cardTlv(0x77, joined({cardTlv(0x82, card.profile), cardTlv(0x94, locator)}))
                                       : cardTlv(0x80, joined({card.profile, locator}));
}

void addPlain(CardContents& card, const CardFace& face) {
    // 5F30: service code 220; 9F08: application version.
    const Bytes service = joined({cardTlv(0x5F30, bytes({0x02, 0x20})), cardTlv(0x9F08, kVersion)});
    card.records[{2, 2}] = cardTlv(0x70, cardTlv(0x8E, kVerification));
    card.records[{2, 3}] = cardTlv(0x70, service);
    // AIP: cardholder verification, terminal risk management. AFL: files 1 and 2.
    card.profile = bytes({0x18, 0x00});
    setOptions(card, face, bytes({0x08, 1, 1, 0, 0x10, 1, 3, 1}));
}

struct KeyRecords {
    Bytes issuer;
    Bytes own;
};

KeyRecords keyRecords(const CardFace& face, bool isDynamic, ByteView staticData) {
    const DemoKeys& keys = DemoKeys::builtIn();
    const QDate until = QDate::fromString(face.expiry, Qt::ISODate);
    if (face.usesSm2) {
        return {sm2IssuerObjects(keys.sm2, face.pan, until),
                isDynamic ? sm2CardKeyObject(keys.sm2, face.pan, until, staticData)
                          : sm2StaticObject(keys.sm2, staticData)};
    }
    return {issuerObjects(keys, face.pan, until),
            isDynamic ? cardKeyObjects(keys, face.pan, until, staticData) : signedStaticObject(keys, staticData)};
}

/// The account's record is signed; the rest of files 1 and 2 is as on other cards, file 3 holds the keys.
void addKeys(CardContents& card, const CardFace& face, ByteView account) {
    const bool isDynamic = face.authentication != CardFace::Authentication::Static;
    const bool isCombined = face.authentication == CardFace::Authentication::Combined;
    const bool hasCommand = face.issuerCheck == CardFace::IssuerCheck::Command;
    const Bytes& cdol2 = face.issuerCheck == CardFace::IssuerCheck::List ? kCdol2WithIssuer : kCdol2;
    // AIP: cardholder verification and terminal risk management, with SDA (40), DDA (20) or CDA (01); issuer
    // authentication by EXTERNAL AUTHENTICATE (04).
    card.profile = bytes({static_cast<std::uint8_t>(0x18 | (isDynamic ? 0x20 : 0x40) | (isCombined ? 0x01 : 0) |
                                                    (hasCommand ? 0x04 : 0)),
                          0x00});
    // 9F4A: the profile is signed, too.
    Bytes staticData(account.begin(), account.end());
    append(staticData, card.profile);
    // 8C and 8D: what GENERATE AC wants to know; 9F0E and 9F0F: what is declined, what goes online.
    const Bytes& verification = face.pin.isEmpty() ? kVerification : kVerificationByCard;
    const Bytes rules = joined({cardTlv(0x8E, verification), cardTlv(0x8C, kCdol1), cardTlv(0x8D, cdol2),
                                cardTlv(0x9F0E, bytes({0x00, 0x40, 0x00, 0x00, 0x00})),
                                cardTlv(0x9F0F, bytes({0xF0, 0x68, 0xF4, 0xF8, 0x00})), cardTlv(0x9F4A, bytes({0x82})),
                                cardTlv(0x9F08, kVersion)});
    card.records[{2, 2}] = cardTlv(0x70, rules);
    const KeyRecords keys = keyRecords(face, isDynamic, staticData);
    card.records[{3, 1}] = cardTlv(0x70, keys.issuer);
    card.records[{3, 2}] = cardTlv(0x70, keys.own);
    setOptions(card, face, bytes({0x08, 1, 1, 0, 0x10, 1, 2, 1, 0x18, 1, 2, 0}));
}

/// No payment application: nothing but whose card it is. See kiosk/card/staff_card.h.
CardContents contentsOfStaffCard(const CardFace& face) {
    CardContents card;
    card.properties = cardTlv(0xA5, cardTlv(0x50, ascii(face.label)));
    card.records[{1, 1}] = cardTlv(0x70, cardTlv(0xDF01, ascii(face.staff)));
    return card;
}

}  // namespace

CardContents CardContents::of(const CardFace& face) {
    if (!face.staff.isEmpty()) return contentsOfStaffCard(face);
    CardContents card;
    const Bytes label = cardTlv(0x50, ascii(face.label));
    const Bytes priority = cardTlv(0x87, bytes({1}));
    card.directory = cardTlv(0x70, cardTlv(0x61, joined({cardTlv(0x4F, face.aid), label, priority})));
    card.properties = cardTlv(
        0xA5, joined({label, priority, cardTlv(0x9F38, kPdol), cardTlv(0x5F2D, ascii(QStringLiteral("zhen")))}));
    const Bytes account = accountObjects(face);
    card.records[{1, 1}] = cardTlv(0x70, holderObjects(face));
    card.records[{2, 1}] = cardTlv(0x70, account);
    if (face.authentication == CardFace::Authentication::None) {
        addPlain(card, face);
    } else {
        addKeys(card, face, account);
    }
    return card;
}

}  // namespace evergreen
