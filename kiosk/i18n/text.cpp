#include "kiosk/i18n/text.h"

namespace evergreen {

TextArgument::TextArgument(Text text) : m_value(std::make_shared<const Text>(std::move(text))) {}

bool operator==(const TextArgument& a, const TextArgument& b) {
    const auto* nestedA = std::get_if<std::shared_ptr<const Text>>(&a.m_value);
    const auto* nestedB = std::get_if<std::shared_ptr<const Text>>(&b.m_value);
    if (nestedA && nestedB) return **nestedA == **nestedB;
    return a.m_value == b.m_value;
}

Text verbatim(QString words) {
    return Text{QByteArrayLiteral("verbatim"), {TextArgument(std::move(words))}};
}

}  // namespace evergreen
