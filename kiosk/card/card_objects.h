// Everything one application has given of itself, by tag, as offline data authentication and GENERATE AC need it. Owns
// its bytes. ApplicationRecords keeps the few objects a visit needs; this is for who wants to see the whole card.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <cstdint>
#include <map>
#include <span>

namespace evergreen {

/// Files of higher numbers belong to the payment system or the issuer, and their records need no template.
inline constexpr unsigned emvSfiMax = 10;

class CardObjects {
public:
    /// The primitive objects of some BER-TLV bytes, templates opened. CardDamaged: no TLV, or an object given before.
    Result<> add(ByteView tlv);

    /// One record. `isSigned`: its content counts as static data to be authenticated. Spec: EMV 4.4 Book 3 §10.3 (of
    /// files 1 to 10 without the template around it).
    Result<> addRecord(unsigned sfi, ByteView record, bool isSigned);

    /// Also what is no TLV on the card: AIP of a format 1 answer, the terminal's own values.
    void set(std::uint32_t tag, Bytes value) { m_values[tag] = std::move(value); }

    bool has(std::uint32_t tag) const { return m_values.contains(tag); }
    /// Empty when the card did not give it.
    ByteView get(std::uint32_t tag) const;
    std::size_t size() const { return m_values.size(); }

    /// All that is signed, in the order of reading, with what 9F4A names. CardDamaged: 9F4A names anything but the
    /// application interchange profile, or a signed record was not read as one. Spec: EMV 4.4 Book 2 §5.1.1
    Result<Bytes> staticData() const;

private:
    std::map<std::uint32_t, Bytes> m_values;
    Bytes m_signed;
    bool m_isSignable = true;
};

}  // namespace evergreen
