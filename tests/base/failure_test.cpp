#include "kiosk/base/failure.h"

#include <gtest/gtest.h>

#include <QSet>

namespace evergreen {

TEST(Failure, every_code_has_a_name_of_its_own) {
    QSet<QString> names;
    for (const FailureEntry& entry : failureTable()) names.insert(QString::fromLatin1(entry.name));
    EXPECT_EQ(static_cast<std::size_t>(names.size()), failureTable().size());
}

TEST(Failure, printer_trouble_lets_the_visit_continue_and_card_trouble_does_not) {
    EXPECT_EQ((Failure{FailureCode::PaperOut, {}}).visitMay(), VisitMay::Continue);
    EXPECT_EQ((Failure{FailureCode::CardRemoved, {}}).visitMay(), VisitMay::NotContinue);
}

}  // namespace evergreen
