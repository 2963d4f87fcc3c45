// The pages of a visit that belong to no service, as values: welcome, sign-in, goodbye. No flow here: Reception
// and signIn() ask them in turn.
#pragma once

#include "kiosk/services/service.h"

#include <optional>

namespace evergreen {

/// `turn` counts up while nobody comes: the picture and a line under it change, and nothing is said. Primary: without
/// a card.
NoticePage welcomePage(const Text& branch, int turn = 0);
inline constexpr int welcomeTurns = 6;
/// Of the menu of who has put no card in.
PageHead lobbyHead(const Text& branch);
/// After the card is out: how was it? Option 0 good, 1 fair, 2 bad.
ChoicePage smilePage(const Text& branch);
/// Until the reader is found: a kiosk that has just been switched on must not say that it is broken.
WorkingPage openingPage(const Text& branch);
/// While the card reader is out of order.
NoticePage closedPage(const Text& branch);
WorkingPage readingPage();
/// `triesLeft`: after a wrong PIN.
SecretPage pinPage(std::optional<int> triesLeft);
WorkingPage checkingPinPage();
/// While the bank is asked what waits for the customer.
WorkingPage preparingMenuPage();

/// Of the menu, which is kiosk/services/menu.h.
PageHead menuHead(const Session& session);
/// To an elder who comes for the first time: larger letters and a slower voice?
ChoicePage offerComfortPage();
/// To who has changed something: shall it follow the card?
ChoicePage keepComfortPage();
/// The last page of a visit in which nothing failed; Reception adds what was done.
NoticePage takeCardPage(bool timeOver);
/// What was done in the visit, told on its last page. Private: there are amounts and names in it.
void addRecord(NoticePage& page, const VisitRecord& record);

}  // namespace evergreen
