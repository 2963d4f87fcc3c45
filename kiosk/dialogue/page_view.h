// A page as somebody who is let in to help sees it: what it asks and what may be pointed at, and of the customer's own
// (names, amounts, numbers, dates) nothing. And the fence: pages on which nobody helps, because what is on them is the
// customer's alone. Spec: HLP-02. Pure functions of page values.
#pragma once

#include "kiosk/dialogue/page.h"

#include <vector>

namespace evergreen {

struct ViewPart {
    QString name;  ///< as the controls are named, an option or a button
    Text words;    ///< masked
    bool operator==(const ViewPart&) const = default;
};

struct PageView {
    const char* kind = "Working";  ///< "Choice", "Amount" …
    Text question;                 ///< masked
    std::vector<ViewPart> parts;   ///< none on a fenced page
    bool isFenced = true;
};

PageView viewOf(const ChoicePage& page);
PageView viewOf(const AmountPage& page);
PageView viewOf(const DigitsPage& page);
PageView viewOf(const SecretPage& page);
PageView viewOf(const ConfirmPage& page);
PageView viewOf(const FactsPage& page);
PageView viewOf(const WorkingPage& page);
PageView viewOf(const NoticePage& page);

/// The same words with a mask in the place of every value: only what the catalogue itself says is left, and the place
/// in a row ("第 2 步").
Text masked(const Text& text);

}  // namespace evergreen
