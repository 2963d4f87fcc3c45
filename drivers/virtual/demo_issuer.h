// The demo issuer as the bank's own computer would be: it tells a true cryptogram from an invention, answers it so that
// the card knows its bank, and sends commands that the card takes from nobody else. The card's side of the same is
// here, too. Keys: DemoKeys, which protect nothing. Spec: EMV 4.4 Book 2 chapters 8 and 9 (AES)
#pragma once

#include "drivers/virtual/card_issuer.h"

#include <array>

namespace evergreen {

/// One transaction of one card, as far as keys hang on it.
struct CardSession {
    QString pan;
    QString sequence;
    std::uint16_t counter = 0;
    Bytes cryptogram;  ///< the first of the transaction: ARQC
};

/// Tag 91: four bytes of the issuer's own cryptogram (ARPC, method 2), and the status it covers. Spec: §8.2.2
Bytes issuerAuthenticationData(const DemoKeys& keys, const CardSession& session, bool approves);
/// The card's side: it was its issuer that said this about this transaction.
bool isIssuersWord(const DemoKeys& keys, const CardSession& session, ByteView authentication);
/// … and approved it.
bool isIssuersApproval(const DemoKeys& keys, const CardSession& session, ByteView authentication);

/// CLA, INS, P1, P2; CLA says that a MAC follows (04).
using ScriptHeader = std::array<std::uint8_t, 4>;
/// A command for a script: header, content, and eight bytes over both and the transaction. Spec: §9.2
Bytes scriptCommand(const DemoKeys& keys, const CardSession& session, ScriptHeader header, ByteView content);

struct DemoAuthorisation {
    QString code;          ///< 8A: "00" approved, "05" declined
    Bytes authentication;  ///< 91; empty for a cryptogram that is no card's of ours
    Bytes scripts;         ///< template 72 with one command: PUT DATA 9F58; empty likewise
};

/// `message`: what the cryptogram is over (cardCryptogram()).
DemoAuthorisation authoriseDemoCard(const DemoKeys& keys, const CardSession& session, ByteView message);

}  // namespace evergreen
