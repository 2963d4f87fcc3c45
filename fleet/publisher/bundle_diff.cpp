#include "fleet/publisher/bundle_diff.h"

namespace evergreen::fleet {

namespace {

using Kind = BundleChange::Kind;
using Places = std::map<std::string, std::string>;

constexpr std::size_t kHashLetters = 12;

void compare(Kind kind, const Places& before, const Places& after, std::vector<BundleChange>& changes) {
    Places all = before;
    all.insert(after.begin(), after.end());
    for (const auto& [place, unused] : all) {
        const auto was = before.find(place);
        const auto is = after.find(place);
        if (was != before.end() && is != after.end() && was->second == is->second) continue;
        changes.push_back({kind, place, was == before.end() ? std::string() : was->second,
                           is == after.end() ? std::string() : is->second});
    }
}

Places textsOf(const ComparedBundle& bundle) {
    Places places;
    for (const auto& [language, texts] : bundle.contents.texts) {
        for (const auto& [id, text] : texts) {
            std::string place = language;
            place.append("/").append(id);
            places.emplace(std::move(place), text);
        }
    }
    return places;
}

/// What it says, and which recording it is: a new voice with the same words is a change too.
Places clipsOf(const ComparedBundle& bundle) {
    Places places;
    for (const BundleClip& clip : bundle.contents.clips) {
        const BundleFile* const file = bundle.manifest.file(clip.path);
        const std::string hash = file == nullptr ? "missing" : file->sha256.substr(0, kHashLetters);
        places[clip.language + '/' + clip.message] = clip.text + " (" + hash + ')';
    }
    return places;
}

Places settingsOf(const ComparedBundle& bundle) {
    Places places;
    for (const auto& [name, value] : bundle.contents.settings) places.emplace(name, std::to_string(value));
    return places;
}

bool isToldElsewhere(const ComparedBundle& bundle, const std::string& path) {
    if (path.starts_with("texts/") || path.starts_with("voice/")) return true;
    return path == "settings.json" && !bundle.contents.settings.empty();
}

Places filesOf(const ComparedBundle& bundle) {
    Places places;
    for (const BundleFile& file : bundle.manifest.files) {
        if (isToldElsewhere(bundle, file.path)) continue;
        const auto text = bundle.files.find(file.path);
        places[file.path] = text == bundle.files.end() ? file.sha256.substr(0, kHashLetters) : text->second;
    }
    return places;
}

/// Both without the lines in which they begin and end alike.
void cutAlike(std::string& before, std::string& after) {
    const auto lineEnd = [](const std::string& text) { return text.find('\n'); };
    while (lineEnd(before) != std::string::npos &&
           before.substr(0, lineEnd(before)) == after.substr(0, lineEnd(after)) &&
           lineEnd(after) != std::string::npos) {
        before.erase(0, lineEnd(before) + 1);
        after.erase(0, lineEnd(after) + 1);
    }
    const auto lastLine = [](const std::string& text) { return text.rfind('\n'); };
    while (lastLine(before) != std::string::npos && lastLine(after) != std::string::npos &&
           before.substr(lastLine(before)) == after.substr(lastLine(after))) {
        before.erase(lastLine(before));
        after.erase(lastLine(after));
    }
}

std::string quoted(const std::string& text) {
    return text.empty() ? "nothing" : "“" + text + "”";
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char letter : text) {
        switch (letter) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += letter;
        }
    }
    return out;
}

}  // namespace

const char* nameOf(Kind kind) {
    switch (kind) {
        case Kind::Text:
            return "text";
        case Kind::Clip:
            return "clip";
        case Kind::Setting:
            return "setting";
        case Kind::File:
            break;
    }
    return "file";
}

BundlePlaces placesOf(const ComparedBundle& bundle) {
    return {{Kind::Text, textsOf(bundle)},
            {Kind::Clip, clipsOf(bundle)},
            {Kind::Setting, settingsOf(bundle)},
            {Kind::File, filesOf(bundle)}};
}

std::vector<BundleChange> changesBetween(const BundlePlaces& before, const BundlePlaces& after) {
    const auto of = [](const BundlePlaces& places, Kind kind) {
        const auto found = places.find(kind);
        return found == places.end() ? Places() : found->second;
    };
    std::vector<BundleChange> changes;
    for (const Kind kind : {Kind::Text, Kind::Clip, Kind::Setting, Kind::File}) {
        compare(kind, of(before, kind), of(after, kind), changes);
    }
    for (BundleChange& change : changes) {
        if (change.kind == Kind::File && !change.before.empty() && !change.after.empty()) {
            cutAlike(change.before, change.after);
        }
    }
    return changes;
}

std::vector<BundleChange> changesBetween(const ComparedBundle& before, const ComparedBundle& after) {
    return changesBetween(placesOf(before), placesOf(after));
}

std::string wordsOf(const BundleChange& change) {
    return std::string(nameOf(change.kind)) + ' ' + change.place + ": " + quoted(change.before) + " → " +
           quoted(change.after);
}

std::string pageOf(const std::vector<BundleChange>& changes, const std::string& before, const std::string& after) {
    std::string page =
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>" + escaped(before) + " → " +
        escaped(after) +
        "</title><style>body{font:20px/1.6 sans-serif;margin:2em}td,th{border:1px solid #888;padding:.4em;"
        "vertical-align:top;text-align:left;white-space:pre-wrap}table{border-collapse:collapse;width:100%}"
        "del{background:#fdd;text-decoration:none}ins{background:#dfd;text-decoration:none}</style><h1>" +
        escaped(before) + " → " + escaped(after) + "</h1><p>" + std::to_string(changes.size()) +
        " changes</p><table><tr><th>kind<th>place<th>before<th>after</tr>\n";
    for (const BundleChange& change : changes) {
        page += std::string("<tr><td>") + nameOf(change.kind) + "<td>" + escaped(change.place) + "<td><del>" +
                escaped(change.before) + "</del><td><ins>" + escaped(change.after) + "</ins></tr>\n";
    }
    return page + "</table></html>\n";
}

}  // namespace evergreen::fleet
