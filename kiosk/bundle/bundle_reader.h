// What a bundle's files say, read with the readers that the program itself uses, and whether it may run. The same on
// the kiosk, which asks before a bundle's trial, and at the publisher's desk, who asks before anybody signs.
//   texts/zh_CN.ts (or .qm), texts/en.ts (or .qm)   every sentence, one file a language
//   voice/NAME/manifest.json and its clips          a voice pack (accessibility/voice/voice_pack.h)
//   safety/rules.json                               safety rules (docs/safety.md)
//   settings.json                                   bundle_settings.h
// The texts must be there; of the others, what is not in the bundle is as the program was built.
#pragma once

#include "accessibility/preferences.h"
#include "kiosk/fleet/bundle_check.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/safety/safety_rules.h"

#include <map>
#include <optional>

namespace evergreen {

/// A bundle as the program uses it, and as complaintsOf() judges it.
struct ReadBundle {
    std::map<Language, Catalogue> texts;
    std::optional<SafetyRules> safety;
    Preferences everybody;
    bool hasVoice = false;  ///< its packs lie in the folder's "voice"

    fleet::BundleContents contents;
    /// Of files that cannot be read as what they should be, and of those that nobody reads. Such a bundle may not run.
    std::vector<fleet::BundleComplaint> complaints;
};

/// Reads what the manifest lists, from where the bundle's files lie. That they are the manifest's very bytes is not
/// looked at. Any thread.
[[nodiscard]] ReadBundle readBundle(const std::string& folder, const fleet::BundleManifest& manifest);

/// What this program wants of a bundle.
[[nodiscard]] const fleet::ProgramNeeds& programNeeds();

/// All that keeps the bundle in this folder from running, at most fleet::kComplaintsMax; wordsOf() makes sentences of
/// them. Empty: it may. Reads every clip to its end.
[[nodiscard]] std::vector<fleet::BundleComplaint> complaintsOfFolder(const std::string& folder,
                                                                     const fleet::BundleManifest& manifest);

}  // namespace evergreen
