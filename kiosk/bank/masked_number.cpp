#include "kiosk/bank/masked_number.h"

#include <algorithm>

namespace evergreen {

QString maskedNumber(JsonFields& fields, const char* name) {
    constexpr auto digitsMax = 10;
    QString number = fields.text(name, 32);
    const auto digits = std::count_if(number.begin(), number.end(), [](QChar letter) { return letter.isDigit(); });
    if (digits <= digitsMax) return number;
    fields.complain(name, "not masked");
    return {};
}

QString opaqueId(JsonFields& fields, const char* name) {
    QString found = fields.text(name, 64);
    if (found.isEmpty()) fields.complain(name, "empty");
    return found;
}

}  // namespace evergreen
