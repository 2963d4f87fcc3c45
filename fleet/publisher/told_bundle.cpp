#include "fleet/publisher/told_bundle.h"

#include "kiosk/fleet/tuf/canonical_json.h"

#include <boost/json.hpp>

namespace evergreen::fleet {

namespace json = boost::json;

namespace {

using Kind = BundleChange::Kind;

std::string textOf(const json::value& value) {
    const json::string* const text = value.if_string();
    return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

std::map<std::string, std::string> placesIn(const json::object& says, Kind kind) {
    std::map<std::string, std::string> places;
    const json::value* const found = says.if_contains(nameOf(kind));
    if (found == nullptr || !found->is_object()) return places;
    for (const auto& one : found->get_object()) places.emplace(one.key(), textOf(one.value()));
    return places;
}

}  // namespace

std::string bytesOf(const ToldBundle& told) {
    json::object says;
    for (const auto& [kind, places] : told.says) {
        json::object& object = says[nameOf(kind)].emplace_object();
        for (const auto& [place, words] : places) object[place] = words;
    }
    return json::serialize(
        json::object{{"says", std::move(says)}, {"findings", json::array(told.findings.begin(), told.findings.end())}});
}

Checked<ToldBundle> readToldBundle(std::string_view bytes) {
    const auto parsed = tuf::parseJson(bytes, ToldBundle::bytesMax);
    if (!parsed) return parsed.refusal();
    const json::object* const object = parsed->if_object();
    const json::value* const says = object == nullptr ? nullptr : object->if_contains("says");
    const json::value* const findings = object == nullptr ? nullptr : object->if_contains("findings");
    if (says == nullptr || !says->is_object() || findings == nullptr || !findings->is_array()) {
        return Refusal{Reason::Malformed, "bundle: is not told as it should be"};
    }
    ToldBundle told;
    for (const Kind kind : {Kind::Text, Kind::Clip, Kind::Setting, Kind::File}) {
        told.says.emplace(kind, placesIn(says->get_object(), kind));
    }
    for (const json::value& one : findings->get_array()) told.findings.push_back(textOf(one));
    return told;
}

}  // namespace evergreen::fleet
