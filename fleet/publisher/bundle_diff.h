// What customers will see, hear and meet differently with one bundle in the place of another. A pure function of what
// both say; told as lines, and as a page for whoever reviews it.
#pragma once

#include "kiosk/fleet/bundle_check.h"

namespace evergreen::fleet {

struct BundleChange {
    enum class Kind { Text, Clip, Setting, File };
    Kind kind = Kind::Text;
    std::string place;   ///< "zh_CN/welcome.say", a setting's name, a file's path
    std::string before;  ///< empty: was not there
    std::string after;   ///< empty: is not there any more

    bool operator==(const BundleChange&) const = default;
};

/// A bundle as it is compared; `files` holds the bytes of those that are compared as text, by path.
struct ComparedBundle {
    BundleManifest manifest;
    BundleContents contents;
    std::map<std::string, std::string> files;
};

/// "text", "clip", "setting", "file"
[[nodiscard]] const char* nameOf(BundleChange::Kind kind);

/// All of a bundle that is compared, by kind and place: the sentence at "zh_CN/welcome.say", a clip's words and which
/// recording it is, a setting's value, a file's text or the first letters of its hash.
using BundlePlaces = std::map<BundleChange::Kind, std::map<std::string, std::string>>;
[[nodiscard]] BundlePlaces placesOf(const ComparedBundle& bundle);

/// By kind, then by place. Of a file, before and after are its text, line by line where it changed; of one that is no
/// text, the first letters of its hash. Files whose change is told as texts, clips or settings are not told again.
[[nodiscard]] std::vector<BundleChange> changesBetween(const BundlePlaces& before, const BundlePlaces& after);
[[nodiscard]] std::vector<BundleChange> changesBetween(const ComparedBundle& before, const ComparedBundle& after);

/// "text zh_CN/welcome.say: “…” → “…”", one line a change.
[[nodiscard]] std::string wordsOf(const BundleChange& change);

/// One HTML page, by itself: both languages, before and after side by side.
[[nodiscard]] std::string pageOf(const std::vector<BundleChange>& changes, const std::string& before,
                                 const std::string& after);

}  // namespace evergreen::fleet
