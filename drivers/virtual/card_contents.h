// What the issuer writes on a virtual card before it is given out: directory, records, profile, lists. A value; the
// card gives it out piece by piece and adds what it reckons itself (cryptograms, signatures).
#pragma once

#include "drivers/virtual/card_face.h"
#include "kiosk/base/bytes.h"

#include <map>
#include <utility>

namespace evergreen {

struct CardContents {
    // Asked of the terminal: how many bytes PDOL, CDOL1 and CDOL2 want.
    static constexpr std::size_t pdolBytes = 12;
    static constexpr std::size_t cdol1Bytes = 29;
    static constexpr std::size_t cdol2Bytes = 11;
    /// More in CDOL2 of a card that knows its issuer there: tag 91, behind the bank's word (8A).
    static constexpr std::size_t issuerBytes = 8;

    Bytes directory;                               ///< the one record of 1PAY.SYS.DDF01
    Bytes properties;                              ///< template A5 of the selected application
    std::map<std::pair<int, int>, Bytes> records;  ///< (file, record) of the application
    Bytes profile;                                 ///< AIP
    Bytes options;                                 ///< the answer to GET PROCESSING OPTIONS

    /// With keys and certificates of the demo scheme where the face says so.
    static CardContents of(const CardFace& face);
};

}  // namespace evergreen
