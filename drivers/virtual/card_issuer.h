// The demo issuer: personalises virtual cards with keys and certificates of the project's own demo scheme, and does a
// card's own arithmetic (signatures, cryptograms). Its secret keys lie open in demo_keys.json: they protect nothing.
// Its own reading of EMV, shared with no kiosk code, so that the two can be held against each other.
#pragma once

#include "drivers/virtual/demo_sm2.h"
#include "kiosk/base/bytes.h"

#include <cstdint>

#include <QDate>
#include <QString>

namespace evergreen {

/// An RSA key pair; the public exponent is 3.
struct DemoRsaKey {
    Bytes modulus;
    Bytes secret;

    /// `message` to the power of the secret exponent; as long as the modulus.
    Bytes seal(ByteView message) const;
};

struct DemoKeys {
    Bytes rid;
    std::uint8_t index = 0;
    DemoRsaKey authority;
    DemoRsaKey issuer;
    DemoRsaKey card;
    DemoSm2Keys sm2;      ///< the same three, of cards with SM2
    Bytes cryptogramKey;  ///< the issuer's master key for cryptograms, AES
    Bytes scriptKey;      ///< … and for its scripts

    /// Those that come with the program.
    static const DemoKeys& builtIn();
};

/// What every certificate and signature of EMV is: 6A, `content`, a hash over it and over what stands `behind` on the
/// card, BC; sealed. `content` is 22 bytes shorter than the modulus. Spec: EMV 4.4 Book 2 annex A2.1
Bytes sealedFrame(const DemoRsaKey& key, ByteView content, ByteView behind);

/// Tags 8F 90 92 9F32 of a card of this number. Spec: EMV 4.4 Book 2 table 6
Bytes issuerObjects(const DemoKeys& keys, const QString& pan, QDate until);
/// Tag 93. Spec: EMV 4.4 Book 2 table 3
Bytes signedStaticObject(const DemoKeys& keys, ByteView staticData);
/// Tags 9F46 9F47 9F48. Spec: EMV 4.4 Book 2 table 14
Bytes cardKeyObjects(const DemoKeys& keys, const QString& pan, QDate until, ByteView staticData);
/// What INTERNAL AUTHENTICATE signs. Spec: EMV 4.4 Book 2 table 17
Bytes dynamicSignature(const DemoKeys& keys, std::uint16_t counter, ByteView sent);
/// What GENERATE AC signs of a whole transaction (CDA). Spec: EMV 4.4 Book 2 table 19
Bytes combinedSignature(const DemoKeys& keys, std::uint16_t counter, std::uint8_t kind, ByteView cryptogram,
                        ByteView transaction, ByteView unpredictable);
/// Eight bytes over what the terminal sent, the profile and the counter, under the card's session key (AES, CMAC).
/// Spec: EMV 4.4 Book 2 annexes A1.3 and A1.4, and 8.1
Bytes cardCryptogram(const DemoKeys& keys, const QString& pan, const QString& sequence, std::uint16_t counter,
                     ByteView message);

/// `size` bytes of CMAC under the key that `master` gives this card for what `diversifier` names: a counter or a
/// cryptogram. Spec: EMV 4.4 Book 2 annexes A1.3 and A1.4.3
Bytes sessionMac(ByteView master, const QString& pan, const QString& sequence, ByteView diversifier, ByteView message,
                 std::size_t size);

}  // namespace evergreen
