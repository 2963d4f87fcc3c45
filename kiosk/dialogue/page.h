// The page kinds: everything a kiosk can ask or tell, as plain values. A service makes one and hands it to Dialogue; it
// never learns whether it was drawn, spoken or answered by a script. A new service needs no new kind.
#pragma once

#include "kiosk/i18n/text.h"

#include <optional>
#include <vector>

#include <QString>

namespace evergreen {

/// "第 2 步，共 4 步". Both count from 1.
struct Step {
    int number = 0;
    int of = 0;
    bool operator==(const Step&) const = default;
};

/// The mood of a page: what it is about, not how it looks.
enum class Tone {
    Calm,
    Attention,  ///< read this before going on
    Stop        ///< refused, or it would harm
};

/// What every page has. `question` is the one thing asked or told; `say` follows it aloud and in the caption;
/// `explain` is what Help says of this step.
struct PageHead {
    Text where;
    std::optional<Step> step;
    Text question;
    std::vector<Text> say;
    Text explain;
    bool isPrivate = false;      ///< spoken to a headset only: holds balances, names or amounts
    bool backEndsVisit = false;  ///< there is no step back from here: the bar offers the card instead
    bool isQuiet = false;        ///< not said when it comes: nobody has asked for it
    bool isPractice = false;     ///< play money: said on the page itself, unmistakably
    bool isForStaff = false;     ///< not the customer's to answer: said by a frame and the strip
    bool isFenced = false;       ///< for the customer alone, whoever else is let in to help: see page_view.h
    bool operator==(const PageHead&) const = default;
};

/// A label on a button and the pictogram beside it (a file name of images/ without ending; empty: none).
struct Action {
    Text label;
    QString picture;
    bool isEmpty() const { return label.isEmpty(); }
    bool operator==(const Action&) const = default;
};

/// One line of a page of facts. `words` is the value spelled out (empty: none). Private values start hidden.
struct Fact {
    Text label;
    Text value;
    Text words;
    bool big = false;
    bool isPrivate = false;
    bool operator==(const Fact&) const = default;
};

struct ChoicePage {
    struct Option {
        Text label;
        Text detail;
        QString picture;
        bool prominent = false;
        bool isDetailPrivate = false;  ///< shown, and never said
        bool operator==(const Option&) const = default;
    };
    enum class Layout { Tiles, Rows };

    PageHead head;
    std::vector<Option> options;
    Layout layout = Layout::Rows;
    bool operator==(const ChoicePage&) const = default;
};

struct AmountPage {
    PageHead head;
    Money max;
    Text note;                   ///< what may be spent, or why the last amount would not do
    bool isNotePrivate = false;  ///< it tells of a balance: shown, never spoken with the page
    bool operator==(const AmountPage&) const = default;
};

struct DigitsPage {
    PageHead head;
    int digitsMin = 1;
    int digitsMax = 19;
    Text note;
    bool operator==(const DigitsPage&) const = default;
};

struct SecretPage {
    PageHead head;
    int length = 6;
    Text note;  ///< how many tries are left
    bool operator==(const SecretPage&) const = default;
};

/// Facts and a question. `primary` is the safe answer, large and first.
struct ConfirmPage {
    PageHead head;
    QString picture;
    Text body;
    std::vector<Fact> facts;
    Tone tone = Tone::Calm;
    Action primary;
    Action secondary;
    bool operator==(const ConfirmPage&) const = default;
};

struct FactsPage {
    PageHead head;
    std::vector<Fact> facts;
    Action primary;
    Action secondary;
    bool operator==(const FactsPage&) const = default;
};

/// Shown while something is done; asks nothing.
struct WorkingPage {
    PageHead head;
    QString picture;
    std::vector<Text> lines;
    bool operator==(const WorkingPage&) const = default;
};

/// Tells something, with a picture: done, refused, failed, welcome. Without actions it stays until replaced.
struct NoticePage {
    PageHead head;
    QString picture;
    std::vector<Text> lines;
    Tone tone = Tone::Calm;
    Action primary;
    Action secondary;
    bool operator==(const NoticePage&) const = default;
};

}  // namespace evergreen
