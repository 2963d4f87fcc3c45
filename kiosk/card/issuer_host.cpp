#include "kiosk/card/issuer_host.h"

#include "kiosk/card/emv_tags.h"
#include "kiosk/card/terminal_values.h"

#include <array>

namespace evergreen {

namespace {

// Spec: EMV 4.4 Book 2 table 25 and Book 4 table 8, with the lengths of Book 3 annex A
constexpr std::array kOfTerminal{DolEntry{emv::amount, 6},
                                 DolEntry{emv::amountOther, 6},
                                 DolEntry{emv::country, 2},
                                 DolEntry{emv::verificationResults, 5},
                                 DolEntry{emv::currency, 2},
                                 DolEntry{emv::transactionDate, 3},
                                 DolEntry{emv::transactionType, 1},
                                 DolEntry{emv::unpredictableNumber, 4},
                                 DolEntry{emv::terminalCapabilities, 3}};
constexpr std::array kOfCard{emv::interchangeProfile, emv::pan, emv::panSequence};

}  // namespace

IssuerQuestion IssuerQuestion::of(const CardObjects& card, const CardObjects& own, const CryptogramAnswer& answer) {
    IssuerQuestion asked;
    for (const DolEntry& entry : kOfTerminal) asked.objects.set(entry.tag, fillDol({entry}, own));
    for (const std::uint32_t tag : kOfCard) {
        const ByteView value = card.get(tag);
        asked.objects.set(tag, Bytes(value.begin(), value.end()));
    }
    asked.objects.set(emv::cryptogramInformation, Bytes{answer.information});
    asked.objects.set(emv::transactionCounter, answer.counter);
    asked.objects.set(emv::issuerApplicationData, answer.issuerData);
    asked.objects.set(emv::cryptogram, answer.cryptogram);
    return asked;
}

}  // namespace evergreen
