// Every line of the help page stands for something that has happened.
#include "kiosk/screens/help_statuses.h"

#include "kiosk/screens/bar_model.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

using std::chrono::seconds;

const QString kWho = QStringLiteral("小李");

HelpStanding standing(HelpState state, seconds eta = seconds(0)) {
    HelpStanding all;
    all.hasDesk = true;
    all.isLampLit = state < HelpState::Arrived;
    all.answer = {{}, state, kWho, eta};
    return all;
}

std::vector<QByteArray> idsOf(const HelpStanding& all) {
    std::vector<QByteArray> ids;
    for (const HelpStatus& status : helpStatuses(all)) ids.push_back(status.text.id);
    return ids;
}

}  // namespace

TEST(HelpStatuses, each_word_of_the_desk_has_its_line) {
    const std::pair<HelpState, const char*> lines[] = {
        {HelpState::Calling, "help.calling"},     {HelpState::Received, "help.received"},
        {HelpState::Escalated, "help.escalated"}, {HelpState::Taken, "help.comingNow"},
        {HelpState::Arrived, "help.arrived"},     {HelpState::Solved, "help.solved"}};
    for (const auto& [state, id] : lines) {
        const HelpStatus first = helpStatuses(standing(state)).front();
        EXPECT_EQ(first.text.id, id);
        EXPECT_EQ(first.done, state != HelpState::Calling);
    }
}

TEST(HelpStatuses, minutes_are_rounded_up_and_never_none) {
    EXPECT_EQ(helpStatuses(standing(HelpState::Taken, seconds(61))).front().text,
              text("help.coming", verbatim(kWho), 2));
    EXPECT_EQ(helpStatuses(standing(HelpState::Taken, seconds(1))).front().text,
              text("help.coming", verbatim(kWho), 1));
    EXPECT_EQ(helpStatuses(standing(HelpState::Taken)).front().text, text("help.comingNow", verbatim(kWho)));
}

TEST(HelpStatuses, without_a_desk_nothing_is_said_of_one) {
    HelpStanding alone;
    alone.isLampLit = true;
    EXPECT_EQ(idsOf(alone), (std::vector<QByteArray>{"help.lampLit", "help.waitHere", "help.cardSafe"}));
    alone.isLampLit = false;
    EXPECT_FALSE(helpStatuses(alone).front().done) << "nobody can see a lamp that is out";
}

TEST(HelpStatuses, silence_and_paper_are_said_as_they_are) {
    HelpStanding silent = standing(HelpState::Calling);
    silent.isUnanswered = true;
    silent.ticket = HelpStanding::Ticket::Printing;
    EXPECT_EQ(idsOf(silent),
              (std::vector<QByteArray>{"help.noAnswer", "help.lampLit", "help.ticketPrinting", "help.cardSafe"}));
    silent.ticket = HelpStanding::Ticket::Printed;
    EXPECT_EQ(helpStatuses(silent)[2], (HelpStatus{text("help.ticket"), true}));
}

TEST(HelpStatuses, only_who_is_coming_may_be_let_in) {
    for (const HelpState state : {HelpState::Calling, HelpState::Received, HelpState::Escalated, HelpState::Taken,
                                  HelpState::Arrived, HelpState::Solved, HelpState::Withdrawn}) {
        EXPECT_EQ(mayBeLetIn(standing(state)), state == HelpState::Taken || state == HelpState::Arrived);
    }
}

// Spec: HLP-02. Where language and letters were, one tap ends the watching.
TEST(BarModel, while_somebody_watches_one_tap_ends_it) {
    Phrasebook phrasebook;
    const Comfort comfort;
    BarModel bar(phrasebook, comfort);
    int opened = 0;
    int ended = 0;
    QObject::connect(&bar, &BarModel::comfortTapped, &bar, [&] { ++opened; });
    QObject::connect(&bar, &BarModel::endWatchTapped, &bar, [&] { ++ended; });
    bar.comfort();
    bar.setWatched(true);
    EXPECT_EQ(bar.comfortLabel(), phrasebook.shown(text("assist.end")));
    bar.comfort();
    bar.setWatched(false);
    bar.comfort();
    EXPECT_EQ(opened, 2);
    EXPECT_EQ(ended, 1);
}

}  // namespace evergreen
