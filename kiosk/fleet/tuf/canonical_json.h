// JSON as TUF wants it: read within limits, and written in the one form that is signed.
#pragma once

#include "kiosk/fleet/tuf/checked.h"

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

namespace evergreen::tuf {

/// TooLarge above `bytesMax`; Malformed when it is no JSON or nested deeper than kJsonDepthMax.
Checked<boost::json::value> parseJson(std::string_view bytes, std::size_t bytesMax);

/// Keys in bytewise order, nothing between the tokens, of all characters only " and \ escaped, whole numbers alone:
/// a number with a fraction or an exponent, or beyond 64 bits, is Malformed. A JSON library's own sorted output is
/// something else.
/// Spec: TUF 1.0.34 §4.2.2 (Canonical JSON, http://wiki.laptop.org/go/Canonical_JSON)
Checked<std::string> canonicalJson(const boost::json::value& value);

}  // namespace evergreen::tuf
