#include "kiosk/services/lesson_table.h"

#include <array>

namespace evergreen {

namespace {

constexpr std::array kRights{
    LessonSlide{"lessons.rights.safety", "lessons.rights.safety.words", "shield"},
    LessonSlide{"lessons.rights.know", "lessons.rights.know.words", "lesson-eye"},
    LessonSlide{"lessons.rights.choose", "lessons.rights.choose.words", "lesson-paths"},
    LessonSlide{"lessons.rights.fair", "lessons.rights.fair.words", "lesson-scales"},
    LessonSlide{"lessons.rights.claim", "lessons.rights.claim.words", "lesson-form"},
    LessonSlide{"lessons.rights.learn", "lessons.rights.learn.words", "lesson-book"},
    LessonSlide{"lessons.rights.respect", "lessons.rights.respect.words", "smile"},
    LessonSlide{"lessons.rights.privacy", "lessons.rights.privacy.words", "lesson-lock"},
};

constexpr std::array kPolice{LessonSlide{"lessons.police.trick", "lessons.police.trick.words", "phone-stop"},
                             LessonSlide{"lessons.police.do", "lessons.police.do.words", "shield"}};
constexpr std::array kGrandchild{
    LessonSlide{"lessons.grandchild.trick", "lessons.grandchild.trick.words", "phone-stop"},
    LessonSlide{"lessons.grandchild.do", "lessons.grandchild.do.words", "shield"}};
constexpr std::array kHealth{LessonSlide{"lessons.health.trick", "lessons.health.trick.words", "lesson-pills"},
                             LessonSlide{"lessons.health.do", "lessons.health.do.words", "shield"}};
constexpr std::array kFund{LessonSlide{"lessons.fund.trick", "lessons.fund.trick.words", "lesson-coins"},
                           LessonSlide{"lessons.fund.do", "lessons.fund.do.words", "shield"}};
constexpr std::array kHouse{LessonSlide{"lessons.house.trick", "lessons.house.trick.words", "lesson-house"},
                            LessonSlide{"lessons.house.do", "lessons.house.do.words", "shield"}};
constexpr std::array kRebate{LessonSlide{"lessons.rebate.trick", "lessons.rebate.trick.words", "lesson-bag"},
                             LessonSlide{"lessons.rebate.do", "lessons.rebate.do.words", "shield"}};
constexpr std::array kRefund{LessonSlide{"lessons.refund.trick", "lessons.refund.trick.words", "phone-stop"},
                             LessonSlide{"lessons.refund.do", "lessons.refund.do.words", "shield"}};

}  // namespace

std::span<const Lesson> lessonTable() {
    static constexpr std::array table{
        Lesson{"rights", "lessons.rights", "lessons.rights.detail", "document", kRights, "lessons.rights.question",
               "lessons.rights.right", "lessons.rights.wrong", "lessons.rights.why", true},
        Lesson{"police", "lessons.police", "lessons.police.detail", "phone", kPolice, "lessons.police.question",
               "lessons.police.right", "lessons.police.wrong", "lessons.police.why"},
        Lesson{"grandchild", "lessons.grandchild", "lessons.grandchild.detail", "person", kGrandchild,
               "lessons.grandchild.question", "lessons.grandchild.right", "lessons.grandchild.wrong",
               "lessons.grandchild.why"},
        Lesson{"health", "lessons.health", "lessons.health.detail", "health", kHealth, "lessons.health.question",
               "lessons.health.right", "lessons.health.wrong", "lessons.health.why", true},
        Lesson{"fund", "lessons.fund", "lessons.fund.detail", "coins", kFund, "lessons.fund.question",
               "lessons.fund.right", "lessons.fund.wrong", "lessons.fund.why", true},
        Lesson{"house", "lessons.house", "lessons.house.detail", "home", kHouse, "lessons.house.question",
               "lessons.house.right", "lessons.house.wrong", "lessons.house.why"},
        Lesson{"rebate", "lessons.rebate", "lessons.rebate.detail", "wallet", kRebate, "lessons.rebate.question",
               "lessons.rebate.right", "lessons.rebate.wrong", "lessons.rebate.why", true},
        Lesson{"refund", "lessons.refund", "lessons.refund.detail", "undo", kRefund, "lessons.refund.question",
               "lessons.refund.right", "lessons.refund.wrong", "lessons.refund.why"},
    };
    return table;
}

}  // namespace evergreen
