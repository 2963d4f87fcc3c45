#include "accessibility/audit/clauses.h"

#include <algorithm>

namespace evergreen {

namespace {

using By = Clause::By;

constexpr const char* en = "EN 301 549";
constexpr const char* us = "Section 508 / ADA";
constexpr const char* vvsg = "VVSG 2.0";
constexpr const char* wcag = "WCAG 2.2";
constexpr const char* miit = "MIIT 适老化";

std::vector<Clause> ofEn301549() {
    return {
        {en, "4.2.3", "Usage without perception of colour", By::Rules, {13}, ""},
        {en, "5.1.3.1", "Speech for all that is seen", By::Rules, {25, 35}, ""},
        {en, "5.1.3.3", "Speech belongs to what is shown", By::Rules, {35}, ""},
        {en, "5.1.3.4", "Speech can be interrupted and repeated", By::Rules, {36, 38}, ""},
        {en, "5.1.3.5", "Speech stops when the user acts", By::Rules, {36}, ""},
        {en, "5.1.3.8", "Masked entries are not spoken aloud", By::Rules, {37}, ""},
        {en, "5.1.3.9", "Private access to personal data", By::Rules, {37}, ""},
        {en,
         "5.1.3.11",
         "Volume into a headset",
         By::Hardware,
         {},
         "gain in steps of 4 dB: preferences_test; what reaches the ear depends on jack and headset"},
        {en,
         "5.1.3.12",
         "Volume of the loudspeaker, 65 dB(A) and more",
         By::Hardware,
         {},
         "gain in steps of 4 dB: preferences_test; the sound level is to be measured at the machine"},
        {en, "5.1.3.13", "Volume goes back to its default", By::Rules, {47}, ""},
        {en, "5.1.3.14", "Speech in the language of the page", By::Rules, {8, 35}, ""},
        {en, "5.1.3.16", "Receipts are told", By::Rules, {35, 48}, "what is printed was on a page that is spoken"},
        {en, "5.1.4", "Letters of at least 0.7° (7.33 mm at 600 mm)", By::Rules, {4, 5}, ""},
        {en, "5.1.5", "Visual output for auditory information", By::Rules, {35}, ""},
        {en, "5.1.6", "Operation without a keyboard interface", By::Rules, {21, 30}, ""},
        {en, "5.3", "Biometrics are not the only way", By::NotApplicable, {}, "no biometrics are used"},
        {en,
         "5.5.1",
         "Operable parts need no tight grasp or twist",
         By::Hardware,
         {},
         "card slot and receipt mouth; on the glass single taps only: rule 21"},
        {en, "5.5.2", "Operable parts are found without sight", By::Hardware, {}, "keypad with raised marks"},
        {en, "5.6.2", "State of toggles is told and seen", By::Rules, {13, 26}, ""},
        {en, "5.7", "No key repeats by itself", By::Test, {}, "touch_test: key_heldDown_actsOnce"},
        {en, "5.8", "A second tap within 0.4 s is none", By::Rules, {20}, ""},
        {en, "5.9", "No two things at once", By::Rules, {21}, ""},
        {en,
         "8.3.2",
         "Reach of operable parts",
         By::Rules,
         {18},
         "for the planned mounting; the mounted machine: hardware, unverified"},
        {en, "8.3.3", "Clear floor space and knee room", By::Hardware, {}, "at the branch"},
        {en, "8.5", "A tactile sign that the machine can speak", By::Hardware, {}, "on the housing"},
        {en, "11.1.3.1", "Structure and relations are told", By::Rules, {25, 27, 28}, ""},
        {en, "11.1.4.3", "Contrast of text", By::Rules, {11}, ""},
        {en, "11.1.4.11", "Contrast of what is no text", By::Rules, {12}, ""},
        {en, "11.2.4.3", "Order of focus", By::Rules, {29, 31, 33}, ""},
        {en, "11.2.4.7", "Focus is seen", By::Rules, {32}, ""},
        {en, "11.5.2", "Names, roles, states, actions for assistive technology", By::Rules, {22, 23, 25, 26, 27}, ""},
        {en, "11.7", "User preferences", By::Rules, {4, 11, 38, 47}, ""},

    };
}

std::vector<Clause> ofSection508() {
    return {
        {us, "402.2.1", "Speech for all that is on the screen", By::Rules, {25, 35}, ""},
        {us,
         "402.2.2",
         "Speech for what is printed",
         By::Rules,
         {35, 48},
         "what is printed was on a page that is spoken"},
        {us,
         "402.2.3",
         "Speech reaches the user alone or all, as wanted",
         By::Rules,
         {37},
         "the jack: hardware, unverified"},
        {us, "402.2.4 / ADA 707.5.1", "Speech can be interrupted, repeated, paused", By::Rules, {36, 38}, ""},
        {us, "402.2.5 / ADA 707.8", "Braille instructions", By::Hardware, {}, "on the housing"},
        {us,
         "402.3",
         "Volume; back to its default after each user",
         By::Rules,
         {38, 47},
         "sound level in dB(A): hardware, unverified"},
        {us, "402.4", "Characters: sans serif, large, in contrast", By::Rules, {4, 11}, ""},
        {us, "402.5", "Characters on variable message signs", By::NotApplicable, {}, "there is no such sign"},
        {us,
         "407.3",
         "Input controls are found by touch and by keys",
         By::Rules,
         {30, 31, 32},
         "tactile marks of the keypad: hardware, unverified"},
        {us, "407.4", "No key repeats by itself sooner than 2 s", By::Test, {}, "touch_test: key_heldDown_actsOnce"},
        {us, "407.5", "Timed response: warned and extended", By::Rules, {40}, ""},
        {us, "407.6", "One hand, ≤ 22.2 N", By::Rules, {19, 21}, "force of card slot and keypad: hardware, unverified"},
        {us,
         "407.8",
         "Reach height and depth",
         By::Rules,
         {18},
         "for the planned mounting; the mounted machine: hardware, unverified"},
        {us,
         "408.2",
         "Screens seen from a point 1015 mm above the floor",
         By::Hardware,
         {},
         "glare and angle at the branch"},
        {us, "408.3", "No flash", By::Rules, {14}, ""},
        {us, "405 / ADA 707.4", "Privacy of what is entered and told", By::Rules, {37}, ""},
        {us, "407.2", "Contrast of keys", By::Rules, {12}, "of the keypad itself: hardware, unverified"},
        {us, "409", "Status is seen and heard", By::Rules, {13, 35}, ""},
        {us, "410", "Colour is never alone", By::Rules, {13}, ""},
        {us, "ADA 707.7.2", "Contrast of characters", By::Rules, {11}, ""},

    };
}

std::vector<Clause> ofVvsg() {
    return {
        {vvsg, "7.1-A Reset to default settings", "Settings go back after each user", By::Rules, {47}, ""},
        {vvsg, "7.1-C Default contrast", "10:1", By::Rules, {11}, "pictures and edges 4.5:1: rule 12"},
        {vvsg, "7.1-D Contrast options", "High and low contrast to choose from", By::Rules, {11, 12}, ""},
        {vvsg, "7.1 Using colour", "Colour is never alone", By::Rules, {13}, ""},
        {vvsg, "7.1 Text size on screens", "Several sizes, all large", By::Rules, {4}, ""},
        {vvsg, "7.1 Text size on paper", "≥ 3 mm", By::Rules, {48}, ""},
        {vvsg, "7.1 Audio settings", "Volume, speed", By::Rules, {38}, "sound level: hardware, unverified"},
        {vvsg,
         "7.2 Non-tactile and tactile input",
         "Keypad and two switches for everything",
         By::Rules,
         {30, 31},
         "the switches themselves: hardware, unverified"},
        {vvsg, "7.2 Scrolling", "Nothing scrolls, nothing is hidden", By::Rules, {2, 10, 21}, ""},
        {vvsg, "7.2 Touch screen gestures", "Single taps", By::Rules, {21}, ""},
        {vvsg, "7.2 Accidental activation", "Accidental touches do nothing", By::Rules, {19, 20}, ""},
        {vvsg, "7.2 Touch area size", "Size and distance", By::Rules, {15, 16, 17}, ""},
        {vvsg,
         "7.2 No repetitive activation",
         "A held key acts once",
         By::Test,
         {},
         "touch_test: key_heldDown_actsOnce"},
        {vvsg, "7.2 System response time", "First feedback within 0.5 s (ours 0.1 s)", By::Rules, {41}, ""},
        {vvsg, "7.2 Inactivity alerts", "A warning before time is over", By::Rules, {40}, ""},
        {vvsg, "7.3 Icon labels", "Pictures stand beside words", By::Rules, {24}, ""},
        {vvsg, "7.3 Instructions", "Help for every step", By::Rules, {42}, ""},
        {vvsg, "7.3 Plain language", "Plain words, short sentences", By::Rules, {45}, ""},

    };
}

std::vector<Clause> ofWcag() {
    return {
        {wcag, "1.2.1", "Words for what is only heard", By::Rules, {35}, ""},
        {wcag, "1.3.1", "Info and relationships", By::Rules, {25, 27, 28}, ""},
        {wcag, "1.3.4", "Orientation", By::Rules, {2, 10}, "both are in the matrix"},
        {wcag, "1.4.1", "Use of colour", By::Rules, {13}, ""},
        {wcag, "1.4.3 / 1.4.6", "Contrast", By::Rules, {11}, ""},
        {wcag, "1.4.4", "Resize text (to 216 %)", By::Rules, {1, 2, 3, 4, 10}, ""},
        {wcag, "1.4.10", "Reflow", By::Rules, {1, 2, 3, 10}, ""},
        {wcag, "1.4.11", "Non-text contrast", By::Rules, {12}, ""},
        {wcag, "1.4.12", "Text spacing", By::Rules, {6}, ""},
        {wcag, "2.1.1 / 2.1.2", "Keyboard, no trap", By::Rules, {30, 31}, ""},
        {wcag, "2.2.1", "Timing adjustable", By::Rules, {40}, ""},
        {wcag, "2.3.1", "Three flashes", By::Rules, {14}, ""},
        {wcag, "2.4.3", "Focus order", By::Rules, {29, 31, 33}, ""},
        {wcag, "2.4.6", "Headings and labels", By::Rules, {23, 28}, ""},
        {wcag, "2.4.7 / 2.4.13", "Focus visible", By::Rules, {32}, ""},
        {wcag, "2.5.1", "Pointer gestures", By::Rules, {21}, ""},
        {wcag, "2.5.2", "Pointer cancellation", By::Rules, {19}, ""},
        {wcag, "2.5.3", "Label in name", By::Rules, {24}, ""},
        {wcag, "2.5.8 / 2.5.5", "Target size", By::Rules, {15, 16}, ""},
        {wcag, "3.1.1 / 3.1.2", "Language of page and parts", By::Rules, {8}, ""},
        {wcag, "3.1.5", "Reading level", By::Rules, {45}, ""},
        {wcag, "3.2.6", "Consistent help", By::Rules, {42}, ""},
        {wcag,
         "3.3.4",
         "Error prevention (money)",
         By::Rules,
         {34, 43},
         "a confirmation page before money moves: services_test"},
        {wcag, "3.3.8", "Accessible authentication", By::NotApplicable, {}, "card and PIN are the law's way"},
        {wcag, "4.1.2", "Name, role, value", By::Rules, {22, 23, 26}, ""},
        {wcag, "4.1.3", "Status messages", By::Rules, {26, 35}, ""},

    };
}

std::vector<Clause> ofMiit() {
    return {
        {miit, "large letters", "Text can be made large, all of it", By::Rules, {1, 2, 3, 4}, ""},
        {miit, "line distance ≥ 1.3", "Lines apart", By::Rules, {6}, ""},
        {miit, "contrast ≥ 4.5:1", "Text and pictures stand out", By::Rules, {11, 12}, ""},
        {miit, "targets", "Large targets, apart", By::Rules, {15, 16}, ""},
        {miit, "no advertisement, no bait", "No pop-ups, nothing that leads astray", By::Rules, {44}, ""},
        {miit, "time", "Time enough for each step", By::Rules, {40}, ""},
        {miit, "simple gestures", "Single taps", By::Rules, {21}, ""},
        {miit, "way back", "A way back on every page", By::Rules, {43}, ""},
        {miit, "reading aloud", "Pages are read aloud", By::Rules, {35, 39}, ""},
        {miit, "glyphs", "No missing characters", By::Rules, {7}, ""},
        {miit, "steps", "Few steps", By::Rules, {46}, ""},
        {miit, "other languages", "Longer words find room", By::Rules, {9}, ""},
    };
}

const std::vector<Clause>& table() {
    static const std::vector<Clause> all = [] {
        std::vector<Clause> joined;
        for (const auto& standard : {ofEn301549(), ofSection508(), ofVvsg(), ofWcag(), ofMiit()})
            joined.insert(joined.end(), standard.begin(), standard.end());
        return joined;
    }();
    return all;
}

}  // namespace

std::span<const Clause> clauses() {
    return table();
}

QString clausesOf(int rule) {
    QStringList held;
    for (const auto& clause : table())
        if (std::find(clause.rules.begin(), clause.rules.end(), rule) != clause.rules.end())
            held << QString::fromUtf8(clause.standard) + QLatin1Char(' ') + QString::fromUtf8(clause.number);
    return held.join(QStringLiteral(", "));
}

Standing standingOf(const Clause& clause, const Outcome& outcome) {
    if (clause.by == By::Hardware) return Standing::Hardware;
    if (clause.by == By::NotApplicable) return Standing::NotApplicable;
    Standing standing = Standing::Pass;
    for (const int rule : clause.rules) {
        const auto& tally = outcome.tallies[static_cast<std::size_t>(rule)];
        if (tally.findings > tally.waived) return Standing::Fail;
        if (tally.measured == 0) standing = Standing::NotMeasured;
        if (tally.waived > 0 && standing == Standing::Pass) standing = Standing::Waived;
    }
    return standing;
}

QString wordsFor(Standing standing) {
    switch (standing) {
        case Standing::Pass:
            return QStringLiteral("pass");
        case Standing::Waived:
            return QStringLiteral("fail, waived until a day");
        case Standing::Fail:
            return QStringLiteral("fail");
        case Standing::NotMeasured:
            return QStringLiteral("fail: not measured");
        case Standing::Hardware:
            return QStringLiteral("hardware, unverified");
        case Standing::NotApplicable:
            return QStringLiteral("not applicable");
    }
    return {};
}

}  // namespace evergreen
