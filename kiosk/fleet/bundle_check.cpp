#include "kiosk/fleet/bundle_check.h"

namespace evergreen::fleet {

namespace {

using Kind = BundleComplaint::Kind;

class Complaints {
public:
    void add(Kind kind, std::string place) {
        if (m_all.size() < kComplaintsMax) m_all.push_back({kind, std::move(place)});
    }
    std::vector<BundleComplaint> all() && { return std::move(m_all); }

private:
    std::vector<BundleComplaint> m_all;
};

/// "%1" to "%9", whatever their order.
std::set<char> placesIn(std::string_view text) {
    std::set<char> places;
    for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
        const char next = at + 1 < text.size() ? text[at + 1] : ' ';
        if (next >= '1' && next <= '9') places.insert(next);
    }
    return places;
}

void checkMessage(const std::string& place, const std::string& text, const std::string& builtIn,
                  Complaints& complaints) {
    // Check: message-empty. What was meant to be empty is so in the program too.
    if (text.empty() && !builtIn.empty()) complaints.add(Kind::MessageEmpty, place);
    // Check: message-length
    if (text.size() > kMessageBytesMax) complaints.add(Kind::MessageTooLong, place);
    // Check: message-places
    if (placesIn(text) != placesIn(builtIn)) complaints.add(Kind::PlacesDiffer, place);
}

void checkTexts(const BundleContents& contents, const ProgramNeeds& needs, Complaints& complaints) {
    for (const std::string& language : needs.languages) {
        const auto texts = contents.texts.find(language);
        // Check: language-there
        if (texts == contents.texts.end()) {
            complaints.add(Kind::LanguageMissing, language);
            continue;
        }
        for (const auto& [id, builtIn] : needs.texts) {
            std::string place = language;
            place.append("/").append(id);
            const auto text = texts->second.find(id);
            if (text == texts->second.end()) {
                complaints.add(Kind::MessageMissing, place);
            } else {
                checkMessage(place, text->second, builtIn, complaints);
            }
        }
    }
}

void checkSettings(const BundleContents& contents, const ProgramNeeds& needs, Complaints& complaints) {
    for (const auto& [name, value] : contents.settings) {
        const auto floor = needs.floors.find(name);
        if (floor == needs.floors.end()) {
            complaints.add(Kind::SettingUnknown, name);
        } else if (value < floor->second) {
            complaints.add(Kind::FloorLowered,
                           name + ": " + std::to_string(value) + " below " + std::to_string(floor->second));
        }
    }
    // Check: safety-floor
    if (!contents.safetyComplaint.empty()) complaints.add(Kind::SafetyLaxer, contents.safetyComplaint);
}

void checkClips(const BundleManifest& manifest, const BundleContents& contents, Complaints& complaints) {
    for (const BundleClip& clip : contents.clips) {
        const std::string place = clip.language + '/' + clip.message + ": " + clip.path;
        // Check: clip-file
        if (manifest.file(clip.path) == nullptr) complaints.add(Kind::ClipMissing, place);
        const auto texts = contents.texts.find(clip.language);
        const bool isKnown = texts != contents.texts.end() && texts->second.contains(clip.message);
        if (!isKnown) {
            complaints.add(Kind::ClipUnknown, place);
        } else if (texts->second.at(clip.message) != clip.text) {
            complaints.add(Kind::ClipSaysOther, place);
        }
    }
}

const char* sentenceOf(Kind kind) {
    switch (kind) {
        case Kind::LanguageMissing:
            return "a language has no texts";
        case Kind::MessageMissing:
            return "a sentence is missing";
        case Kind::MessageEmpty:
            return "a sentence is empty";
        case Kind::MessageTooLong:
            return "a sentence is too long for any page";
        case Kind::PlacesDiffer:
            return "a sentence has other places for figures and names than the program fills";
        case Kind::SettingUnknown:
            return "a setting is not known, nor its floor";
        case Kind::FloorLowered:
            return "a setting is below its floor";
        case Kind::SafetyLaxer:
            return "the safety rules are below their floor";
        case Kind::ClipMissing:
            return "a clip's file is not in the bundle";
        case Kind::ClipUnknown:
            return "a clip is of a sentence that is not there";
        case Kind::ClipSaysOther:
            return "a clip says something else than is written";
        case Kind::FileMalformed:
            return "a file cannot be read";
        case Kind::FileUnread:
            return "a file is by a name that the program does not read";
    }
    return "unknown";
}

}  // namespace

std::vector<BundleComplaint> complaintsOf(const BundleManifest& manifest, const BundleContents& contents,
                                          const ProgramNeeds& needs) {
    Complaints complaints;
    checkTexts(contents, needs, complaints);
    checkSettings(contents, needs, complaints);
    checkClips(manifest, contents, complaints);
    return std::move(complaints).all();
}

std::string wordsOf(const BundleComplaint& complaint) {
    return std::string(sentenceOf(complaint.kind)) + ": " + complaint.place;
}

}  // namespace evergreen::fleet
