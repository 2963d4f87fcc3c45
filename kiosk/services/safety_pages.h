// The pages on which a safety rule speaks: the danger in its own words, what to do now, and the safe answer large and
// first. No page asks merely whether somebody is sure.
#pragma once

#include "kiosk/dialogue/page.h"
#include "kiosk/safety/assess.h"

namespace evergreen {

/// The danger, and what to do about it, as one text.
Text whyAndAction(const Check& check);

/// Refused, limited, or not without staff; nothing has moved. `advice` stands for the rule's own where there is better.
/// With a human or a refusal staff is the large answer; a limit is only told.
NoticePage stopPage(const Text& where, const Check& check, const Text& advice = {});
/// True where stopPage() makes the large answer call staff.
bool bringsHuman(const Check& check);

/// One question of the rule. Primary: not now, the safe one.
ConfirmPage askPage(const Text& where, const Check& check);

/// The money waits. Primary: that is fine. Secondary: then not at all.
ConfirmPage holdPage(const Text& where, const Check& check);

/// What the money is for, in the words that swindlers put into mouths.
ChoicePage purposePage(const Text& where);
/// What to say to the purpose chosen there; empty: nothing special.
Text adviceOn(int purpose);

}  // namespace evergreen
