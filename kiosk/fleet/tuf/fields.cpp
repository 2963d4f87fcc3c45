#include "kiosk/fleet/tuf/fields.h"

#include <boost/json.hpp>

namespace evergreen::tuf {

namespace json = boost::json;

namespace {

const json::object& noObject() {
    static const json::object none;
    return none;
}

const json::array& noArray() {
    static const json::array none;
    return none;
}

const json::value& nothing() {
    static const json::value none;
    return none;
}

}  // namespace

Fields::Fields(const json::value& value, std::string place, std::string& complaint)
    : m_object(value.is_object() ? value.get_object() : noObject()), m_place(std::move(place)), m_complaint(complaint) {
    if (!value.is_object() && m_complaint.empty()) m_complaint = m_place + " is no object";
}

const json::value& Fields::find(const char* name) const {
    const json::value* found = m_object.if_contains(name);
    return found != nullptr ? *found : nothing();
}

std::string Fields::text(const char* name, std::size_t bytesMax) const {
    const json::string* found = find(name).if_string();
    if (found == nullptr || found->empty() || found->size() > bytesMax) {
        complain(name, "is no text of a fitting length");
        return {};
    }
    return {found->data(), found->size()};
}

std::string Fields::anyText(const char* name) const {
    const json::string* found = find(name).if_string();
    if (found == nullptr) complain(name, "is no text");
    return found == nullptr ? std::string() : std::string(found->data(), found->size());
}

std::int64_t Fields::integer(const char* name, std::int64_t least) const {
    const std::int64_t* found = find(name).if_int64();
    if (found == nullptr || *found < least) {
        complain(name, "is no fitting whole number");
        return least;
    }
    return *found;
}

bool Fields::flag(const char* name) const {
    const bool* found = find(name).if_bool();
    if (found == nullptr) complain(name, "is neither true nor false");
    return found != nullptr && *found;
}

Fields Fields::object(const char* name) const {
    return {find(name), m_place + '.' + name, m_complaint};
}

const json::array& Fields::array(const char* name, std::size_t countMax) const {
    const json::array* found = find(name).if_array();
    if (found != nullptr && found->size() <= countMax) return *found;
    complain(name, "is no list of a fitting length");
    return noArray();
}

const json::object& Fields::all(std::size_t countMax) const {
    if (m_object.size() <= countMax) return m_object;
    complain("*", "has too many members");
    return noObject();
}

Fields Fields::member(const json::key_value_pair& one) const {
    return {one.value(), m_place + ".*", m_complaint};
}

Fields Fields::element(const json::value& one) const {
    return {one, m_place + "[]", m_complaint};
}

void Fields::complain(const char* name, const char* what) const {
    if (m_complaint.empty()) m_complaint = m_place + '.' + name + ' ' + what;
}

}  // namespace evergreen::tuf
