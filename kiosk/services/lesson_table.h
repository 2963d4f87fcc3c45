// The lessons, as data: slides with a picture and one or two sentences, and a question at the end. Spoken and captioned
// like every page; the pictures are the project's own.
#pragma once

#include <span>

namespace evergreen {

struct LessonSlide {
    const char* title;
    const char* words;
    const char* picture;
};

struct Lesson {
    const char* id;  ///< under which the bank counts it
    const char* label;
    const char* detail;
    const char* picture;  ///< pictogram
    std::span<const LessonSlide> slides;
    const char* question;
    const char* right;
    const char* wrong;
    const char* why;            ///< said after either answer
    bool isRightFirst = false;  ///< which answer stands first: no pattern to learn
};

std::span<const Lesson> lessonTable();

}  // namespace evergreen
