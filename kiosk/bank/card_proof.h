// How a card proves itself to its bank: a cryptogram with all it is over, and the bank's word for the card. Values
// only. No card number: the bank knows the card of the session.
#pragma once

#include "kiosk/base/bytes.h"

#include <QString>

namespace evergreen {

/// Each with the tag of its EMV object, in the length of Book 3 annex A.
struct CardProof {
    Bytes cryptogram;    ///< 9F26: ARQC
    Bytes information;   ///< 9F27
    Bytes counter;       ///< 9F36
    Bytes issuerData;    ///< 9F10; may be empty
    Bytes amount;        ///< 9F02
    Bytes amountOther;   ///< 9F03
    Bytes country;       ///< 9F1A
    Bytes findings;      ///< 95
    Bytes currency;      ///< 5F2A
    Bytes date;          ///< 9A
    Bytes kind;          ///< 9C
    Bytes random;        ///< 9F37
    Bytes profile;       ///< 82
    Bytes capabilities;  ///< 9F33

    bool operator==(const CardProof&) const = default;
};

/// Approved or not is in the code: see IssuerAnswer.
struct CardVerdict {
    QString code;          ///< 8A
    Bytes authentication;  ///< 91; empty for a cryptogram the bank does not know as its card's
    Bytes scripts;         ///< templates 71 and 72; may be empty

    bool operator==(const CardVerdict&) const = default;
};

/// How it ended between bank and card: the card's last word, and how far the bank's scripts came.
struct CardEnd {
    bool isApproved = false;  ///< by the card: its second cryptogram is a certificate (TC) and no refusal (AAC)
    Bytes certificate;        ///< 9F26 of the second GENERATE AC: eight bytes
    Bytes scriptResults;      ///< 9F5B: five bytes for each script, in the order they were said; may be empty

    bool operator==(const CardEnd&) const = default;
};

/// Why an approval is taken back.
enum class CardReversal {
    NoAnswer,      ///< none came that can be read
    CardLeft,      ///< or the reader did
    CardDeclined,  ///< or contradicted itself
};

}  // namespace evergreen
