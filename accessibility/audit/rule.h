// The 48 rules as a table: number, plain words, and the function that looks. A rule looks at a page as it stands, acts
// on it like a customer, or looks at the printed paper. One file a family holds the functions.
#pragma once

#include "accessibility/audit/finding.h"

#include <span>

namespace evergreen {

class Actor;
struct Paper;

struct Rule {
    // What a look depends on: a rule of geometry says the same in every theme as long as nothing has moved.
    enum class Sees { Geometry, Colours };

    int number = 0;
    const char* family = "";
    const char* english = "";  // "No text is cut off"
    const char* chinese = "";
    const char* limit = "";  // the number held against, in words
    Sees sees = Sees::Geometry;
    void (*look)(const AuditedPage&, Verdict&) = nullptr;
    void (*act)(Actor&, Verdict&) = nullptr;
    void (*paper)(const Paper&, Verdict&) = nullptr;
};

[[nodiscard]] std::span<const Rule> rules();
constexpr int rulesCount = 48;

namespace text_rules {
void cut(const AuditedPage& page, Verdict& verdict);
void beyond(const AuditedPage& page, Verdict& verdict);
void overlap(const AuditedPage& page, Verdict& verdict);
void small(const AuditedPage& page, Verdict& verdict);
void shrunk(const AuditedPage& page, Verdict& verdict);
void spacing(const AuditedPage& page, Verdict& verdict);
void glyphs(const AuditedPage& page, Verdict& verdict);
void language(const AuditedPage& page, Verdict& verdict);
void longer(const AuditedPage& page, Verdict& verdict);
void offScreen(const AuditedPage& page, Verdict& verdict);
}  // namespace text_rules

namespace colour_rules {
void textContrast(const AuditedPage& page, Verdict& verdict);
void shapeContrast(const AuditedPage& page, Verdict& verdict);
void notByColour(const AuditedPage& page, Verdict& verdict);
void flash(Actor& actor, Verdict& verdict);
}  // namespace colour_rules

namespace touch_rules {
void size(const AuditedPage& page, Verdict& verdict);
void apart(const AuditedPage& page, Verdict& verdict);
void overlapping(const AuditedPage& page, Verdict& verdict);
void reach(const AuditedPage& page, Verdict& verdict);
void noDrag(const AuditedPage& page, Verdict& verdict);
void onRelease(Actor& actor, Verdict& verdict);
void doubleTap(Actor& actor, Verdict& verdict);
void oneFinger(Actor& actor, Verdict& verdict);
}  // namespace touch_rules

namespace semantics_rules {
void roleAndName(const AuditedPage& page, Verdict& verdict);
void uniqueNames(const AuditedPage& page, Verdict& verdict);
void labelInName(const AuditedPage& page, Verdict& verdict);
void exposedText(const AuditedPage& page, Verdict& verdict);
void states(const AuditedPage& page, Verdict& verdict);
void relations(const AuditedPage& page, Verdict& verdict);
void heading(const AuditedPage& page, Verdict& verdict);
}  // namespace semantics_rules

namespace focus_rules {
void onEntry(const AuditedPage& page, Verdict& verdict);
void reachable(Actor& actor, Verdict& verdict);
void order(Actor& actor, Verdict& verdict);
void ring(Actor& actor, Verdict& verdict);
void restored(Actor& actor, Verdict& verdict);
void nothingLost(Actor& actor, Verdict& verdict);
}  // namespace focus_rules

namespace speech_rules {
void captioned(const AuditedPage& page, Verdict& verdict);
void stopsOnTouch(Actor& actor, Verdict& verdict);
void privately(const AuditedPage& page, Verdict& verdict);
void voiceControls(const AuditedPage& page, Verdict& verdict);
void readRight(const AuditedPage& page, Verdict& verdict);
}  // namespace speech_rules

namespace care_rules {
void timers(Actor& actor, Verdict& verdict);
void feedback(Actor& actor, Verdict& verdict);
void help(const AuditedPage& page, Verdict& verdict);
void wayOut(const AuditedPage& page, Verdict& verdict);
void noBait(const AuditedPage& page, Verdict& verdict);
void plainWords(const AuditedPage& page, Verdict& verdict);
void fewSteps(const AuditedPage& page, Verdict& verdict);
void forgets(Actor& actor, Verdict& verdict);
void receiptLetters(const Paper& paper, Verdict& verdict);
}  // namespace care_rules

}  // namespace evergreen
