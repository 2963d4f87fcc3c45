#include "kiosk/fleet/tuf/canonical_json.h"

#include "kiosk/fleet/tuf/limits.h"

#include <algorithm>
#include <boost/json.hpp>
#include <vector>

namespace evergreen::tuf {

namespace {

namespace json = boost::json;

void writeText(std::string_view text, std::string& out) {
    out += '"';
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') out += '\\';
        out += letter;
    }
    out += '"';
}

/// False at a number that has no canonical form. Depth is bounded by the parser.
bool write(const json::value& value, std::string& out);

bool writeMembers(const json::object& object, std::string& out) {
    std::vector<const json::key_value_pair*> members;
    members.reserve(object.size());
    for (const json::key_value_pair& member : object) members.push_back(&member);
    const auto bytewise = [](const auto* a, const auto* b) {
        return std::string_view(a->key()) < std::string_view(b->key());
    };
    std::sort(members.begin(), members.end(), bytewise);
    out += '{';
    for (const json::key_value_pair* member : members) {
        if (member != members.front()) out += ',';
        writeText(member->key(), out);
        out += ':';
        if (!write(member->value(), out)) return false;
    }
    out += '}';
    return true;
}

bool writeElements(const json::array& array, std::string& out) {
    out += '[';
    for (const json::value& element : array) {
        if (&element != &array.front()) out += ',';
        if (!write(element, out)) return false;
    }
    out += ']';
    return true;
}

bool write(const json::value& value, std::string& out) {
    switch (value.kind()) {
        case json::kind::null:
            out += "null";
            return true;
        case json::kind::bool_:
            out += value.get_bool() ? "true" : "false";
            return true;
        case json::kind::int64:
            out += std::to_string(value.get_int64());
            return true;
        case json::kind::uint64:
            out += std::to_string(value.get_uint64());
            return true;
        case json::kind::double_:
            return false;
        case json::kind::string:
            writeText(value.get_string(), out);
            return true;
        case json::kind::array:
            return writeElements(value.get_array(), out);
        case json::kind::object:
            return writeMembers(value.get_object(), out);
    }
    return false;
}

}  // namespace

Checked<json::value> parseJson(std::string_view bytes, std::size_t bytesMax) {
    // Check: document-bytes
    if (bytes.size() > bytesMax) return Refusal{Reason::TooLarge, std::to_string(bytes.size()) + " bytes"};
    json::parse_options options;
    options.max_depth = kJsonDepthMax;
    json::error_code error;
    json::value value = json::parse({bytes.data(), bytes.size()}, error, {}, options);
    if (error) return Refusal{Reason::Malformed, "JSON: " + error.message()};
    return value;
}

Checked<std::string> canonicalJson(const json::value& value) {
    std::string out;
    if (!write(value, out)) return Refusal{Reason::Malformed, "a number that is not a whole one"};
    return out;
}

}  // namespace evergreen::tuf
