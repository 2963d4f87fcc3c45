// What is said aloud when a page appears: its question, what it says besides, and what only the eye would get
// otherwise.
#pragma once

#include "kiosk/dialogue/page.h"

#include <vector>

namespace evergreen {

std::vector<Text> spokenLines(const ChoicePage& page);
std::vector<Text> spokenLines(const AmountPage& page);
std::vector<Text> spokenLines(const DigitsPage& page);
std::vector<Text> spokenLines(const SecretPage& page);
std::vector<Text> spokenLines(const ConfirmPage& page);
/// Private values are left out: they are spoken when the customer uncovers them.
std::vector<Text> spokenLines(const FactsPage& page);
std::vector<Text> spokenLines(const WorkingPage& page);
std::vector<Text> spokenLines(const NoticePage& page);

/// The facts alone, private values included.
std::vector<Text> spokenFacts(const std::vector<Fact>& facts);

}  // namespace evergreen
