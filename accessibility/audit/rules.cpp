#include "accessibility/audit/rule.h"

#include <array>

namespace evergreen {

namespace {

constexpr auto geometry = Rule::Sees::Geometry;
constexpr auto colours = Rule::Sees::Colours;

constexpr std::array<Rule, rulesCount> kRules{{
    {1, "Text", "No text is cut off", "文字不被截断", "every word whole", geometry, &text_rules::cut},
    {2, "Text", "Text stays inside its box, button and page", "文字不出框", "0 px beyond", geometry,
     &text_rules::beyond},
    {3, "Text", "Nothing lies over text", "文字不被遮挡", "no overlap", geometry, &text_rules::overlap},
    {4, "Text", "Letters are large enough", "字够大",
     "capitals ≥ 5.2 mm, headings ≥ the scale's body (7.4 · 9.2 · 11 · 13 · 16 mm)", geometry, &text_rules::small},
    {5, "Text", "Letters are never shrunk to fit", "字不会被压小", "painted as asked", geometry, &text_rules::shrunk},
    {6, "Text", "Lines stand apart", "行距够宽", "≥ 1.3", geometry, &text_rules::spacing},
    {7, "Text", "Every character can be painted", "没有缺字", "no empty box", geometry, &text_rules::glyphs},
    {8, "Text", "One language at a time, nothing untranslated", "语言一致、都已翻译", "0 foreign words", geometry,
     &text_rules::language},
    {9, "Text", "A longer language would fit", "文字长 40% 也放得下", "+40 %", geometry, &text_rules::longer},
    {10, "Text", "Nothing is off the screen without “More”", "没有看不到的内容", "0", geometry, &text_rules::offScreen},
    {11, "Colour", "Text stands out from its ground", "文字与底色反差够大",
     "10:1; dark and light themes 21:1; low glare 4.6:1", colours, &colour_rules::textContrast},
    {12, "Colour", "Buttons and pictures stand out", "按钮和图标看得清", "4.5:1", colours,
     &colour_rules::shapeContrast},
    {13, "Colour", "Nothing is said by colour alone", "不靠颜色一种方式表达",
     "a mark besides; 4.5:1 to the colour-blind", colours, &colour_rules::notByColour},
    {14, "Colour", "Nothing flashes", "不闪烁", "≤ 3 a second", geometry, nullptr, &colour_rules::flash},
    {15, "Touch", "Targets are large", "按钮够大", "16 mm; main answer and Help 23 mm", geometry, &touch_rules::size},
    {16, "Touch", "Targets are apart", "按钮间隔够宽", "4 mm; keys 20 mm between centres", geometry,
     &touch_rules::apart},
    {17, "Touch", "No target over another, none twice", "按钮不重叠", "0", geometry, &touch_rules::overlapping},
    {18, "Touch", "Targets are within reach", "够得着", "380 – 1220 mm above the floor, panel mounted as planned",
     geometry, &touch_rules::reach},
    {19, "Touch", "A target acts when the finger is lifted inside it", "抬手才算按下", "on release, inside", geometry,
     nullptr, &touch_rules::onRelease},
    {20, "Touch", "A trembling second tap does nothing", "手抖多点一下不算", "one tap in 0.4 s", geometry, nullptr,
     &touch_rules::doubleTap},
    {21, "Touch", "Single taps do everything", "单指点按就能办",
     "no drag, no second finger; a resting palm changes nothing", geometry, &touch_rules::noDrag,
     &touch_rules::oneFinger},
    {22, "Semantics", "Every control has role, name and action", "控件都有角色、名称和动作", "all", geometry,
     &semantics_rules::roleAndName},
    {23, "Semantics", "Names differ and say something", "名称不重复、说得清", "each its own", geometry,
     &semantics_rules::uniqueNames},
    {24, "Semantics", "The label is in the name", "看到的字就是名称", "label ⊆ name", geometry,
     &semantics_rules::labelInName},
    {25, "Semantics", "All visible text is told", "看到的字都读得到", "all", geometry, &semantics_rules::exposedText},
    {26, "Semantics", "State and value are told", "状态和数值读得到", "all; changes are spoken", geometry,
     &semantics_rules::states},
    {27, "Semantics", "Relations are right", "从属关系正确", "choices in named groups", geometry,
     &semantics_rules::relations},
    {28, "Semantics", "One heading a page", "每页一个标题", "exactly one", geometry, &semantics_rules::heading},
    {29, "Focus", "A page begins with one focus", "进页面就有一个焦点", "exactly one", geometry, &focus_rules::onEntry},
    {30, "Focus", "Keypad and two switches reach everything", "小键盘、双开关都能走到", "every target", geometry,
     nullptr, &focus_rules::reachable},
    {31, "Focus", "Keys go in reading order, and never get stuck", "顺序合理、不会卡住", "all, and round", geometry,
     nullptr, &focus_rules::order},
    {32, "Focus", "The focus is seen", "焦点看得见", "ring ≥ 4.5:1", geometry, nullptr, &focus_rules::ring},
    {33, "Focus", "After an overlay the focus is where it was", "关掉弹层焦点回原处", "same target", geometry, nullptr,
     &focus_rules::restored},
    {34, "Focus", "What was typed is never lost silently", "输入的内容不会悄悄丢失",
     "kept through overlays and other letters", geometry, nullptr, &focus_rules::nothingLost},
    {35, "Speech", "What is said is shown", "说的和字幕一样", "the same words, on every page", geometry,
     &speech_rules::captioned},
    {36, "Speech", "The voice stops under the finger", "一碰就停止说话", "at the press", geometry, nullptr,
     &speech_rules::stopsOnTouch},
    {37, "Speech", "Private figures are not for the loudspeaker", "隐私不外放", "headset only", geometry,
     &speech_rules::privately},
    {38, "Speech", "Volume, speed, repeat and pause are everywhere", "音量、快慢、重听、暂停随处可用", "on every page",
     geometry, &speech_rules::voiceControls},
    {39, "Speech", "Figures are read right", "数字读得对", "no digit is left to the voice", geometry,
     &speech_rules::readRight},
    {40, "Care", "Time enough, and a spoken question before it is over", "时间够用、到点先问",
     "120 s, then 45 s; ≥ 10 extensions; twice for who needs it", geometry, nullptr, &care_rules::timers},
    {41, "Care", "A touch is answered at once", "一按就有反应", "100 ms", geometry, nullptr, &care_rules::feedback},
    {42, "Care", "Help is always in the same place", "求助总在同一个地方", "same place and size", geometry,
     &care_rules::help},
    {43, "Care", "There is always a way back to the card", "随时能退卡", "on every page that asks", geometry,
     &care_rules::wayOut},
    {44, "Care", "No advertisement, no bait", "没有广告和诱导", "0 words of the list", geometry, &care_rules::noBait},
    {45, "Care", "Plain words, short sentences", "话短、好懂", "30 characters, 20 words; 0 words of the jargon list",
     geometry, &care_rules::plainWords},
    {46, "Care", "Few steps", "步骤少", "≤ 7 a task", geometry, &care_rules::fewSteps},
    {47, "Care", "Nothing is kept for the next customer", "不留给下一位客户", "every preference as at first", geometry,
     nullptr, &care_rules::forgets},
    {48, "Care", "Letters on receipts are large", "单子上的字够大", "≥ 3 mm", geometry, nullptr, nullptr,
     &care_rules::receiptLetters},
}};

}  // namespace

std::span<const Rule> rules() {
    return kRules;
}

}  // namespace evergreen
