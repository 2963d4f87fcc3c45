// Offline data authentication with RSA: is this card the one its issuer made? A chain of three keys: the scheme's,
// known to the terminal; the issuer's, certified by the scheme; the card's, certified by the issuer. Pure. It asks no
// card: who does hands in what the card said. Spec: EMV 4.4 Book 2 chapters 5 and 6.
#pragma once

#include "kiosk/card/card_objects.h"
#include "kiosk/card/rsa_key.h"

#include <QDate>

namespace evergreen {

/// A public key of a payment scheme.
struct AuthorityKey {
    Bytes rid;  ///< five bytes: whose it is
    std::uint8_t index = 0;
    RsaKey key;
    Bytes sm2Point{};  ///< 64 bytes where the scheme's key is SM2 (DF07 = 04, as we read PBOC 3.0); then `key` is empty

    bool operator==(const AuthorityKey&) const = default;
};

/// The issuer's key. CardDamaged, naming what does not fit: certificate, hash, card number, date. Spec: §5.3 and §6.3
Result<RsaKey> issuerKeyOf(const CardObjects& card, const AuthorityKey& authority, QDate today);

/// SDA: the issuer signed what the card gave. Spec: §5.4
Result<> checkStaticData(const CardObjects& card, const RsaKey& issuer);

/// The card's own key; it is certified together with the static data. Spec: §6.4
Result<RsaKey> cardKeyOf(const CardObjects& card, const RsaKey& issuer, QDate today);

/// DDA: the card signed what the terminal sent (`sent`: the values of the DDOL). Spec: §6.5.2
Result<> checkDynamicSignature(const RsaKey& card, ByteView signature, ByteView sent);

/// CDA: what a card says together with its cryptogram.
struct CombinedAnswer {
    ByteView signature;        ///< 9F4B
    std::byte information{};   ///< 9F27
    ByteView unpredictable;    ///< what the terminal sent as 9F37
    ByteView transactionData;  ///< all that was said both ways, as far as it is signed
};

/// The cryptogram inside, when the card signed this very transaction. Spec: §6.6.2
Result<Bytes> openCombinedSignature(const RsaKey& card, const CombinedAnswer& answer);

}  // namespace evergreen
