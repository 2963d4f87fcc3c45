// A customer's way through every service, page by page: the question, and the words on what is chosen there. Whoever
// touches finds the words on the glass, whoever listens in what is said. A service without a way fails in the journeys.
#pragma once

#include "kiosk/services/service.h"
#include "tests/journeys/visit_bed.h"

#include <string>
#include <vector>

namespace evergreen {

/// One page on the way.
struct Answer {
    const char* question;
    Text chosen;          ///< a label, or how it begins
    QString digits = {};  ///< typed before that
};

/// A whole errand, and what it leaves behind.
struct ServiceWay {
    std::vector<Answer> steps;
    std::size_t papers = 0;
    std::int64_t cardChange = 0;                               ///< fen, on 梅奶奶's card
    QString customer = QStringLiteral("mei");                  ///< whose card it is done with
    std::function<void(VisitBed&)> before = [](VisitBed&) {};  ///< what has happened earlier, elsewhere
};

/// Every service of the table, and the two that are offered only when something is waiting.
std::vector<const Service*> everyServiceThereIs();

/// None where nobody has thought of one yet.
const ServiceWay* wayThrough(const Service& service);

/// From the menu to the service, through its group if it is in one.
std::vector<Answer> wayInto(const Service& service);

/// Without a card: a ticket from the lobby, and out again.
std::vector<Answer> ticketInTheLobby();

/// From the menu to the slot.
Answer returnsCard();

/// As a test's name.
std::string nameOf(const Service& service);

}  // namespace evergreen
