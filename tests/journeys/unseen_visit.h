// A visit with the screen unseen, for tests to go on from: the kiosk open, the card in, the PIN typed by one of three
// means, a headset in the customer's ear. What was overheard by others is looked at when it ends.
#pragma once

#include "tests/journeys/service_ways.h"
#include "tests/journeys/unseen_hand.h"
#include "tests/journeys/visit_bed.h"

#include <gtest/gtest.h>

namespace evergreen {

/// "keypad", "switches", "switch".
std::string nameOf(Means means);

class UnseenVisit : public testing::Test {
    const Means m_means;
    std::chrono::milliseconds m_longest{0};

protected:
    explicit UnseenVisit(Means means);

    /// The kiosk has been opened and has said its welcome.
    void SetUp() override;
    /// Nothing private was overheard, no page took too long to say, the PIN was never said.
    void TearDown() override;

    void signIn(const QString& card = QStringLiteral("mei"));
    void walk(const std::vector<Answer>& steps);
    /// The card comes back, and is taken.
    void takeCard();

    bool hears(const char* id) { return hand.hears(text(id)); }
    bool chooses(const char* id) { return hand.chooses(text(id)); }
    std::string complaint() const { return hand.complaint().toStdString(); }

    VisitBed bed;
    UnseenHand hand;
};

}  // namespace evergreen
