// What an application's records say about the card: where they lie (AFL) and the few objects the kiosk keeps of them.
// Pure; the caller reads the records. Track 2 is compared with the card number and never kept.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "kiosk/card/tlv.h"

#include <optional>
#include <vector>

#include <QString>

namespace evergreen {

struct RecordAddress {
    unsigned sfi = 0;       ///< 1 to 30
    unsigned record = 0;    ///< 1 to 255
    bool isSigned = false;  ///< static data to be authenticated offline

    bool operator==(const RecordAddress&) const = default;
};

inline constexpr std::size_t recordsMax = 64;

/// The records an application file locator names, in its order. CardDamaged when it breaks its own rules.
Result<std::vector<RecordAddress>> parseAfl(ByteView afl);

struct ProcessingOptions {
    Bytes profile;  ///< application interchange profile, two bytes
    std::vector<RecordAddress> records;
};

/// The answer to GET PROCESSING OPTIONS, in either format. CardDamaged without profile or AFL.
Result<ProcessingOptions> parseProcessingOptions(ByteView answer);

/// Gathers the objects of one application. Ask pan() and the like only after check().
class ApplicationRecords {
public:
    /// CardDamaged: no record template, or an object the card has given before.
    Result<> add(ByteView record);

    /// CardDamaged: card number or expiry missing, or malformed, or at odds with track 2.
    Result<> check() const;

    QString pan() const { return m_pan.value_or(QString()); }
    QString expiry() const { return m_expiry.value_or(QString()); }  ///< YYMM
    QString holderName() const { return m_holderName.value_or(QString()); }
    int panSequence() const { return m_panSequence.value_or(0); }

private:
    Result<> keep(const Tlv& object);

    std::optional<QString> m_pan;
    std::optional<QString> m_track2Pan;
    std::optional<QString> m_expiry;
    std::optional<QString> m_holderName;
    std::optional<int> m_panSequence;
};

}  // namespace evergreen
