// The card's issuer, who alone can tell a cryptogram from an invention. Asked once in a transaction; what it answers
// goes to the card. An interface, because the demo issuer answers within the program and a bank over its own line.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "kiosk/card/card_objects.h"
#include "kiosk/card/cryptogram_answer.h"

#include <QCoroTask>
#include <QString>

namespace evergreen {

/// What goes to the bank: 9F26 9F27 9F36 9F10 of the cryptogram, all that it is over as the terminal sent it (9F02 9F03
/// 9F1A 95 5F2A 9A 9C 9F37), and 82 9F33 5A 5F34. It holds the card number: never logged.
struct IssuerQuestion {
    CardObjects objects;

    /// `own`: as the card heard it; `answer`: to the first GENERATE AC.
    static IssuerQuestion of(const CardObjects& card, const CardObjects& own, const CryptogramAnswer& answer);
};

struct IssuerAnswer {
    QString code;          ///< 8A, two characters; see isApproval()
    Bytes authentication;  ///< 91: the issuer's own cryptogram; empty without
    Bytes scripts;         ///< templates 71 and 72, one after the other; empty without

    /// Spec: EMV 4.4 Book 4 annex A6, ISO 8583 (00, 10, 11)
    bool isApproval() const {
        return code == QLatin1String("00") || code == QLatin1String("10") || code == QLatin1String("11");
    }

    bool operator==(const IssuerAnswer&) const = default;
};

class IssuerHost {
public:
    virtual ~IssuerHost() = default;

    /// Failures: BankUnreachable, BankSlow, BankGarbage; that the bank declines is none.
    virtual QCoro::Task<Result<IssuerAnswer>> authorise(IssuerQuestion question) = 0;
};

}  // namespace evergreen
