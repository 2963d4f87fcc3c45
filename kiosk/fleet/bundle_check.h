// Whether a bundle that is approved and whole would also serve a customer: every sentence there in every language,
// nothing smaller, fainter or faster than the program's floors, every recorded clip there. A pure function of what was
// read from the bundle's files; the same on the kiosk and before a bundle is published.
#pragma once

#include "kiosk/fleet/bundle_manifest.h"

#include <map>

namespace evergreen::fleet {

/// By message id.
using BundleTexts = std::map<std::string, std::string>;

struct BundleClip {
    std::string language;
    std::string message;
    std::string path;  ///< in the bundle
    std::string text;  ///< what it says
};

/// What a bundle's files say.
struct BundleContents {
    std::map<std::string, BundleTexts> texts;  ///< by language
    std::vector<BundleClip> clips;
    std::map<std::string, std::int64_t> settings;
    std::string safetyComplaint;  ///< of the safety rules against their own floor; empty: none
};

/// What the program was built with.
struct ProgramNeeds {
    std::vector<std::string> languages;
    BundleTexts texts;                           ///< every message that it uses, in any one language
    std::map<std::string, std::int64_t> floors;  ///< of every setting: more is always kinder
};

struct BundleComplaint {
    enum class Kind {
        LanguageMissing,
        MessageMissing,
        MessageEmpty,
        MessageTooLong,
        PlacesDiffer,  ///< a figure would be left out, or "%2" be shown
        SettingUnknown,
        FloorLowered,
        SafetyLaxer,
        ClipMissing,
        ClipUnknown,    ///< of a message or a language that is not there
        ClipSaysOther,  ///< heard and read would be two things
        // Of whoever reads the files:
        FileMalformed,
        FileUnread,  ///< approved, and never used: a wrong name
    };
    Kind kind = Kind::LanguageMissing;
    std::string place;  ///< "zh_CN/welcome.say"

    bool operator==(const BundleComplaint&) const = default;
};

inline constexpr std::size_t kMessageBytesMax = 2000;
/// No more are looked for: the list is for somebody who mends the bundle.
inline constexpr std::size_t kComplaintsMax = 100;

/// Empty for a bundle that may run.
[[nodiscard]] std::vector<BundleComplaint> complaintsOf(const BundleManifest& manifest, const BundleContents& contents,
                                                        const ProgramNeeds& needs);
/// One sentence for a log and for whoever made the bundle.
[[nodiscard]] std::string wordsOf(const BundleComplaint& complaint);

}  // namespace evergreen::fleet
