#include "kiosk/card/card_objects.h"

#include "kiosk/card/emv_tags.h"
#include "kiosk/card/tlv.h"

#include <vector>

namespace evergreen {

namespace {

Failure damaged(const char* why) {
    return {FailureCode::CardDamaged, QString::fromLatin1(why)};
}

/// Bounded by the limits of parseTlv().
Result<> collect(const std::vector<Tlv>& objects, std::map<std::uint32_t, Bytes>& values) {
    for (const Tlv& object : objects) {
        if (!object.children.empty()) {
            if (const auto inner = collect(object.children, values); !inner) return inner;
            continue;
        }
        const bool isNew = values.try_emplace(object.tag, object.value.begin(), object.value.end()).second;
        if (!isNew) return damaged("an object given twice");
    }
    return {};
}

}  // namespace

Result<> CardObjects::add(ByteView tlv) {
    const auto objects = parseTlv(tlv);
    if (!objects) return objects.failure();
    return collect(*objects, m_values);
}

Result<> CardObjects::addRecord(unsigned sfi, ByteView record, bool isSigned) {
    const auto objects = parseTlv(record);
    const bool isTemplate = objects && objects->size() == 1 && objects->front().tag == emv::recordTemplate;
    if (sfi <= emvSfiMax && !isTemplate) return damaged("a record without its template");
    if (isSigned) append(m_signed, sfi <= emvSfiMax ? objects->front().value : record);
    // Files of the scheme or the issuer may hold anything.
    if (!objects) {
        m_isSignable = m_isSignable && !isSigned;
        return {};
    }
    return collect(*objects, m_values);
}

ByteView CardObjects::get(std::uint32_t tag) const {
    const auto found = m_values.find(tag);
    return found == m_values.end() ? ByteView() : ByteView(found->second);
}

Result<Bytes> CardObjects::staticData() const {
    if (!m_isSignable) return damaged("a signed record that is no TLV");
    Bytes all = m_signed;
    const ByteView tags = get(emv::staticDataTags);
    if (!has(emv::staticDataTags)) return all;
    const bool isProfileOnly = tags.size() == 1 && tags[0] == std::byte{emv::interchangeProfile};
    if (!isProfileOnly) return damaged("9F4A names more than the interchange profile");
    append(all, get(emv::interchangeProfile));
    return all;
}

}  // namespace evergreen
