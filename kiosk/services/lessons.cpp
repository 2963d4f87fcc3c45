#include "kiosk/services/lesson_table.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

constexpr const char* kWhere = "lessons.label";

ChoicePage listPage() {
    ChoicePage page;
    page.head = headOf("lessons.which", kWhere, "lessons.explain");
    for (const Lesson& lesson : lessonTable()) {
        page.options.push_back({text(lesson.label), text(lesson.detail), QString::fromLatin1(lesson.picture)});
    }
    return page;
}

/// Slides and the question after them. A long lesson is not counted out: it may be left at any slide.
std::optional<Step> stepOf(const Lesson& lesson, std::size_t number) {
    constexpr std::size_t countedMost = 7;
    const std::size_t pages = lesson.slides.size() + 1;
    if (pages > countedMost) return {};
    return Step{static_cast<int>(number) + 1, static_cast<int>(pages)};
}

NoticePage slidePage(const Lesson& lesson, std::size_t number) {
    const LessonSlide& slide = lesson.slides[number];
    NoticePage page;
    page.head = headOf(slide.title, lesson.label, "lessons.explain");
    page.head.step = stepOf(lesson, number);
    page.picture = QString::fromLatin1(slide.picture);
    page.lines = {text(slide.words)};
    page.primary = {text("lessons.next"), QStringLiteral("arrow")};
    return page;
}

ChoicePage questionPage(const Lesson& lesson) {
    ChoicePage page;
    page.head = headOf(lesson.question, lesson.label, "lessons.explain");
    page.head.step = stepOf(lesson, lesson.slides.size());
    page.options = {{text(lesson.right), {}, QString()}, {text(lesson.wrong), {}, QString()}};
    if (!lesson.isRightFirst) std::swap(page.options[0], page.options[1]);
    return page;
}

NoticePage answerPage(const Lesson& lesson, bool isRight) {
    NoticePage page;
    page.head = headOf(isRight ? "lessons.well" : "lessons.lookAgain", lesson.label, "lessons.explain");
    page.picture = isRight ? QStringLiteral("smile") : QStringLiteral("shield");
    page.lines = {text(lesson.why)};
    page.primary = {text("notice.good"), QStringLiteral("check")};
    return page;
}

/// Slide by slide, back and forth; then the question. Back from the first slide leads to the list.
QCoro::Task<Result<Way>> tell(ServiceContext context, Lesson lesson) {
    std::size_t number = 0;
    for (int asked = 0; asked < questionsMax; ++asked) {
        if (number < lesson.slides.size()) {
            const auto read = co_await context.dialogue.ask(slidePage(lesson, number));
            if (read.isEnded()) co_return Way::Done;
            if (read.isBack() && number == 0) co_return Way::Back;
            number = read.isBack() ? number - 1 : number + 1;
            continue;
        }
        const auto chosen = co_await context.dialogue.ask(questionPage(lesson));
        if (chosen.isEnded()) co_return Way::Done;
        if (chosen.isBack()) {
            --number;
            continue;
        }
        // Who has seen it to its end is counted; where that fails, nobody is kept waiting for it.
        (void)co_await context.bank.noteLesson(QString::fromLatin1(lesson.id));
        const bool isRight = (*chosen == 0) == lesson.isRightFirst;
        (void)co_await context.dialogue.ask(answerPage(lesson, isRight));
        context.record.push_back(text("record.lesson", text(lesson.label)));
        co_return Way::Done;
    }
    co_return Way::Done;
}

}  // namespace

QCoro::Task<Result<>> lessons(ServiceContext context) {
    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto chosen = co_await context.dialogue.ask(listPage());
        if (!chosen) co_return {};
        const auto way = co_await tell(context, lessonTable()[static_cast<std::size_t>(*chosen)]);
        if (!way) co_return way.failure();
        if (*way == Way::Done) co_return {};
    }
    co_return {};
}

}  // namespace evergreen
